#include "server/ops/access_log.h"

#include "server/ops/request_words.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

#include <cmath>

Q_LOGGING_CATEGORY(lcAccess, "chalkreel.access", QtInfoMsg)

namespace chalkreel {
QByteArray AccessLog::line(const ApiContext &context, const HttpHead &head, const RequestOutcome &outcome)
{
    const Principal &principal = context.principal;
    const QJsonObject entry{{QStringLiteral("request_id"), context.requestId},
                            {QStringLiteral("trace_id"), QString::fromLatin1(context.trace.traceId)},
                            {QStringLiteral("span_id"), QString::fromLatin1(context.trace.spanId)},
                            {QStringLiteral("address"), context.clientAddress},
                            {QStringLiteral("user"), principal.name},
                            {QStringLiteral("via"), context.route ? QString{nameOf(principal.source)} : QString{}},
                            {QStringLiteral("method"), shown(head.method)},
                            {QStringLiteral("path"), shownPath(context, head)},
                            {QStringLiteral("route"), context.route ? QString::fromLatin1(context.route->path) : QString{}},
                            {QStringLiteral("status"), outcome.status},
                            {QStringLiteral("bytes_received"), outcome.bytesRead},
                            {QStringLiteral("bytes_sent"), outcome.bytesSent},
                            {QStringLiteral("milliseconds"), std::round(static_cast<double>(outcome.nanoseconds) / 1e3) / 1e3},
                            {QStringLiteral("agent"), shown(head.value("User-Agent"))}};
    return QJsonDocument{entry}.toJson(QJsonDocument::Compact);
}

void AccessLog::requestFinished(const ApiContext &context, const HttpHead &head, const RequestOutcome &outcome)
{
    // Made only where it is read.
    if (lcAccess().isInfoEnabled()) qCInfo(lcAccess, "%s", line(context, head, outcome).constData());
}

}  // namespace chalkreel
