#include "server/api/trace_context.h"

#include "server/api/api_context.h"

#include <QRandomGenerator>

#include <array>

namespace chalkreel {
namespace {

/// Unique is enough; nothing is secret about it.
QByteArray randomHex(qsizetype words)
{
    std::array<quint64, 2> bits{};
    thread_local QRandomGenerator generator = QRandomGenerator::securelySeeded();
    for (quint64 &word : bits) word = generator.generate64();
    return QByteArray::fromRawData(reinterpret_cast<const char *>(bits.data()), words * 8).toHex();
}

bool isHex(const QByteArray &text, qsizetype size)
{
    return text.size() == size && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool isZero(const QByteArray &hex)
{
    return std::ranges::all_of(hex, [](char c) { return c == '0'; });
}

}  // namespace

TraceContext traceOf(const HttpHead &head)
{
    TraceContext trace{.spanId = randomHex(1)};
    const QByteArray given = head.value("traceparent");
    const QByteArrayList parts = given.isEmpty() ? QByteArrayList{} : given.trimmed().split('-');
    const bool isValid = parts.size() == 4 && parts[0] == "00" && isHex(parts[1], 32) && isHex(parts[2], 16) && isHex(parts[3], 2) &&
                         !isZero(parts[1]) && !isZero(parts[2]);
    if (isValid) {
        trace.traceId = parts[1];
        trace.parentId = parts[2];
        trace.isSampled = (parts[3].toInt(nullptr, 16) & 1) != 0;
    } else {
        trace.traceId = randomHex(2);
    }
    return trace;
}

QByteArray responseOf(const TraceContext &trace) { return "00-" + trace.traceId + '-' + trace.spanId + (trace.isSampled ? "-01" : "-00"); }

QByteArray newTraceId() { return randomHex(2); }
QByteArray newSpanId() { return randomHex(1); }

QString requestIdOf(const HttpHead &head)
{
    const QByteArray given = head.value("X-Request-Id");
    const bool isUsable = !given.isEmpty() && given.size() <= 64 && std::ranges::all_of(given, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '_';
    });
    return QString::fromLatin1(isUsable ? given : randomHex(2));
}

}  // namespace chalkreel
