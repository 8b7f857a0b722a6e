#pragma once

#include "server/ops/exposition.h"

#include <algorithm>
#include <array>

namespace chalkreel {

/// How often something took how long, in the buckets of Prometheus. `N`: how many upper limits there are, in seconds, rising.
template <std::size_t N>
class DurationHistogram
{
public:
    void add(const std::array<double, N> &limits, double seconds)
    {
        ++m_counts[static_cast<std::size_t>(std::ranges::lower_bound(limits, seconds) - limits.begin())];
        m_seconds += seconds;
        ++m_count;
    }

    void write(Exposition &to, const std::array<double, N> &limits, const Exposition::Labels &labels) const
    {
        quint64 below = 0;
        for (std::size_t i = 0; i < N; ++i) {
            below += m_counts[i];
            to.sample("_bucket", labels + Exposition::Labels{{"le", QByteArray::number(limits[i])}}, static_cast<double>(below));
        }
        to.sample("_bucket", labels + Exposition::Labels{{"le", "+Inf"}}, static_cast<double>(m_count));
        to.sample("_sum", labels, m_seconds);
        to.sample("_count", labels, static_cast<double>(m_count));
    }

private:
    std::array<quint64, N + 1> m_counts{};  ///< not added up; the last is beyond all
    double m_seconds = 0;
    quint64 m_count = 0;
};

}  // namespace chalkreel
