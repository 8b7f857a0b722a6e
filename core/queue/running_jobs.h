#pragma once

#include "core/queue/job_runner.h"

#include <QHash>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

namespace chalkreel {

/// Why a running job was told to stop; the first reason stays.
enum class StopReason { None, Cancelled, Shutdown, TimedOut, LeaseLost };

/// The jobs that the workers of this process have in hand. Safe for several threads.
class RunningJobs
{
public:
    using Time = std::chrono::steady_clock::time_point;

    struct Entry
    {
        JobClaim claim;
        Time deadline;
    };

    /// Waits while an earlier run of the same job still unwinds (it was cancelled and retried at once): one job is never
    /// run twice at the same time. From then on it can be stopped. The token is already stopped after stopAll().
    std::stop_token enter(const JobClaim &claim, Time deadline);
    /// The run is over and leaves no trace behind: another may begin.
    void leave(JobId job);
    StopReason reasonOf(JobId job);

    /// False when it does not run here.
    bool stop(JobId job, StopReason reason);
    /// Only that run of the job: the next one may have entered meanwhile, and has a claim of its own.
    bool stop(const JobClaim &claim, StopReason reason);
    /// All that run, and all that enter later.
    void stopAll(StopReason reason);
    void setDeadline(JobId job, Time deadline);
    QList<Entry> entries();

private:
    struct Run
    {
        Entry entry;
        std::stop_source stop;
        StopReason reason = StopReason::None;
    };

    bool stopIf(JobId job, StopReason reason, const std::function<bool(const Run &)> &isMeant);

    std::mutex m_mutex;
    std::condition_variable m_left;
    QHash<JobId, std::shared_ptr<Run>> m_runs;
    StopReason m_allStopped = StopReason::None;
};

}  // namespace chalkreel
