#include "server/server.h"

#include "core/base/thread_name.h"
#include "server/api/api_router.h"
#include "server/http/listen_socket.h"

#include <QThread>
#include <QTimer>
#include <QWebSocket>

#include <csignal>
#include <unistd.h>

namespace chalkreel {
namespace {

constexpr std::size_t kWaitingRequests = 1024;

/// What lives on one of the server's threads, and dies there.
struct FrontThread
{
    QThread thread;
    QObject *context = nullptr;  ///< on the thread
    std::unique_ptr<HttpFront> front;
    std::unique_ptr<ApiRouter> router;
};

}  // namespace

class Server::Private
{
public:
    Private(Gateway &gateway, ServerOptions given)
        : options{std::move(given)}
        , gateway{gateway}
        , shared{options.limits, gateway}
        , apiThreads{std::make_unique<ApiThreads>(options.apiThreads, kWaitingRequests)}
    {
        shared.tls = options.tls;
    }

    ServerOptions options;
    Gateway &gateway;
    FrontShared shared;
    std::unique_ptr<ApiThreads> apiThreads;
    std::vector<std::unique_ptr<FrontThread>> threads;
    quint16 port = 0;
    int atWork = 0;
    bool isStopping = false;
};

Server::Server(std::unique_ptr<Private> d)
    : d{std::move(d)}
{
}

Result<std::unique_ptr<Server>> Server::start(const RouteTable &table, Gateway &gateway, WebSocketOpener opener, ServerOptions options)
{
    // sendfile() on a connection whose client has left raises it, and has no flag against that.
    std::signal(SIGPIPE, SIG_IGN);
    QList<ListenSocket> sockets;
    for (int i = 0; i < options.threads; ++i) {
        const Result<ListenSocket> socket = openListenSocket(options.address, i == 0 ? options.port : sockets.first().port, i == 0);
        if (!socket) {
            for (const ListenSocket &open : std::as_const(sockets)) ::close(open.descriptor);
            return fail(socket.error());
        }
        sockets.append(*socket);
    }
    std::unique_ptr<Server> server{new Server{std::make_unique<Private>(gateway, std::move(options))}};
    Private &d = *server->d;
    d.port = sockets.first().port;
    for (const ListenSocket &socket : std::as_const(sockets)) {
        d.threads.push_back(std::make_unique<FrontThread>());
        FrontThread &one = *d.threads.back();
        one.context = new QObject;
        one.context->moveToThread(&one.thread);
        one.thread.setObjectName(QStringLiteral("http"));
        one.thread.start();
        QMetaObject::invokeMethod(
            one.context,
            [&] {
                one.front = std::make_unique<HttpFront>(d.shared);
                one.front->setSocketDescriptor(socket.descriptor);
                one.router = std::make_unique<ApiRouter>(*one.front, table, *d.apiThreads);
                QObject::connect(one.front.get(), &HttpFront::webSocketOpened, one.context,
                                 [opener](QWebSocket *webSocket, const std::shared_ptr<RequestContext> &context) {
                                     opener(webSocket, std::dynamic_pointer_cast<ApiContext>(context));
                                 });
            },
            Qt::BlockingQueuedConnection);
        connect(one.front.get(), &HttpFront::drained, server.get(), [server = server.get()] {
            if (--server->d->atWork == 0) emit server->stopped();
        });
    }
    return server;
}

Server::~Server()
{
    // Their answers go to the fronts, so they end first.
    d->apiThreads.reset();
    for (const auto &one : d->threads) {
        QMetaObject::invokeMethod(
            one->context,
            [&one] {
                one->router.reset();
                one->front.reset();
                one->context->deleteLater();
            },
            Qt::BlockingQueuedConnection);
        one->thread.quit();
        one->thread.wait();
    }
}

quint16 Server::port() const { return d->port; }
const ConnectionCounts &Server::connections() const { return d->shared.counts; }

void Server::stop()
{
    if (d->isStopping) return;
    d->isStopping = true;
    d->gateway.drain();
    d->atWork = static_cast<int>(d->threads.size());
    for (const auto &one : d->threads)
        QMetaObject::invokeMethod(one->front.get(), [front = one->front.get()] { front->drain(); }, Qt::QueuedConnection);
    QTimer::singleShot(d->options.drain, this, &Server::stopped);
}

}  // namespace chalkreel
