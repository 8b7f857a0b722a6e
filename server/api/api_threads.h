#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace chalkreel {

/// The threads on which handlers run, so that they may wait for the database and for disks. The queue is bounded: a server
/// that is asked for more than it can do says so at once.
class ApiThreads
{
public:
    ApiThreads(int threads, std::size_t mostWaiting);
    /// Runs what waits, then returns.
    ~ApiThreads();
    ApiThreads(const ApiThreads &) = delete;
    ApiThreads &operator=(const ApiThreads &) = delete;

    /// False when too much waits already.
    [[nodiscard]] bool post(std::move_only_function<void()> task);

private:
    void loop();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::move_only_function<void()>> m_tasks;
    const std::size_t m_mostWaiting;
    bool m_isStopping = false;
    std::vector<std::jthread> m_threads;
};

}  // namespace chalkreel
