#include "server/ops/span.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

constexpr int kStatusError = 2;  // opentelemetry.proto.trace.v1.Status.StatusCode

QJsonObject valueOf(const QJsonValue &value)
{
    constexpr double kWholeBelow = 9007199254740992.0;  // 2^53
    if (value.isBool()) return {{u"boolValue"_s, value.toBool()}};
    if (!value.isDouble()) return {{u"stringValue"_s, value.toString()}};
    const double number = value.toDouble();
    if (std::floor(number) == number && std::abs(number) < kWholeBelow) return {{u"intValue"_s, QString::number(value.toInteger())}};
    return {{u"doubleValue"_s, number}};
}

QJsonArray attributesOf(const QJsonObject &object)
{
    QJsonArray list;
    for (auto it = object.begin(); it != object.end(); ++it)
        list.append(QJsonObject{{u"key"_s, it.key()}, {u"value"_s, valueOf(it.value())}});
    return list;
}

QJsonObject toJson(const Span &span)
{
    QJsonObject json{{u"traceId"_s, QString::fromLatin1(span.traceId)},
                     {u"spanId"_s, QString::fromLatin1(span.spanId)},
                     {u"name"_s, span.name},
                     {u"kind"_s, static_cast<int>(span.kind)},
                     {u"startTimeUnixNano"_s, QString::number(span.start)},
                     {u"endTimeUnixNano"_s, QString::number(span.end)},
                     {u"attributes"_s, attributesOf(span.attributes)}};
    if (!span.parentId.isEmpty()) json.insert(u"parentSpanId"_s, QString::fromLatin1(span.parentId));
    if (span.hasFailed) {
        QJsonObject status{{u"code"_s, kStatusError}};
        if (!span.problem.isEmpty()) status.insert(u"message"_s, span.problem);
        json.insert(u"status"_s, status);
    }
    return json;
}

}  // namespace

QByteArray otlpJson(const QList<Span> &spans, const QJsonObject &resource)
{
    QJsonArray list;
    for (const Span &span : spans) list.append(toJson(span));
    const QJsonObject scope{{u"scope"_s, QJsonObject{{u"name"_s, u"chalkreel"_s}}}, {u"spans"_s, list}};
    const QJsonObject ours{{u"resource"_s, QJsonObject{{u"attributes"_s, attributesOf(resource)}}}, {u"scopeSpans"_s, QJsonArray{scope}}};
    return QJsonDocument{QJsonObject{{u"resourceSpans"_s, QJsonArray{ours}}}}.toJson(QJsonDocument::Compact);
}

}  // namespace chalkreel
