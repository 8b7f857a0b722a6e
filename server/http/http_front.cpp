#include "server/http/http_front.h"

#include "server/http/bridge_socket.h"
#include "server/http/plain_socket.h"
#include "server/http/tls_socket.h"

#include <QWebSocket>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace chalkreel {
namespace {

constexpr std::chrono::milliseconds kSweep{500};
constexpr int kWaitingConnections = 1024;

QString keyOf(const QHostAddress &address, quint16 port) { return address.toString() + u' ' + QString::number(port); }

quint16 portOf(const sockaddr_storage &address)
{
    if (address.ss_family == AF_INET6) return ntohs(reinterpret_cast<const sockaddr_in6 &>(address).sin6_port);
    return ntohs(reinterpret_cast<const sockaddr_in &>(address).sin_port);
}

}  // namespace

QHostAddress AddressLimiter::groupOf(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4) return QHostAddress{ipv4};
    Q_IPV6ADDR bits = address.toIPv6Address();
    std::fill(std::begin(bits.c) + 8, std::end(bits.c), quint8{0});
    return QHostAddress{bits};
}

bool AddressLimiter::enter(const QHostAddress &address)
{
    return m_counts.with([&](auto &counts) {
        int &count = counts[groupOf(address)];
        if (count >= m_most) return false;
        ++count;
        return true;
    });
}

void AddressLimiter::leave(const QHostAddress &address)
{
    m_counts.with([&](auto &counts) {
        const auto it = counts.find(groupOf(address));
        if (it != counts.end() && --*it <= 0) counts.erase(it);
    });
}

HttpFront::HttpFront(FrontShared &shared)
    : m_shared{shared}
    , m_webSockets{QStringLiteral("Chalkreel"), QWebSocketServer::NonSecureMode}
{
    m_clock.start();
    setMaxPendingConnections(kWaitingConnections);
    connect(&m_webSockets, &QWebSocketServer::newConnection, this, &HttpFront::onNewWebSocket);
    connect(&m_sweeper, &QTimer::timeout, this, &HttpFront::sweep);
    m_sweeper.start(kSweep);
}

HttpFront::~HttpFront()
{
    const QSet<HttpConnection *> connections = m_connections;
    for (HttpConnection *connection : connections) connection->die(499);
    // Those that wait for the API are our children too, and forget() must find a whole object. So must whoever has a WebSocket's end told.
    qDeleteAll(findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly));
    qDeleteAll(m_webSockets.findChildren<QWebSocket *>(Qt::FindDirectChildrenOnly));
    const QHash<QString, Opening> opening = m_opening;
    for (const Opening &one : opening) delete one.transport;
}

void HttpFront::incomingConnection(qintptr descriptor)
{
    const int handle = static_cast<int>(descriptor);
    const auto turnAway = [&] {
        static constexpr char kBusy[] =
            "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 5\r\nConnection: close\r\n\r\n";
        if (!m_shared.tls) std::ignore = ::send(handle, kBusy, sizeof kBusy - 1, MSG_NOSIGNAL | MSG_DONTWAIT);
        ::close(handle);
        m_shared.counts.refused++;
    };
    sockaddr_storage address = {};
    socklen_t size = sizeof address;
    if (::getpeername(handle, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
        ::close(handle);
        return;
    }
    const QHostAddress from{reinterpret_cast<const sockaddr *>(&address)};
    if (m_shared.counts.open >= m_shared.limits.connections || !m_shared.addresses.enter(from)) return turnAway();

    const Peer peer{from, portOf(address), m_shared.tls.has_value()};
    std::unique_ptr<ClientSocket> socket;
    if (m_shared.tls)
        socket = std::make_unique<TlsSocket>(*m_shared.tls, handle, peer);
    else
        socket = std::make_unique<PlainSocket>(m_poller, handle, peer);
    m_shared.counts.open++;
    m_connections.insert(new HttpConnection{*this, std::move(socket)});
}

quint64 HttpFront::openExchange(HttpConnection &connection, ApiExchange exchange)
{
    const quint64 number = ++m_lastExchange;
    m_exchanges.insert(number, std::make_shared<ApiExchange>(std::move(exchange)));
    m_askers.insert(number, &connection);
    return number;
}

void HttpFront::handToBridge(BridgeSocket *bridge) { addPendingConnection(bridge); }

void HttpFront::answer(quint64 number, const HttpReply &reply)
{
    if (!m_exchanges.remove(number)) return;
    const QPointer<HttpConnection> connection = m_askers.take(number);
    if (!connection) return;
    connection->m_exchange = 0;
    if (connection->m_phase != HttpConnection::Phase::Dead) {
        connection->reply(reply);
        return;
    }
    // The client left meanwhile. QHttpServer is still on the bridge right now, so it goes a turn later.
    QMetaObject::invokeMethod(
        connection,
        [connection = connection.data()] {
            if (connection->m_bridge) connection->m_bridge->hangUp();
            connection->deleteLater();
        },
        Qt::QueuedConnection);
}

void HttpFront::upgrade(std::unique_ptr<ClientSocket> client, qint64 requestBytes, std::shared_ptr<RequestContext> context)
{
    const Peer peer = client->peer();
    auto *transport = new WebSocketTransport{std::move(client), requestBytes};
    m_opening.insert(keyOf(peer.address, peer.port), {transport, std::move(context)});
    // Of a child of its own: QWebSocket cuts all connections of the socket itself before that goes.
    connect(new QObject{transport}, &QObject::destroyed, this, [this, peer] {
        m_opening.remove(keyOf(peer.address, peer.port));
        m_shared.addresses.leave(peer.address);
        m_shared.counts.open--;
    });
    m_webSockets.handleConnection(transport);  // which finds the request in it
}

void HttpFront::onNewWebSocket()
{
    while (QWebSocket *socket = m_webSockets.nextPendingConnection()) {
        Opening opening = m_opening.take(keyOf(socket->peerAddress(), socket->peerPort()));
        // Of one that has ended already nobody would ever be told.
        if (!opening.context || m_isDraining || socket->state() != QAbstractSocket::ConnectedState) {
            delete socket;
            continue;
        }
        socket->setParent(&m_webSockets);
        socket->setProperty(kTransport, QVariant::fromValue<QObject *>(opening.transport));
        emit webSocketOpened(socket, std::move(opening.context));
    }
}

void HttpFront::forget(HttpConnection &connection)
{
    if (!m_connections.remove(&connection)) return;
    // An upgraded one stays counted until its socket goes.
    if (!connection.m_isUpgraded) {
        m_shared.addresses.leave(connection.m_peer.address);
        m_shared.counts.open--;
    }
    if (m_isDraining && m_connections.isEmpty()) emit drained();
}

void HttpFront::sweep()
{
    const qint64 time = now();
    QList<HttpConnection *> overdue;
    for (HttpConnection *connection : std::as_const(m_connections))
        if (connection->isOverdue(time)) overdue.append(connection);
    for (HttpConnection *connection : std::as_const(overdue)) connection->onOverdue();
}

void HttpFront::drain()
{
    close();
    const QSet<HttpConnection *> connections = m_connections;
    for (HttpConnection *connection : connections)
        if (connection->m_phase == HttpConnection::Phase::Handshake ||
            (connection->m_phase == HttpConnection::Phase::Head && !connection->m_requestTime.isValid()))
            connection->die(499);
    // Only now: with the last of those that go, forget() would have said it too.
    m_isDraining = true;
    if (m_connections.isEmpty()) emit drained();
}

}  // namespace chalkreel
