#include "server/ops/upload_metrics.h"

#include "server/ops/request_words.h"

namespace chalkreel {
namespace {

constexpr std::array kResults{"new", "known", "part", "refused", "broken_off"};

const char *resultOf(const RequestOutcome &outcome)
{
    constexpr int kTooSlow = 408;
    constexpr int kRefused = 400;
    if (outcome.status == kClientLeft || outcome.status == kTooSlow) return "broken_off";
    if (outcome.status >= kRefused) return "refused";
    if (!headerValue(outcome.headers, "X-Job-Id").isEmpty()) return "new";
    const bool isVideo = !headerValue(outcome.headers, "X-Asset-Id").isEmpty() || outcome.status == 200;
    return isVideo ? "known" : "part";
}

}  // namespace

void UploadMetrics::requestFinished(const ApiContext &context, const HttpHead &head, const RequestOutcome &outcome)
{
    const bool takesFile = context.route && std::holds_alternative<StreamMaker>(context.route->handler) &&
                           (head.method == "POST" || head.method == "PATCH" || head.method == "PUT");
    if (!takesFile) return;
    m_figures.with([&](Figures &figures) {
        ++figures.requests[resultOf(outcome)];
        figures.bytes += static_cast<quint64>(std::max<qint64>(0, outcome.bytesRead));
    });
}

void UploadMetrics::write(Exposition &to)
{
    const Figures figures = m_figures.with([](const Figures &now) { return now; });
    to.family("chalkreel_upload_requests_total", Exposition::Type::Counter,
              "Requests that brought a file or a part of one: it is new, was known, is not whole yet, was refused or broken off.");
    for (const char *result : kResults) {
        const auto found = figures.requests.find(result);
        to.sample({{"result", result}}, found == figures.requests.end() ? 0 : static_cast<double>(found->second));
    }
    to.family("chalkreel_upload_received_bytes_total", Exposition::Type::Counter, "Of those requests' bodies.");
    to.sample({}, static_cast<double>(figures.bytes));
}

}  // namespace chalkreel
