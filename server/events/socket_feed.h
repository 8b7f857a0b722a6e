#pragma once

#include "core/backend/backend.h"
#include "core/base/guarded.h"
#include "server/api/api_context.h"
#include "server/events/socket_counts.h"
#include "server/http/http_front.h"
#include "server/processes/process_tracker.h"

#include <QSet>

namespace chalkreel {

class Accounts;
class SocketHub;

/// Tells open WebSockets what happens in a library. Lives on the backend's thread; the sockets live on those of the
/// server, with a hub each, to which an event goes once.
class SocketFeed final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it, and it must outlive the threads that sockets are opened on. `accounts` is null for an open server.
    SocketFeed(Backend &backend, Accounts *accounts, const SocketLimits &limits = {});
    ~SocketFeed() override;

    Backend &backend() { return m_backend; }
    Accounts *accounts() { return m_accounts; }
    const SocketLimits &limits() const { return m_limits; }
    SocketCounts &counts() { return m_counts; }

    /// On the thread that the socket lives on, which then has a hub.
    void open(QWebSocket *socket, const std::shared_ptr<ApiContext> &context);
    /// Closes what came in by these: an EndedListener. Any thread.
    void endCredentials(const QList<CredentialId> &ended);
    /// Says goodbye to all: the server is about to leave. Any thread.
    void closeAll();

private:
    friend class SocketHub;

    SocketHub &hubHere();
    void forget(SocketHub &hub);
    void onEvent(const Event &event);
    /// Runs on each hub's thread.
    void onHubs(const std::function<void(SocketHub &)> &task);

    Backend &m_backend;
    Accounts *m_accounts;
    const SocketLimits m_limits;
    SocketCounts m_counts;
    ProcessTracker m_processes;
    Guarded<QSet<SocketHub *>> m_hubs;
};

/// Under which a person's sockets are counted.
[[nodiscard]] QString userKeyOf(const Principal &principal);

}  // namespace chalkreel
