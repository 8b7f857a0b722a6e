#include "server/ops/request_traces.h"

#include "core/base/logging.h"
#include "server/ops/request_words.h"

#include <QDateTime>

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

constexpr int kServerFault = 500;

QJsonObject attributesOf(const ApiContext &context, const HttpHead &head, const RequestOutcome &outcome)
{
    // opentelemetry.io/docs/specs/semconv/http/http-spans
    QJsonObject attributes{{u"http.request.method"_s, QString::fromLatin1(knownMethod(head.method, "_OTHER"))},
                           {u"http.response.status_code"_s, outcome.status},
                           {u"url.path"_s, shownPath(context, head)},
                           {u"url.scheme"_s, context.origin.section(u':', 0, 0)},
                           {u"client.address"_s, context.clientAddress},
                           {u"network.protocol.version"_s, head.version == 10 ? u"1.0"_s : u"1.1"_s},
                           {u"http.request.body.size"_s, outcome.bytesRead},
                           {u"http.response.body.size"_s, outcome.bytesSent},
                           {u"chalkreel.request_id"_s, context.requestId}};
    if (context.route) attributes.insert(u"http.route"_s, QString::fromLatin1(context.route->path));
    if (const QString agent = shown(head.value("User-Agent")); !agent.isEmpty()) attributes.insert(u"user_agent.original"_s, agent);
    if (outcome.status >= kServerFault || outcome.status == kClientLeft)
        attributes.insert(u"error.type"_s, QString::number(outcome.status));
    if (const QByteArray job = headerValue(outcome.headers, "X-Job-Id"); !job.isEmpty())
        attributes.insert(u"chalkreel.job.id"_s, QString::fromLatin1(job));
    return attributes;
}

}  // namespace

RequestTraces::RequestTraces(SpanExporter &exporter, TraceLinks &links)
    : m_exporter{exporter}
    , m_links{links}
{
}

void RequestTraces::requestFinished(const ApiContext &context, const HttpHead &head, const RequestOutcome &outcome)
{
    TraceContext trace = context.trace;
    // Whoever began the trace decided for all of it.
    if (trace.parentId.isEmpty()) trace.isSampled = m_exporter.options().isChosen(trace.traceId);
    if (const QByteArray job = headerValue(outcome.headers, "X-Job-Id"); !job.isEmpty()) m_links.begun(QString::fromLatin1(job), trace);
    if (!trace.isSampled) return;
    constexpr qint64 kMillisecond = 1'000'000;
    const qint64 end = QDateTime::currentMSecsSinceEpoch() * kMillisecond;
    const QString method = QString::fromLatin1(knownMethod(head.method, "HTTP"));
    m_exporter.add({.traceId = trace.traceId,
                    .spanId = trace.spanId,
                    .parentId = trace.parentId,
                    .name = context.route ? method + u' ' + QString::fromLatin1(context.route->path) : method,
                    .kind = Span::Kind::Server,
                    .start = end - outcome.nanoseconds,
                    .end = end,
                    .attributes = attributesOf(context, head, outcome),
                    .hasFailed = outcome.status >= kServerFault,
                    .problem = {}});
}

}  // namespace chalkreel
