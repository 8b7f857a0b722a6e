#pragma once

#include "core/base/async.h"
#include "core/model/job_statistics.h"
#include "core/model/queries.h"

#include <QObject>

namespace chalkreel {

class JobService : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// InvalidArgument for bad options or priority, NotFound for an unknown asset, Conflict for an idempotency key that
    /// stood for another job.
    virtual Async<Job> submit(const JobSpec &spec) = 0;
    /// Newest first.
    virtual Async<Page<Job>> list(const JobQuery &query) = 0;
    virtual Async<Job> get(JobId job) = 0;
    virtual Async<QList<JobLogEntry>> log(JobId job) = 0;
    /// Conflict when it has ended.
    virtual Async<Job> cancel(JobId job) = 0;
    /// Conflict unless it failed or was cancelled. Finished steps are kept.
    virtual Async<Job> retry(JobId job) = 0;
    virtual Async<Job> setPriority(JobId job, int priority) = 0;
    /// Takes ended jobs off the list; Conflict for one that has not ended.
    virtual Async<void> remove(const QList<JobId> &jobs) = 0;
    /// Cancels what has not begun (pending and queued), of one owner or of all. How many there were.
    virtual Async<int> clearQueue(const std::optional<QString> &owner = {}) = 0;

    /// Of one owner, or of all.
    virtual Async<JobStatistics> statistics(const std::optional<QString> &owner = {}) = 0;
    /// Of everybody's jobs: what only names numbers is for all, the workers' jobs are for those who may see them.
    virtual Async<QueueStatus> queueStatus() = 0;
};

}  // namespace chalkreel
