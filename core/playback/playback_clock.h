#pragma once

#include <chrono>

namespace chalkreel {

/// Media time while playing, in seconds. Runs by the steady clock, and follows the sound card where there is one: a
/// card's 48 kHz are never exactly the computer's, and ears notice a jump where eyes do not.
class PlaybackClock
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// Stands at `seconds` until start().
    void hold(double seconds);
    void start(TimePoint now);
    void stop(TimePoint now);
    bool isRunning() const { return m_isRunning; }
    void setRate(double rate, TimePoint now);
    double rate() const { return m_rate; }

    /// At `when` the listener heard the sound of media time `seconds`. Small differences are closed gently, large ones at once.
    void follow(double seconds, TimePoint when);
    double seconds(TimePoint now) const;

private:
    double m_seconds = 0;  ///< at m_since
    TimePoint m_since;
    double m_rate = 1;
    bool m_isRunning = false;
};

}  // namespace chalkreel
