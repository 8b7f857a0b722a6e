#pragma once

#include "core/settings/settings.h"
#include "server/http/http_message.h"

#include <QJsonObject>
#include <QUrl>

namespace chalkreel {

/// Where traces go and what they say of us, from the settings that OpenTelemetry's programs share
/// (opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables).
struct TraceOptions
{
    QUrl address;         ///< of the traces' intake, complete
    HttpHeaders headers;  ///< that let us in there; secret
    QJsonObject resource;
    double share = 1;  ///< of the traces that begin here, 0 to 1

    /// Nothing when no endpoint is set. InvalidArgument for headers that cannot be read; the sentence does not repeat them.
    static Result<std::optional<TraceOptions>> from(const Settings &settings, const QString &version);

    /// Whether a trace that begins here is recorded: decided by its id, so that all its spans share one fate.
    bool isChosen(const QByteArray &traceId) const;
};

}  // namespace chalkreel
