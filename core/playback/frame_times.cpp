#include "core/playback/frame_times.h"

#include <algorithm>

namespace chalkreel {

namespace {

// Times are sums of rounded time stamps: a time that was read from secondsOf() must find its own frame again.
constexpr double kTolerance = 1e-6;

}  // namespace

FrameTimes::FrameTimes(std::vector<double> starts, double end)
    : m_starts{std::move(starts)}
    , m_end{end}
{
}

double FrameTimes::lengthOf(int frame) const
{
    const double end = frame + 1 < count() ? secondsOf(frame + 1) : m_end;
    return std::max(0.0, end - secondsOf(frame));
}

int FrameTimes::frameAt(double seconds) const
{
    const auto after = std::ranges::upper_bound(m_starts, seconds + kTolerance);
    if (m_starts.empty()) return -1;
    return std::max(0, static_cast<int>(after - m_starts.begin()) - 1);
}

int FrameTimes::nearestFrame(double seconds) const
{
    const int before = frameAt(seconds);
    if (before < 0 || before + 1 >= count()) return before;
    return secondsOf(before + 1) - seconds < seconds - secondsOf(before) ? before + 1 : before;
}

int FrameTimes::clamped(int frame) const { return m_starts.empty() ? -1 : std::clamp(frame, 0, count() - 1); }

}  // namespace chalkreel
