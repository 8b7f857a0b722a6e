#pragma once

#include "core/base/guarded.h"
#include "core/model/job_statistics.h"
#include "core/queue/job_queue.h"
#include "core/queue/job_store.h"
#include "core/queue/retry_policy.h"
#include "core/queue/running_jobs.h"

#include <QThread>

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

namespace chalkreel {

struct WorkerPoolOptions
{
    QString name = QStringLiteral("worker");  ///< what the workers are called, each with its number
    int workers = 1;                          ///< MAX_CONCURRENT_JOBS
    int lookers = 1;                          ///< more that only take first looks, beside the long jobs
    std::chrono::milliseconds lease{30'000};  ///< a worker that is silent for so long is lost
    std::chrono::milliseconds poll{5'000};    ///< QUEUE_POLL_INTERVAL: how often lost workers and waiting retries are looked for
    std::chrono::milliseconds progress{250};  ///< at most one progress report in this time
    RetryPolicy retry;
    /// The whole job's limit for media of that length in seconds (0: not known yet). JOB_TIMEOUT
    std::function<std::chrono::seconds(double mediaSeconds)> timeLimit = [](double mediaSeconds) {
        return std::chrono::seconds{std::max<qint64>(3600, static_cast<qint64>(20 * mediaSeconds))};
    };
};

/// Worker threads that take jobs from the store, run them and see them to their end, others that only look into new files so
/// that they need not wait behind long jobs, and a keeper thread that extends
/// the leases, enforces time limits and puts back what lost workers held.
class WorkerPool
{
public:
    /// All must outlive it.
    WorkerPool(JobStore &store, JobQueue &queue, JobRunner &runner, WorkerPoolOptions options);
    /// Stops.
    ~WorkerPool();
    WorkerPool(const WorkerPool &) = delete;
    WorkerPool &operator=(const WorkerPool &) = delete;

    void start();
    /// Running jobs are told to stop and are queued again, this attempt not counted; returns when all threads have ended.
    void stop();
    /// The job was cancelled in the store: stops it where it runs. False when it does not run here.
    bool cancel(JobId job);
    /// The workers in the order in which they started, those for first looks last.
    QList<WorkerStatus> status();

private:
    /// How far a run came, and what it was given.
    struct Course
    {
        QString step;
        std::chrono::seconds limit;
    };

    void workerLoop(JobPart part, int number, qsizetype place);
    void show(qsizetype place, const std::optional<Job> &job);
    void keeperLoop();
    void keepLeases();
    /// When to look again.
    std::chrono::milliseconds wakeForDueJobs();
    std::chrono::milliseconds untilNextDeadline();
    void wakeKeeper();
    void runJob(const JobClaim &claim);
    void settle(const JobClaim &claim, const Result<bool> &result, const Course &course);
    void settleSuccess(const JobClaim &claim, bool isAllDone);
    void settleFailure(const JobClaim &claim, const Error &error, const QString &step);
    void startThread(const QString &name, std::function<void()> loop);

    JobStore &m_store;
    JobQueue &m_queue;
    JobRunner &m_runner;
    WorkerPoolOptions m_options;
    RunningJobs m_running;
    Guarded<QList<WorkerStatus>> m_status;
    // A retry was scheduled, or a job has a limit: the keeper must not sleep past its time.
    std::mutex m_keeperMutex;
    std::condition_variable_any m_keeperChanged;
    bool m_hasNewTime = false;
    std::stop_source m_stop;
    std::vector<std::unique_ptr<QThread>> m_threads;
};

}  // namespace chalkreel
