#pragma once

#include "core/model/user.h"
#include "server/events/fed_event.h"
#include "server/events/socket_limits.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>

class QWebSocket;

namespace chalkreel {

class ApiContext;
class SocketFeed;
class SocketSession;

/// The open WebSockets of one thread, with one clock for all of them.
class SocketHub final : public QObject
{
public:
    explicit SocketHub(SocketFeed &feed);
    ~SocketHub() override;

    SocketFeed &feed() { return m_feed; }
    qint64 now() const { return m_clock.elapsed(); }

    void open(QWebSocket &socket, const ApiContext &context);
    void take(const FedEvent &event);
    void endCredentials(const QSet<CredentialId> &ended);
    void closeAll(SocketClose code, const QString &reason);
    void remove(SocketSession &session) { m_sessions.remove(&session); }

private:
    void tick();

    SocketFeed &m_feed;
    QSet<SocketSession *> m_sessions;
    QElapsedTimer m_clock;
    QTimer m_ticker;
};

}  // namespace chalkreel
