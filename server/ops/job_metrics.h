#pragma once

#include "core/backend/backend.h"
#include "core/base/guarded.h"
#include "server/ops/duration_histogram.h"

#include <map>

namespace chalkreel {

/// How many jobs ended since the server began, how, and how long they took. Lives on the backend's thread; written from any.
class JobMetrics final : public QObject
{
    Q_OBJECT
public:
    /// `backend` must outlive it.
    explicit JobMetrics(Backend &backend);

    void write(Exposition &to);

private:
    void onEvent(const Event &event);

    /// Seconds: from a thumbnail to a whole match.
    static constexpr std::array kBuckets{1.0, 5.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0, 7200.0};

    struct Figures
    {
        std::map<std::pair<QByteArray, QByteArray>, quint64> ended;          ///< by type and state
        std::map<QByteArray, DurationHistogram<kBuckets.size()>> durations;  ///< of those that completed, by type
    };
    Guarded<Figures> m_figures;
};

}  // namespace chalkreel
