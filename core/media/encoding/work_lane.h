#pragma once

#include "core/base/result.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace chalkreel {

/// A thread that does what it is given, in order. Whoever gives faster than it works waits, so that the frames that are
/// under way, and with them memory, stay few. After the first failure nothing more is done. Given to by one thread.
class WorkLane
{
public:
    using Work = std::move_only_function<Result<void>()>;

    /// `waiting`: how many pieces of work may stand in front of the one that is being done.
    WorkLane(const QString &name, int waiting);
    /// Drops what waits; waits for what is being done.
    ~WorkLane();
    WorkLane(const WorkLane &) = delete;
    WorkLane &operator=(const WorkLane &) = delete;

    /// Waits for room. False once something has failed.
    bool post(Work work);
    /// Waits until all is done; the first failure.
    Result<void> finish();

private:
    void run(const QString &name, const std::stop_token &stop);

    const size_t m_waiting;
    std::mutex m_mutex;  // of the three below
    std::deque<Work> m_queue;
    bool m_isBusy = false;
    Result<void> m_outcome;
    std::condition_variable_any m_hasChanged;
    std::jthread m_thread;  // last, so that it ends first
};

}  // namespace chalkreel
