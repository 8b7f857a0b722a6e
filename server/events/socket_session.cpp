#include "server/events/socket_session.h"

#include "core/security/accounts.h"
#include "server/api/json_names.h"
#include "server/events/socket_feed.h"
#include "server/events/socket_hub.h"
#include "server/http/web_socket_transport.h"

#include <QJsonDocument>

namespace chalkreel {
namespace {

/// A ping without content (RFC 6455, section 5.2).
constexpr qint64 kPingBytes = 2;

Result<QJsonObject> messageOf(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject() || repeatedJsonName(bytes))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("Messages are JSON objects."));
    return document.object();
}

}  // namespace

SocketSession::SocketSession(SocketHub &hub, QWebSocket &socket, const SocketOpening &opening, QString channel)
    : QObject{&socket}
    , m_hub{&hub}
    , m_socket{socket}
    , m_transport{qobject_cast<WebSocketTransport *>(socket.property(HttpFront::kTransport).value<QObject *>())}
    , m_library{std::in_place, hub.feed().backend(), opening.principal}
    , m_channel{std::move(channel)}
    , m_addressKey{addressKey(opening.clientAddress)}
    , m_isAuthenticated{opening.isAuthenticated}
    , m_allowance{hub.feed().limits().frameBurst}
    , m_lastFrame{hub.now()}
    , m_openedAt{hub.now()}
    , m_pingedAt{hub.now()}
{
    const SocketLimits &limits = hub.feed().limits();
    m_socket.setMaxAllowedIncomingMessageSize(static_cast<quint64>(limits.messageBytes));
    m_socket.setMaxAllowedIncomingFrameSize(static_cast<quint64>(limits.messageBytes));
    connect(&m_socket, &QWebSocket::textFrameReceived, this, &SocketSession::onFrame);
    connect(&m_socket, &QWebSocket::binaryFrameReceived, this, &SocketSession::onFrame);
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &SocketSession::onText);
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this,
            [this] { close(SocketClose::BadData, QStringLiteral("Messages are text.")); });
    connect(&m_socket, &QWebSocket::pong, this, [this] { m_unanswered = 0; });
    connect(&m_socket, &QWebSocket::bytesWritten, this, &SocketSession::onWritten);
    connect(m_transport, &WebSocketTransport::violated, this, &SocketSession::onViolated);
    connect(m_transport, &QObject::destroyed, this, [this] { m_transport = nullptr; });
    connect(&m_socket, &QWebSocket::disconnected, &m_socket, &QObject::deleteLater);
}

SocketSession::~SocketSession()
{
    if (!m_hub) return;
    m_hub->remove(*this);
    SocketCounts &counts = m_hub->feed().counts();
    if (m_isCounted) counts.leave(m_addressKey);
    if (!m_userKey.isEmpty()) counts.leave(m_userKey);
    counts.closed(m_channel);
}

void SocketSession::start()
{
    SocketCounts &counts = m_hub->feed().counts();
    counts.opened(m_channel);
    if (m_transport && m_transport->isViolated()) return onViolated();
    m_isCounted = counts.enterAddress(m_addressKey);
    if (!m_isCounted) return close(SocketClose::TooMany, QStringLiteral("There are too many connections from this address."));
    if (m_isAuthenticated) welcome(principal());
}

void SocketSession::welcome(const Principal &principal)
{
    // What ended since the request's head was read would be told to this socket by nobody.
    Accounts *accounts = m_hub->feed().accounts();
    if (accounts && !accounts->renewed(principal))
        return close(SocketClose::Unauthorized, QStringLiteral("Your access ended. Sign in again."));
    if (principal.source == PrincipalSource::Share)
        return close(SocketClose::Forbidden, QStringLiteral("A shared link does not lead here."));
    if (!principal.user.isNull()) {
        const QString key = userKeyOf(principal);
        if (!m_hub->feed().counts().enterUser(key)) return close(SocketClose::TooMany, QStringLiteral("You have too many connections."));
        m_userKey = key;
    }
    m_isAuthenticated = true;
    begin();
}

void SocketSession::tick(qint64 now)
{
    const SocketLimits &limits = m_hub->feed().limits();
    const auto past = [now](qint64 since, std::chrono::milliseconds limit) { return now - since >= limit.count(); };
    if (isClosing()) {
        if (past(m_closingSince, limits.closing)) m_socket.abort();
        return;
    }
    if (!m_isAuthenticated) {
        if (past(m_openedAt, limits.authentication)) close(SocketClose::Unauthorized, QStringLiteral("No token came."));
        return;
    }
    checkAnsweredPings();
    if (isClosing() || !past(m_pingedAt, limits.ping)) return;
    if (m_unanswered >= limits.missedPongs) return close(SocketClose::TooSlow, QStringLiteral("You do not answer."));
    Accounts *accounts = m_hub->feed().accounts();
    if (accounts && !accounts->renewed(principal()))
        return close(SocketClose::Unauthorized, QStringLiteral("Your access ended. Sign in again."));
    m_pingedAt = now;
    ++m_unanswered;
    m_socket.ping();
    m_askedBytes += kPingBytes;
    onQuiet();
}

/// QWebSocket answers pings by itself. Whoever sends them without end makes us write, perhaps without ever reading it.
void SocketSession::checkAnsweredPings()
{
    const qint64 answered = (m_transport ? m_transport->writtenBytes() : 0) - m_askedBytes;
    if (answered - std::exchange(m_answerBytes, answered) > m_hub->feed().limits().answeredPingBytes)
        close(SocketClose::Policy, QStringLiteral("Too many pings."));
}

void SocketSession::take(const FedEvent &event)
{
    if (m_isAuthenticated && !isClosing()) onEvent(event);
}

void SocketSession::endCredentials(const QSet<CredentialId> &ended)
{
    if (ended.contains(principal().credential))
        close(SocketClose::Unauthorized, QStringLiteral("Your access ended or changed. Sign in again."));
}

void SocketSession::close(SocketClose code, const QString &reason)
{
    if (isClosing()) return;
    m_hub->feed().counts().closedByUs(static_cast<int>(code));
    m_closingSince = m_hub->now();
    m_socket.close(static_cast<QWebSocketProtocol::CloseCode>(code), reason);
}

qint64 SocketSession::backlog() const { return m_transport ? m_transport->bytesToWrite() : 0; }

void SocketSession::send(const WireText &text)
{
    if (isClosing() || !m_transport) return;
    const SocketLimits &limits = m_hub->feed().limits();
    if (m_transport->bytesToWrite() > limits.queuedBytes || m_queuedFrames.size() >= limits.queuedFrames)
        return close(SocketClose::TooSlow, QStringLiteral("You do not read what you asked for."));
    const QByteArray &frame = text.frame();
    m_transport->send(frame);
    m_askedBytes += frame.size();
    if (m_transport->bytesToWrite() > 0) m_queuedFrames.enqueue(m_transport->writtenBytes());
}

bool SocketSession::hasRoom() const
{
    const SocketLimits &limits = m_hub->feed().limits();
    return backlog() < limits.replayBytes && m_queuedFrames.size() < limits.queuedFrames / 2;
}

void SocketSession::onWritten()
{
    const qint64 left = m_transport ? m_transport->writtenBytes() - m_transport->bytesToWrite() : 0;
    while (!m_queuedFrames.isEmpty() && m_queuedFrames.head() <= left) m_queuedFrames.dequeue();
    if (m_isAuthenticated && !isClosing()) onRoom();
}

void SocketSession::onViolated() { close(SocketClose::Protocol, QStringLiteral("A client's frames have to be masked.")); }

bool SocketSession::isTooFast()
{
    const SocketLimits &limits = m_hub->feed().limits();
    const qint64 now = m_hub->now();
    m_allowance = std::min(limits.frameBurst, m_allowance + static_cast<double>(now - m_lastFrame) * limits.framesPerSecond / 1000);
    m_lastFrame = now;
    if (m_allowance < 1) return true;
    m_allowance -= 1;
    return false;
}

/// Parts of a message count as well: one that never ends is no way around the limit.
void SocketSession::onFrame()
{
    if (!isClosing() && isTooFast()) close(SocketClose::Policy, QStringLiteral("Too many messages."));
}

void SocketSession::onText(const QString &text)
{
    if (isClosing()) return;
    const Result<QJsonObject> message = messageOf(text == QLatin1StringView{"ping"} ? QStringLiteral("{\"type\":\"ping\"}") : text);
    if (!message) return close(m_isAuthenticated ? SocketClose::BadData : SocketClose::Unauthorized, message.error().message);
    const QString type = message->value(QLatin1StringView{"type"}).toString();
    if (!m_isAuthenticated) return authenticate(*message);
    if (type == QLatin1StringView{"ping"})
        return send(frameText({{QStringLiteral("type"), QStringLiteral("pong")},
                               {QStringLiteral("timestamp"), JsonCodec<QDateTime>::write(QDateTime::currentDateTimeUtc())}}));
    // A client that always sends its token first need not know that its request had shown it already.
    if (type != QLatin1StringView{"auth"}) onMessage(*message);
}

void SocketSession::authenticate(const QJsonObject &message)
{
    Accounts *accounts = m_hub->feed().accounts();
    const QString token = message.value(QLatin1StringView{"token"}).toString();
    // An empty one would count as none.
    if (message.value(QLatin1StringView{"type"}) != QLatin1StringView{"auth"} || token.isEmpty() || !accounts)
        return close(SocketClose::Unauthorized, QStringLiteral("Show your token first."));
    const Result<Principal> principal = accounts->authenticate({.bearer = token, .ticket = {}});
    if (!principal) return close(SocketClose::Unauthorized, principal.error().message);
    m_library.emplace(m_hub->feed().backend(), *principal);
    send(frameText({{QStringLiteral("type"), QStringLiteral("authenticated")}}));
    welcome(*principal);
}

}  // namespace chalkreel
