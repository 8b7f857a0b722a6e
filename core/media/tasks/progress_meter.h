#pragma once

#include "core/media/media_task.h"

#include <algorithm>
#include <chrono>

namespace chalkreel {

/// Tells how far a task is, at most a few times a second.
class ProgressMeter
{
public:
    /// `duration`: seconds of media that the whole task is about.
    ProgressMeter(const MediaControl &control, double duration)
        : m_control{control}
        , m_duration{duration}
    {
    }

    /// `position`: seconds from the media's beginning; `worked`: seconds of media done by this run, without what was
    /// found finished.
    void reached(double position, double worked)
    {
        const Clock::time_point now = Clock::now();
        if (m_hasTold && now - m_lastTold < std::chrono::milliseconds{100}) return;
        m_lastTold = now;
        m_hasTold = true;
        tell(position, worked);
    }

    /// As reached(), and always told: for the few places where something has been completed.
    void passed(double position, double worked)
    {
        m_lastTold = Clock::now();
        m_hasTold = true;
        tell(position, worked);
    }

    void finished(double worked) { tell(m_duration, worked); }

private:
    using Clock = std::chrono::steady_clock;

    void tell(double position, double worked)
    {
        const double elapsed = std::chrono::duration<double>{Clock::now() - m_start}.count();
        const double fraction = m_duration > 0 ? std::clamp(position / m_duration, 0.0, 1.0) : 0;
        m_control.onProgress({.fraction = fraction, .seconds = position, .speed = elapsed > 0 ? worked / elapsed : 0});
    }

    const MediaControl &m_control;
    const double m_duration;
    const Clock::time_point m_start = Clock::now();
    Clock::time_point m_lastTold;
    bool m_hasTold = false;
};

}  // namespace chalkreel
