#pragma once

#include "core/base/guarded.h"
#include "server/http/http_connection.h"
#include "server/http/socket_poller.h"
#include "server/http/web_socket_transport.h"

#include <QHash>
#include <QSet>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>
#include <QWebSocketServer>

#include <atomic>
#include <optional>

namespace chalkreel {

/// A request on its way through the API, until it is answered.
struct ApiExchange
{
    HttpHead head;
    QByteArray body;
    std::shared_ptr<RequestContext> context;
};

/// Counted by all fronts of a server together.
struct ConnectionCounts
{
    std::atomic<int> open = 0;         ///< HTTP and WebSocket
    std::atomic<quint64> refused = 0;  ///< over a limit, or not HTTP
};

/// How many connections each address holds, over all fronts.
class AddressLimiter
{
public:
    explicit AddressLimiter(int most)
        : m_most{most}
    {
    }
    /// False when it has as many as it may.
    bool enter(const QHostAddress &address);
    void leave(const QHostAddress &address);

private:
    /// One person's IPv6 network is one address here: a /64.
    static QHostAddress groupOf(const QHostAddress &address);
    const int m_most;
    Guarded<QHash<QHostAddress, int>> m_counts;
};

/// What the fronts of one server have in common. Outlives them.
struct FrontShared
{
    explicit FrontShared(HttpLimits limits, RequestGate &gate)
        : limits{limits}
        , gate{gate}
        , addresses{limits.connectionsPerAddress}
    {
    }

    const HttpLimits limits;
    RequestGate &gate;
    std::optional<QSslConfiguration> tls;
    AddressLimiter addresses;
    ConnectionCounts counts;
};

/// One listening socket with its connections, on one thread. QHttpServer, behind it, gets each API request as a number
/// (see exchange()), so that it sees nothing of what a client could do to it.
class HttpFront final : public QTcpServer
{
    Q_OBJECT
public:
    explicit HttpFront(FrontShared &shared);
    ~HttpFront() override;

    /// Of the request that QHttpServer got with this number; null when its client is gone.
    std::shared_ptr<ApiExchange> exchange(quint64 number) const { return m_exchanges.value(number); }
    /// On this front's thread, once for each exchange.
    void answer(quint64 number, const HttpReply &reply);

    /// Takes no more connections, closes idle ones; those at work end with their answer. `drained` follows.
    void drain();
    bool isIdle() const { return m_connections.isEmpty() && m_exchanges.isEmpty(); }

    /// The header by which QHttpServer's rules know the exchange.
    static constexpr char kExchangeHeader[] = "X-Exchange";
    /// The property of a QWebSocket in which its WebSocketTransport is found.
    static constexpr char kTransport[] = "transport";

signals:
    /// A WebSocket that was admitted, with its request's context.
    void webSocketOpened(QWebSocket *socket, std::shared_ptr<chalkreel::RequestContext> context);
    void drained();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    friend class HttpConnection;

    quint64 openExchange(HttpConnection &connection, ApiExchange exchange);
    void handToBridge(BridgeSocket *bridge);
    void upgrade(std::unique_ptr<ClientSocket> client, qint64 requestBytes, std::shared_ptr<RequestContext> context);
    void onNewWebSocket();
    void forget(HttpConnection &connection);
    void sweep();
    qint64 now() const { return m_clock.elapsed(); }

    FrontShared &m_shared;
    SocketPoller m_poller;
    QWebSocketServer m_webSockets;
    struct Opening
    {
        QPointer<WebSocketTransport> transport;
        std::shared_ptr<RequestContext> context;
    };
    QHash<QString, Opening> m_opening;  ///< by the client's address and port
    QSet<HttpConnection *> m_connections;
    QHash<quint64, std::shared_ptr<ApiExchange>> m_exchanges;
    QHash<quint64, QPointer<HttpConnection>> m_askers;
    quint64 m_lastExchange = 0;
    QElapsedTimer m_clock;
    QTimer m_sweeper;
    bool m_isDraining = false;
};

}  // namespace chalkreel
