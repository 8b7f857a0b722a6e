#pragma once

#include <optional>
#include <vector>

namespace chalkreel {

/// A stretch of a clip that a preview shows.
struct Excerpt
{
    double start = 0;     ///< seconds from the clip's start
    double duration = 0;  ///< seconds
};

/// Six stretches of one second, each in the middle of its sixth of the clip; all of a clip of up to six seconds.
[[nodiscard]] std::vector<Excerpt> chooseExcerpts(double clipDuration);

/// Maps a clip's time onto the ticks of a preview that plays its excerpts one after the other.
class ExcerptClock
{
public:
    /// `rate`: ticks a second.
    ExcerptClock(double clipDuration, int rate);

    /// The tick that a frame at `seconds` from the clip's start belongs to; nothing outside the excerpts.
    std::optional<int> tickAt(double seconds) const;
    int tickCount() const;
    int rate() const { return m_rate; }

private:
    std::vector<Excerpt> m_excerpts;
    int m_rate;
};

}  // namespace chalkreel
