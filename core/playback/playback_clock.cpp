#include "core/playback/playback_clock.h"

#include <cmath>

namespace chalkreel {

namespace {

constexpr double kJumpSeconds = 0.1;
// Sound positions come in steps of a device period and jitter by as much; an eighth of each difference averages that out.
constexpr double kGentle = 0.125;

}  // namespace

void PlaybackClock::hold(double seconds)
{
    m_seconds = seconds;
    m_isRunning = false;
}

void PlaybackClock::start(TimePoint now)
{
    m_since = now;
    m_isRunning = true;
}

void PlaybackClock::stop(TimePoint now)
{
    m_seconds = seconds(now);
    m_isRunning = false;
}

void PlaybackClock::setRate(double rate, TimePoint now)
{
    m_seconds = seconds(now);
    m_since = now;
    m_rate = rate;
}

void PlaybackClock::follow(double seconds, TimePoint when)
{
    if (!m_isRunning) return;
    const double difference = seconds - this->seconds(when);
    m_seconds += std::abs(difference) > kJumpSeconds ? difference : difference * kGentle;
}

double PlaybackClock::seconds(TimePoint now) const
{
    if (!m_isRunning) return m_seconds;
    return m_seconds + std::chrono::duration<double>(now - m_since).count() * m_rate;
}

}  // namespace chalkreel
