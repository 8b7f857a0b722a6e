#include "core/queue/embedded_job_queue.h"

namespace chalkreel {

void EmbeddedJobQueue::wake()
{
    {
        const std::scoped_lock lock{m_mutex};
        ++m_count;
    }
    // All of them: which worker may take the job is the database's decision.
    m_changed.notify_all();
}

quint64 EmbeddedJobQueue::wakeCount()
{
    const std::scoped_lock lock{m_mutex};
    return m_count;
}

void EmbeddedJobQueue::wait(quint64 seen, std::stop_token stop)
{
    std::unique_lock lock{m_mutex};
    m_changed.wait(lock, stop, [&] { return m_count != seen; });
}

}  // namespace chalkreel
