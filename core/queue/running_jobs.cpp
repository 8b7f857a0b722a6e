#include "core/queue/running_jobs.h"

namespace chalkreel {

std::stop_token RunningJobs::enter(const JobClaim &claim, Time deadline)
{
    std::unique_lock lock{m_mutex};
    m_left.wait(lock, [&] { return !m_runs.contains(claim.job.id); });
    auto run = std::make_shared<Run>(Run{.entry = {claim, deadline}});
    if (m_allStopped != StopReason::None) {
        run->reason = m_allStopped;
        run->stop.request_stop();
    }
    m_runs.insert(claim.job.id, run);
    return run->stop.get_token();
}

void RunningJobs::leave(JobId job)
{
    {
        const std::scoped_lock lock{m_mutex};
        m_runs.remove(job);
    }
    m_left.notify_all();
}

StopReason RunningJobs::reasonOf(JobId job)
{
    const std::scoped_lock lock{m_mutex};
    const auto run = m_runs.value(job);
    return run ? run->reason : StopReason::None;
}

bool RunningJobs::stop(JobId job, StopReason reason)
{
    return stopIf(job, reason, [](const Run &) { return true; });
}

bool RunningJobs::stop(const JobClaim &claim, StopReason reason)
{
    return stopIf(claim.job.id, reason, [&](const Run &run) { return run.entry.claim.owner == claim.owner; });
}

bool RunningJobs::stopIf(JobId job, StopReason reason, const std::function<bool(const Run &)> &isMeant)
{
    std::shared_ptr<Run> run;
    {
        const std::scoped_lock lock{m_mutex};
        run = m_runs.value(job);
        if (!run || !isMeant(*run)) return false;
        if (run->reason == StopReason::None) run->reason = reason;
    }
    run->stop.request_stop();  // outside the lock: it runs the callbacks of whoever waits for it
    return true;
}

void RunningJobs::stopAll(StopReason reason)
{
    QList<JobId> running;
    {
        const std::scoped_lock lock{m_mutex};
        m_allStopped = reason;
        running = m_runs.keys();
    }
    for (const JobId &job : running) stop(job, reason);
}

void RunningJobs::setDeadline(JobId job, Time deadline)
{
    const std::scoped_lock lock{m_mutex};
    if (const auto run = m_runs.value(job)) run->entry.deadline = deadline;
}

QList<RunningJobs::Entry> RunningJobs::entries()
{
    const std::scoped_lock lock{m_mutex};
    QList<Entry> entries;
    for (const auto &run : std::as_const(m_runs)) entries.append(run->entry);
    return entries;
}

}  // namespace chalkreel
