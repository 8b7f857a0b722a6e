#pragma once

#include "core/base/guarded.h"
#include "server/api/gateway.h"
#include "server/ops/duration_histogram.h"

#include <map>
#include <tuple>

namespace chalkreel {

/// How many requests there were, of what kind, how they ended and how long they took. Counted by the route table's paths:
/// what a client may write freely is no label, or it could make as many of them as it likes.
class RequestMetrics final : public RequestObserver
{
public:
    void requestFinished(const ApiContext &context, const HttpHead &head, const RequestOutcome &outcome) override;
    void write(Exposition &to);

private:
    /// Seconds.
    static constexpr std::array kBuckets{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0};

    struct Figures
    {
        std::map<std::tuple<QByteArray, QByteArray, int>, quint64> requests;  ///< by method, path and status
        std::map<QByteArray, DurationHistogram<kBuckets.size()>> durations;   ///< by path
        quint64 bytesRead = 0;
        quint64 bytesSent = 0;
    };
    Guarded<Figures> m_figures;
};

}  // namespace chalkreel
