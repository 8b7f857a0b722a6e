#include "server/api/api_router.h"

#include "server/api/api_call.h"
#include "server/api/reply.h"
#include "server/http/http_front.h"

#include <QHttpServer>
#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcApi, "chalkreel.api", QtInfoMsg)

namespace chalkreel {
namespace {

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
using ResponderArgument = QHttpServerResponder &;
#else
using ResponderArgument = QHttpServerResponder &&;
#endif

quint64 exchangeNumber(const QHttpServerRequest &request)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    return request.headers().value(HttpFront::kExchangeHeader).toByteArray().toULongLong();
#else
    return request.value(HttpFront::kExchangeHeader).toULongLong();
#endif
}

bool bindTo(QHttpServer &server, HttpFront &front)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    const bool isBound = server.bind(&front);
#else
    server.bind(&front);
    const bool isBound = front.isListening();
#endif
    front.setParent(nullptr);  // bind() took it, and our owner keeps it
    return isBound;
}

}  // namespace

QByteArray routerPath(const Route &route) { return QByteArray{"/"} + route.doc.tag; }

class ApiRouter::Private
{
public:
    Private(HttpFront &front, ApiThreads &threads)
        : front{front}
        , threads{threads}
    {
    }

    void handle(quint64 number, std::shared_ptr<QHttpServerResponder> responder);
    void answer(quint64 number, const HttpReply &reply, QHttpServerResponder &responder);

    HttpFront &front;
    ApiThreads &threads;
    QHttpServer server;
    QObject life;  ///< answers that come when it is gone are dropped
};

ApiRouter::ApiRouter(HttpFront &front, const RouteTable &table, ApiThreads &threads)
    : d{std::make_unique<Private>(front, threads)}
{
    const auto handler = [d = d.get()](const QHttpServerRequest &request, ResponderArgument responder) {
        d->handle(exchangeNumber(request), std::make_shared<QHttpServerResponder>(std::move(responder)));
    };
    QByteArrayList groups;
    for (const auto &route : table.routes()) {
        if (!std::holds_alternative<ApiHandler>(route->handler) || groups.contains(route->doc.tag)) continue;
        groups.append(route->doc.tag);
        d->server.route(QString::fromLatin1(routerPath(*route)), handler);
    }
    if (!bindTo(d->server, front)) qCCritical(lcApi) << "The API could not be bound to its front.";
}

ApiRouter::~ApiRouter() = default;

void ApiRouter::Private::handle(quint64 number, std::shared_ptr<QHttpServerResponder> responder)
{
    const std::shared_ptr<ApiExchange> exchange = front.exchange(number);
    if (!exchange) return;
    const auto context = std::dynamic_pointer_cast<ApiContext>(exchange->context);
    const auto *handler = std::get_if<ApiHandler>(&context->route->handler);
    // The API's threads end before their fronts do, so the address is good.
    const bool isPosted = threads.post([this, number, handler, exchange, context, responder]() mutable {
        const HttpReply reply = callHandler(*handler, exchange->head, exchange->body, *context);
        QMetaObject::invokeMethod(
            &life, [this, number, reply, responder = std::move(responder)] { answer(number, reply, *responder); }, Qt::QueuedConnection);
    });
    if (!isPosted)
        answer(number, errorReply({ErrorCode::Unavailable, QStringLiteral("The server has too much to do; try again soon."), {}}),
               *responder);
}

void ApiRouter::Private::answer(quint64 number, const HttpReply &reply, QHttpServerResponder &responder)
{
    // To QHttpServer's side of the bridge, so that it is ready for the next request; nobody reads it.
    responder.write(QHttpServerResponder::StatusCode::NoContent);
    front.answer(number, reply);
}

}  // namespace chalkreel
