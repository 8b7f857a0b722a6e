#include "core/queue/time_limit.h"

#include "core/base/thread_name.h"

#include <QCoreApplication>

namespace chalkreel {

Error overTimeLimit(const QString &title, std::chrono::seconds limit)
{
    return {
        ErrorCode::Timeout,
        QCoreApplication::translate("TimeLimit", "Processing “%1” took longer than its limit of %2 seconds (JOB_TIMEOUT) and was stopped.")
            .arg(title)
            .arg(limit.count()),
        {}};
}

TimeLimit::TimeLimit(std::chrono::seconds limit, std::stop_token outer)
    : m_limit{limit}
    , m_passOn{std::move(outer), [this] { m_stop.request_stop(); }}
    , m_waiter{[this](const std::stop_token &isOver) { wait(isOver); }}
{
}

void TimeLimit::change(std::chrono::seconds limit)
{
    {
        const std::scoped_lock lock{m_mutex};
        m_limit = limit;
    }
    m_changed.notify_all();
}

bool TimeLimit::hasRunOut() const
{
    const std::scoped_lock lock{m_mutex};
    return m_hasRunOut;
}

std::chrono::seconds TimeLimit::limit() const
{
    const std::scoped_lock lock{m_mutex};
    return m_limit;
}

void TimeLimit::wait(const std::stop_token &isOver)
{
    setCurrentThreadName(QStringLiteral("time-limit"));
    std::unique_lock lock{m_mutex};
    while (!isOver.stop_requested()) {
        const std::chrono::seconds limit = m_limit;
        if (Clock::now() >= m_start + limit) {
            m_hasRunOut = !m_stop.stop_requested();
            lock.unlock();
            m_stop.request_stop();  // outside the lock: it runs the callbacks of whoever waits for it
            return;
        }
        m_changed.wait_until(lock, isOver, m_start + limit, [&] { return m_limit != limit; });
    }
}

}  // namespace chalkreel
