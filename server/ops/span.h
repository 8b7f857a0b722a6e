#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace chalkreel {

/// One piece of work with its beginning and its end, as OpenTelemetry knows it.
struct Span
{
    /// The numbers of opentelemetry.proto.trace.v1.Span.SpanKind.
    enum class Kind { Internal = 1, Server = 2, Consumer = 5 };

    QByteArray traceId;   ///< 32 hex digits
    QByteArray spanId;    ///< 16 hex digits
    QByteArray parentId;  ///< 16 hex digits; empty: the trace begins here
    QString name;         ///< of few values: a route, never a path
    Kind kind = Kind::Internal;
    qint64 start = 0;  ///< nanoseconds since 1970
    qint64 end = 0;
    QJsonObject attributes;  ///< strings, whole numbers, numbers and truth values
    bool hasFailed = false;
    QString problem;  ///< why, for people; nothing secret
};

/// The body of an OTLP/HTTP request (opentelemetry.io/docs/specs/otlp, JSON Protobuf Encoding): ids are hex, 64-bit
/// numbers are strings.
[[nodiscard]] QByteArray otlpJson(const QList<Span> &spans, const QJsonObject &resource);

}  // namespace chalkreel
