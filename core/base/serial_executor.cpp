#include "core/base/serial_executor.h"

#include "core/base/thread_name.h"

namespace chalkreel {

SerialExecutor::SerialExecutor(const QString &threadName)
    : m_thread{[this, threadName] {
        setCurrentThreadName(threadName);
        loop();
    }}
{
}

SerialExecutor::~SerialExecutor()
{
    {
        const std::scoped_lock lock{m_mutex};
        m_isStopping = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void SerialExecutor::post(Task task)
{
    {
        const std::scoped_lock lock{m_mutex};
        m_tasks.push_back(std::move(task));
    }
    m_changed.notify_one();
}

void SerialExecutor::loop()
{
    for (;;) {
        std::unique_lock lock{m_mutex};
        m_changed.wait(lock, [this] { return m_isStopping || !m_tasks.empty(); });
        if (m_tasks.empty()) return;
        Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        const bool isStopping = m_isStopping;
        lock.unlock();
        task(isStopping);
    }
}

}  // namespace chalkreel
