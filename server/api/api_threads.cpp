#include "server/api/api_threads.h"

#include "core/base/thread_name.h"

namespace chalkreel {

ApiThreads::ApiThreads(int threads, std::size_t mostWaiting)
    : m_mostWaiting{mostWaiting}
{
    for (int i = 0; i < threads; ++i) m_threads.emplace_back([this] { loop(); });
}

ApiThreads::~ApiThreads()
{
    {
        const std::scoped_lock lock{m_mutex};
        m_isStopping = true;
    }
    m_changed.notify_all();
    m_threads.clear();
}

bool ApiThreads::post(std::move_only_function<void()> task)
{
    {
        const std::scoped_lock lock{m_mutex};
        if (m_isStopping || m_tasks.size() >= m_mostWaiting) return false;
        m_tasks.push_back(std::move(task));
    }
    m_changed.notify_one();
    return true;
}

void ApiThreads::loop()
{
    setCurrentThreadName(QStringLiteral("api"));
    for (;;) {
        std::move_only_function<void()> task;
        {
            std::unique_lock lock{m_mutex};
            m_changed.wait(lock, [this] { return m_isStopping || !m_tasks.empty(); });
            if (m_tasks.empty()) return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task();
    }
}

}  // namespace chalkreel
