#include "server/ops/request_metrics.h"

#include "server/ops/request_words.h"

#include <algorithm>

namespace chalkreel {
void RequestMetrics::requestFinished(const ApiContext &context, const HttpHead &head, const RequestOutcome &outcome)
{
    const QByteArray path = context.route ? QByteArray{context.route->path} : QByteArray{"none"};
    const double seconds = static_cast<double>(outcome.nanoseconds) / 1e9;
    m_figures.with([&](Figures &figures) {
        ++figures.requests[{knownMethod(head.method, "other"), path, outcome.status}];
        figures.durations[path].add(kBuckets, seconds);
        figures.bytesRead += static_cast<quint64>(std::max<qint64>(0, outcome.bytesRead));
        figures.bytesSent += static_cast<quint64>(std::max<qint64>(0, outcome.bytesSent));
    });
}

void RequestMetrics::write(Exposition &to)
{
    const Figures figures = m_figures.with([](const Figures &now) { return now; });
    to.family("chalkreel_http_requests_total", Exposition::Type::Counter, "Requests that ended.");
    for (const auto &[key, count] : figures.requests) {
        const auto &[method, path, status] = key;
        to.sample({{"method", method}, {"route", path}, {"status", QByteArray::number(status)}}, static_cast<double>(count));
    }
    to.family("chalkreel_http_request_duration_seconds", Exposition::Type::Histogram,
              "From the first byte of the request to the last of the answer.");
    for (const auto &[path, durations] : figures.durations) durations.write(to, kBuckets, {{"route", path}});
    to.family("chalkreel_http_received_bytes_total", Exposition::Type::Counter, "Of the bodies of requests.");
    to.sample({}, static_cast<double>(figures.bytesRead));
    to.family("chalkreel_http_sent_bytes_total", Exposition::Type::Counter, "Of the bodies of answers.");
    to.sample({}, static_cast<double>(figures.bytesSent));
}

}  // namespace chalkreel
