#include "server/events/socket_hub.h"

#include "server/events/socket_feed.h"
#include "server/events/socket_sessions.h"

#include <QWebSocket>

namespace chalkreel {
namespace {

constexpr std::chrono::milliseconds kTick{1000};

}  // namespace

SocketHub::SocketHub(SocketFeed &feed)
    : m_feed{feed}
{
    m_clock.start();
    connect(&m_ticker, &QTimer::timeout, this, &SocketHub::tick);
    m_ticker.start(kTick);
}

SocketHub::~SocketHub() { m_feed.forget(*this); }

void SocketHub::open(QWebSocket &socket, const ApiContext &context)
{
    SocketSession *session = makeSession(*this, socket, context);
    m_sessions.insert(session);
    session->start();
}

// Sessions go when their sockets are deleted, and those are deleted from the event loop: never below these loops.
void SocketHub::take(const FedEvent &event)
{
    for (SocketSession *session : std::as_const(m_sessions)) session->take(event);
}

void SocketHub::endCredentials(const QSet<CredentialId> &ended)
{
    for (SocketSession *session : std::as_const(m_sessions)) session->endCredentials(ended);
}

void SocketHub::closeAll(SocketClose code, const QString &reason)
{
    for (SocketSession *session : std::as_const(m_sessions)) session->close(code, reason);
}

void SocketHub::tick()
{
    const qint64 time = now();
    for (SocketSession *session : std::as_const(m_sessions)) session->tick(time);
}

}  // namespace chalkreel
