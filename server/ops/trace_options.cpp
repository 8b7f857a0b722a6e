#include "server/ops/trace_options.h"

#include <QSysInfo>

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

bool isToken(const QByteArray &name)
{
    static constexpr QByteArrayView kOthers{"!#$%&'*+-.^_`|~"};
    return !name.isEmpty() && std::ranges::all_of(name, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || kOthers.contains(c);
    });
}

/// "name=value,name=value", percent-encoded as W3C baggage is.
Result<HttpHeaders> headersOf(const QString &text)
{
    HttpHeaders headers;
    const QByteArrayList parts = text.toUtf8().split(',');
    for (const QByteArray &part : parts) {
        if (part.trimmed().isEmpty()) continue;
        const qsizetype sign = part.indexOf('=');
        const QByteArray name = sign < 0 ? QByteArray{} : part.first(sign).trimmed();
        const QByteArray value = sign < 0 ? QByteArray{} : QByteArray::fromPercentEncoding(part.sliced(sign + 1).trimmed());
        const bool isOneLine = std::ranges::all_of(value, [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f; });
        if (!isToken(name) || !isOneLine)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("OTEL_EXPORTER_OTLP_HEADERS has to be name=value, several of them separated by commas."));
        headers.append(HttpHeader{name, value});
    }
    return headers;
}

}  // namespace

Result<std::optional<TraceOptions>> TraceOptions::from(const Settings &settings, const QString &version)
{
    TraceOptions options;
    if (!settings.otlpTracesEndpoint.isEmpty()) {
        options.address = QUrl{settings.otlpTracesEndpoint};
    } else if (!settings.otlpEndpoint.isEmpty()) {
        options.address = QUrl{settings.otlpEndpoint};
        QString path = options.address.path();
        while (path.endsWith(u'/')) path.chop(1);
        options.address.setPath(path + "/v1/traces"_L1);
    } else {
        return std::nullopt;
    }
    Result<HttpHeaders> headers = headersOf(settings.otlpHeaders);
    if (!headers) return fail(std::move(headers.error()));
    options.headers = *std::move(headers);
    options.share = settings.otlpTraceShare();
    options.resource = {{u"service.name"_s, settings.otlpServiceName},
                        {u"service.version"_s, version},
                        {u"service.instance.id"_s, settings.workerName.isEmpty() ? QSysInfo::machineHostName() : settings.workerName},
                        {u"deployment.environment"_s, settings.environment},
                        {u"telemetry.sdk.name"_s, u"chalkreel"_s},
                        {u"telemetry.sdk.language"_s, u"cpp"_s}};
    return options;
}

bool TraceOptions::isChosen(const QByteArray &traceId) const
{
    if (share >= 1) return true;
    // The rightmost seven bytes are the random ones (W3C trace context, level 2).
    const quint64 random = traceId.right(14).toULongLong(nullptr, 16);
    return static_cast<double>(random) < share * static_cast<double>(quint64{1} << 56);
}

}  // namespace chalkreel
