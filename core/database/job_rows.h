#pragma once

#include "core/database/transaction.h"
#include "core/model/job.h"

namespace chalkreel {

/// A job with what only the queue's machinery needs to know of it.
struct JobRow
{
    Job job;
    QString leaseOwner;  ///< empty: nobody
    QString deathStep;   ///< where its worker was lost last
    int deaths = 0;      ///< how often in a row there
};

/// "SELECT ... FROM job j LEFT JOIN asset a ..." without a WHERE.
[[nodiscard]] QString selectJobs();
[[nodiscard]] JobRow jobFromRow(const QSqlQuery &row);
/// NotFound.
[[nodiscard]] Result<JobRow> loadJob(Database &database, JobId job);
/// Appends the job_changed event of the job as it is now.
[[nodiscard]] Result<Job> announceJob(Transaction &transaction, JobId job);

/// One step in a job's life.
struct JobMove
{
    JobState to = JobState::Queued;
    std::optional<QString> owner;  ///< the worker that has to hold it; none: whoever holds it
    QString assignments;           ///< more columns to set: ", error = ?"
    QVariantList values;           ///< for these
    QString logType;
    QString logText;
    QJsonObject logData;
};

/// Moves a job along kJobMoves, logs it and announces it. A job that leaves Processing loses its lease; one that ends gets its finishing
/// time. Conflict when the move is not legal or another worker holds the job.
[[nodiscard]] Result<Job> moveJob(Transaction &transaction, JobId job, const JobMove &move);
/// Conflict unless `owner` holds the lease.
[[nodiscard]] Result<void> checkOwner(const JobRow &row, const QString &owner);

}  // namespace chalkreel
