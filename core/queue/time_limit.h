#pragma once

#include "core/base/error.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace chalkreel {

/// Timeout, in words for a job on the file of that title which was stopped after so long. JOB_TIMEOUT
Error overTimeLimit(const QString &title, std::chrono::seconds limit);

/// The time limit of work that its own thread does, without a worker pool: requests a stop when it has run out.
class TimeLimit
{
public:
    /// Counted from now. A stop that `outer` requests is passed on.
    TimeLimit(std::chrono::seconds limit, std::stop_token outer);
    TimeLimit(const TimeLimit &) = delete;
    TimeLimit &operator=(const TimeLimit &) = delete;

    std::stop_token token() const { return m_stop.get_token(); }
    /// Still counted from the beginning.
    void change(std::chrono::seconds limit);
    /// It has run out, and nobody else had asked for a stop before.
    bool hasRunOut() const;
    std::chrono::seconds limit() const;

private:
    using Clock = std::chrono::steady_clock;

    void wait(const std::stop_token &isOver);

    std::stop_source m_stop;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    const Clock::time_point m_start = Clock::now();
    std::chrono::seconds m_limit;
    bool m_hasRunOut = false;
    std::stop_callback<std::function<void()>> m_passOn;
    std::jthread m_waiter;  // the last: it uses all above
};

}  // namespace chalkreel
