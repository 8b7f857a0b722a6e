#include "server/api/gateway.h"

#include "core/security/accounts.h"
#include "server/api/api_call.h"
#include "server/api/api_router.h"
#include "server/api/reply.h"
#include "server/api/trace_context.h"
#include "server/http/problem.h"

#include <QUrlQuery>

namespace chalkreel {
namespace {

constexpr QLatin1StringView kBearer{"Bearer "};
/// What a page of another host may read of an answer, and send with a request.
constexpr char kExposed[] =
    "ETag, Location, Content-Range, Content-Disposition, X-Request-Id, X-Job-Id, X-Event-Sequence, traceresponse, Retry-After, "
    "Tus-Resumable, "
    "Tus-Version, Tus-Extension, Tus-Max-Size, Tus-Checksum-Algorithm, Upload-Offset, Upload-Length, Upload-Expires";
constexpr char kAccepted[] =
    "Authorization, Content-Type, If-Match, If-None-Match, If-Range, Range, Idempotency-Key, X-Request-Id, traceparent, "
    "Tus-Resumable, Upload-Length, Upload-Metadata, Upload-Offset, Upload-Checksum, Upload-Defer-Length";

HttpReply refusal(int status, const char *code, const QString &sentence) { return problemReply(status, QLatin1StringView{code}, sentence); }

bool isReading(const QByteArray &method) { return method == "GET" || method == "HEAD" || method == "OPTIONS"; }

/// "example.org:8000" without its port.
QString hostName(const QByteArray &host)
{
    if (host.startsWith('[')) return QString::fromLatin1(host.left(host.indexOf(']') + 1));
    const qsizetype colon = host.indexOf(':');
    return QString::fromLatin1(colon < 0 ? host : host.first(colon)).toLower();
}

/// As text; that of the one that asked last, as most often, is not made anew.
QString addressText(const QHostAddress &address)
{
    thread_local QHostAddress known;
    thread_local QString text;
    if (text.isEmpty() || known != address) {
        known = address;
        text = address.toString();
    }
    return text;
}

/// addressKey() of the one that asked last, as most often, is not made anew.
QString bucketKey(const QString &address)
{
    thread_local QString known;
    thread_local QString key;
    if (known != address) {
        known = address;
        key = addressKey(address);
    }
    return key;
}

QString bearerOf(const HttpHead &head)
{
    const QString header = QString::fromLatin1(head.value("Authorization"));
    return header.startsWith(kBearer, Qt::CaseInsensitive) ? header.mid(kBearer.size()).trimmed() : QString{};
}

}  // namespace

Gateway::Gateway(const RouteTable &table, Accounts *accounts, GatewayOptions options, QList<RequestObserver *> observers)
    : m_table{table}
    , m_accounts{accounts}
    , m_options{std::move(options)}
    , m_observers{std::move(observers)}
    , m_byAddress{m_options.byAddress}
    , m_byUser{m_options.byUser}
{
    Q_ASSERT(m_options.isOpen == (m_accounts == nullptr));
}

Admission Gateway::admit(const HttpHead &head, const Peer &peer)
{
    const auto context = std::make_shared<ApiContext>();
    Admission admission{.context = context, .decision = HttpReply{}};
    context->requestId = requestIdOf(head);
    context->trace = traceOf(head);
    readClient(head, peer, *context);
    admission.headers = {{QByteArrayLiteral("X-Request-Id"), context->requestId.toLatin1()},
                         {QByteArrayLiteral("traceresponse"), responseOf(context->trace)},
                         {QByteArrayLiteral("X-Content-Type-Options"), QByteArrayLiteral("nosniff")},
                         {QByteArrayLiteral("Referrer-Policy"), QByteArrayLiteral("no-referrer")}};

    if (auto refused = checkOrigin(head, *context, admission.headers)) {
        admission.decision = *std::move(refused);
        return admission;
    }
    RouteTable::Match match = m_table.match(head.method, head.path);
    // A row of its own answers OPTIONS where the protocol wants more than CORS does (tus).
    const bool isPreflight = head.method == "OPTIONS" && !head.value("Access-Control-Request-Method").isEmpty();
    if (head.method == "OPTIONS" && (isPreflight || !match.route)) {
        admission.decision = preflight(head, match.allowed);
        return admission;
    }
    if (!match.route) {
        if (match.allowed.isEmpty()) {
            admission.decision = refusal(404, "not_found", QStringLiteral("There is nothing at this address."));
        } else {
            HttpReply reply = refusal(405, "invalid_argument",
                                      QStringLiteral("This address takes %1.").arg(QString::fromLatin1(match.allowed.join(", "))));
            admission.decision = reply.with("Allow", match.allowed.join(", "));
        }
        // Looking for what is not there counts as well.
        if (auto refused = checkRate(m_byAddress, bucketKey(context->clientAddress))) admission.decision = *std::move(refused);
        return admission;
    }
    context->route = match.route;
    context->parameters = std::move(match.parameters);
    auto refused = checkRate(m_byAddress, bucketKey(context->clientAddress));
    if (!refused) refused = checkAccess(head, *context);
    if (!refused && !context->principal.user.isNull()) refused = checkRate(m_byUser, context->principal.user.toString());
    if (!refused && m_isDraining && !isReading(head.method))
        refused = refusal(503, "unavailable", QStringLiteral("The server is stopping; try again soon.")).with("Retry-After", "10");
    if (refused) {
        admission.decision = *std::move(refused);
        return admission;
    }
    if (const auto *maker = std::get_if<StreamMaker>(&match.route->handler)) {
        admission.decision = (*maker)(head, context);
    } else if (std::holds_alternative<WebSocketRow>(match.route->handler)) {
        if (head.wantsWebSocket)
            admission.decision = SocketAdmission{};
        else
            admission.decision = refusal(426, "invalid_argument", QStringLiteral("This is a WebSocket.")).with("Upgrade", "websocket");
    } else if (match.route->isQuick && !head.hasBody() && !head.wantsWebSocket) {
        admission.decision = callHandler(std::get<ApiHandler>(match.route->handler), head, {}, *context);
    } else {
        admission.decision = ApiAdmission{match.route->bodyBytes, routerPath(*match.route)};
    }
    return admission;
}

void Gateway::readClient(const HttpHead &head, const Peer &peer, ApiContext &context) const
{
    QHostAddress client = peer.address;
    bool isEncrypted = peer.isEncrypted;
    if (isTrusted(peer.address)) {
        // From the right: what the nearest trusted proxy saw, through any further trusted ones.
        QByteArrayList hops = head.value("X-Forwarded-For").split(',');
        while (!hops.isEmpty()) {
            const QHostAddress hop{QString::fromLatin1(hops.takeLast().trimmed())};
            if (hop.isNull()) break;
            client = hop;
            if (!isTrusted(hop)) break;
        }
        if (const QByteArray scheme = head.value("X-Forwarded-Proto"); !scheme.isEmpty()) isEncrypted = scheme == "https";
    }
    context.clientAddress = addressText(client);
    const QByteArray host = head.value("Host");
    context.origin = (isEncrypted ? QStringLiteral("https://") : QStringLiteral("http://")) + QString::fromLatin1(host);
}

bool Gateway::isTrusted(const QHostAddress &address) const
{
    return std::ranges::any_of(m_options.trustedProxies, [&](const auto &subnet) { return address.isInSubnet(subnet); });
}

std::optional<HttpReply> Gateway::checkOrigin(const HttpHead &head, const ApiContext &context, HttpHeaders &headers) const
{
    if (!m_options.allowedHosts.isEmpty() && !m_options.allowedHosts.contains(hostName(head.value("Host"))))
        return refusal(421, "forbidden", QStringLiteral("This server does not answer to that name."));
    const QByteArray origin = head.value("Origin");
    if (origin.isEmpty()) return std::nullopt;
    headers.append(HttpHeader{"Vary", "Origin"});
    const QString asText = QString::fromLatin1(origin);
    if (asText == context.origin) return std::nullopt;
    if (!m_options.allowedOrigins.contains(asText))
        return refusal(403, "forbidden", QStringLiteral("Pages of that host may not use this server."));
    headers.append(HttpHeader{"Access-Control-Allow-Origin", origin});
    headers.append(HttpHeader{"Access-Control-Expose-Headers", kExposed});
    return std::nullopt;
}

HttpReply Gateway::preflight(const HttpHead &head, const QByteArrayList &allowed) const
{
    if (head.target != "*" && allowed.isEmpty()) return refusal(404, "not_found", QStringLiteral("There is nothing at this address."));
    const QByteArray methods = allowed.isEmpty() ? QByteArray{"GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"} : allowed.join(", ");
    HttpReply reply{.status = 204};
    reply.with("Allow", methods);
    if (!head.value("Access-Control-Request-Method").isEmpty()) {
        reply.with("Access-Control-Allow-Methods", methods);
        reply.with("Access-Control-Allow-Headers", kAccepted);
        reply.with("Access-Control-Max-Age", "600");
    }
    return reply;
}

std::optional<HttpReply> Gateway::checkRate(TokenBuckets &buckets, const QString &key) const
{
    const std::chrono::milliseconds wait = buckets.take(key);
    if (wait.count() == 0) return std::nullopt;
    HttpReply reply = refusal(429, "rate_limited", QStringLiteral("Too many requests; try again a little later."));
    return reply.with("Retry-After", QByteArray::number((wait.count() + 999) / 1000));
}

std::optional<HttpReply> Gateway::checkAccess(const HttpHead &head, ApiContext &context) const
{
    const Access access = context.route->access;
    if (m_options.isOpen) {
        context.principal = Principal::open();
        return std::nullopt;
    }
    const QString bearer = bearerOf(head);
    const QUrlQuery query{QString::fromLatin1(head.query)};
    const bool isSocket = std::holds_alternative<WebSocketRow>(context.route->handler);
    const Credentials credentials{.bearer = bearer, .ticket = isSocket ? query.queryItemValue(QStringLiteral("ticket")) : QString{}};
    Result<Principal> principal = fail(ErrorCode::Unauthorized, QStringLiteral("Sign in first."));
    if (!credentials.bearer.isEmpty() || !credentials.ticket.isEmpty())
        principal = m_accounts->authenticate(credentials);
    else if (access == Access::Link && isReading(head.method) && query.hasQueryItem(QStringLiteral("signature")))
        principal = m_accounts->authenticateLink(QString::fromLatin1(head.path), QString::fromLatin1(head.query));
    if (access == Access::Public) {
        if (principal) context.principal = *principal;
        return std::nullopt;
    }
    // A WebSocket may show its token in its first message.
    if (!principal && isSocket && credentials.bearer.isEmpty() && credentials.ticket.isEmpty()) return std::nullopt;
    if (!principal) return errorReply(principal.error());
    context.principal = *principal;

    const bool isLinkRow = access == Access::Link;
    if (principal->source == PrincipalSource::Share && !isLinkRow)
        return errorReply({ErrorCode::Forbidden, QStringLiteral("A shared link does not lead here."), {}});
    const Role least = access == Access::Admin ? Role::Admin : access == Access::Coach ? Role::Coach : Role::Viewer;
    if (!isAtLeast(principal->role, least))
        return errorReply({ErrorCode::Forbidden, QStringLiteral("This needs the role “%1”.").arg(nameOf(least)), {}});
    if (!principal->canWrite && !isReading(head.method))
        return errorReply({ErrorCode::Forbidden, QStringLiteral("This token may only read."), {}});
    return std::nullopt;
}

void Gateway::finished(const std::shared_ptr<RequestContext> &context, const HttpHead &head, const Peer &, const RequestOutcome &outcome)
{
    const auto *api = dynamic_cast<const ApiContext *>(context.get());
    if (!api) return;
    for (RequestObserver *observer : m_observers) observer->requestFinished(*api, head, outcome);
}

}  // namespace chalkreel
