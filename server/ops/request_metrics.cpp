#include "server/ops/request_metrics.h"

#include <algorithm>

namespace chalkreel {
namespace {

QByteArray knownMethod(const QByteArray &method)
{
    static const QByteArrayList known{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    return known.contains(method) ? method : QByteArray{"other"};
}

}  // namespace

void RequestMetrics::requestFinished(const ApiContext &context, const HttpHead &head, const RequestOutcome &outcome)
{
    const QByteArray path = context.route ? QByteArray{context.route->path} : QByteArray{"none"};
    const double seconds = static_cast<double>(outcome.nanoseconds) / 1e9;
    const auto bucket = static_cast<std::size_t>(std::ranges::lower_bound(kBuckets, seconds) - kBuckets.begin());
    m_figures.with([&](Figures &figures) {
        ++figures.requests[{knownMethod(head.method), path, outcome.status}];
        Durations &durations = figures.durations[path];
        ++durations.counts[bucket];
        durations.seconds += seconds;
        ++durations.count;
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
    for (const auto &[path, durations] : figures.durations) {
        quint64 below = 0;
        for (std::size_t i = 0; i < kBuckets.size(); ++i) {
            below += durations.counts[i];
            to.sample("_bucket", {{"route", path}, {"le", QByteArray::number(kBuckets[i])}}, static_cast<double>(below));
        }
        to.sample("_bucket", {{"route", path}, {"le", "+Inf"}}, static_cast<double>(durations.count));
        to.sample("_sum", {{"route", path}}, durations.seconds);
        to.sample("_count", {{"route", path}}, static_cast<double>(durations.count));
    }
    to.family("chalkreel_http_received_bytes_total", Exposition::Type::Counter, "Of the bodies of requests.");
    to.sample({}, static_cast<double>(figures.bytesRead));
    to.family("chalkreel_http_sent_bytes_total", Exposition::Type::Counter, "Of the bodies of answers.");
    to.sample({}, static_cast<double>(figures.bytesSent));
}

}  // namespace chalkreel
