#pragma once

#include "core/base/result.h"
#include "server/api/gateway.h"
#include "server/http/http_front.h"

#include <QObject>

#include <memory>

namespace chalkreel {

struct ServerOptions
{
    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 8000;  ///< 0: a free one
    int threads = 2;      ///< that hold connections
    int apiThreads = 8;   ///< that answer requests of the API
    HttpLimits limits;
    std::optional<QSslConfiguration> tls;
    std::chrono::milliseconds drain{20000};  ///< for what is at work when the server stops
};

/// Called on the front's own thread, of which there are several.
using WebSocketOpener = std::function<void(QWebSocket *socket, const std::shared_ptr<ApiContext> &context)>;

/// The running server: threads with a front each, behind one gateway, before one table.
class Server : public QObject
{
    Q_OBJECT
public:
    /// `table` and `gateway` must outlive it. What openListenSocket() fails with.
    static Result<std::unique_ptr<Server>> start(const RouteTable &table, Gateway &gateway, WebSocketOpener opener, ServerOptions options);
    /// Stops, without waiting for what is at work.
    ~Server() override;

    quint16 port() const;
    const ConnectionCounts &connections() const;

    /// No more requests; what is at work ends, at most for ServerOptions::drain. `stopped` follows.
    void stop();

signals:
    void stopped();

private:
    class Private;
    explicit Server(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

}  // namespace chalkreel
