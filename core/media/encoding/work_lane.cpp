#include "core/media/encoding/work_lane.h"

#include "core/base/thread_name.h"

namespace chalkreel {

WorkLane::WorkLane(const QString &name, int waiting)
    : m_waiting{static_cast<size_t>(waiting)}
    , m_thread{[this, name](const std::stop_token &stop) { run(name, stop); }}
{
}

WorkLane::~WorkLane() = default;

void WorkLane::run(const QString &name, const std::stop_token &stop)
{
    setCurrentThreadName(name);
    std::unique_lock lock{m_mutex};
    for (;;) {
        if (!m_hasChanged.wait(lock, stop, [this] { return !m_queue.empty(); }) || stop.stop_requested()) return;
        Work work = std::move(m_queue.front());
        m_queue.pop_front();
        m_isBusy = true;
        m_hasChanged.notify_all();
        lock.unlock();
        Result<void> outcome = work();
        work = nullptr;  // what it holds is freed before the next one is waited for, and outside the lock
        lock.lock();
        m_isBusy = false;
        if (!outcome) {
            m_outcome = std::move(outcome);
            m_queue.clear();
        }
        m_hasChanged.notify_all();
    }
}

bool WorkLane::post(Work work)
{
    std::unique_lock lock{m_mutex};
    m_hasChanged.wait(lock, [this] { return m_queue.size() < m_waiting || !m_outcome; });
    if (!m_outcome) return false;
    m_queue.push_back(std::move(work));
    m_hasChanged.notify_all();
    return true;
}

Result<void> WorkLane::finish()
{
    std::unique_lock lock{m_mutex};
    m_hasChanged.wait(lock, [this] { return (m_queue.empty() && !m_isBusy) || !m_outcome; });
    return m_outcome;
}

}  // namespace chalkreel
