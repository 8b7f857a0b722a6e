#pragma once

#include <cstddef>
#include <vector>

namespace chalkreel {

/// When each frame of a video is shown: the PTS of every frame in presentation order, in seconds from the first one.
/// Frames are found by these times and never by n / fps, which is wrong for variable frame rates.
class FrameTimes
{
public:
    FrameTimes() = default;
    /// Ascending; `end` is when the last frame ceases to be shown.
    FrameTimes(std::vector<double> starts, double end);

    int count() const { return static_cast<int>(m_starts.size()); }
    double duration() const { return m_end; }
    double secondsOf(int frame) const { return m_starts[static_cast<size_t>(frame)]; }
    /// How long the frame stays on screen.
    double lengthOf(int frame) const;
    /// The frame that is on screen at that time; the nearest end outside, -1 when there are no frames.
    int frameAt(double seconds) const;
    /// The frame that starts closest to that time. Two renditions of one video round their time stamps differently;
    /// this finds the same frame in both.
    int nearestFrame(double seconds) const;
    int clamped(int frame) const;

private:
    std::vector<double> m_starts;
    double m_end = 0;
};

}  // namespace chalkreel
