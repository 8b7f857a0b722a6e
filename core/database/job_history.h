#pragma once

#include "core/database/transaction.h"
#include "core/model/job.h"

namespace chalkreel {

/// A step of a job that finished, with what it was made from and what it reported.
struct FinishedStep
{
    QString step;
    QByteArray inputHash;
    QJsonObject report;  ///< the MediaReport
};

/// What happened to a job, and which of its steps are done.
class JobHistory
{
public:
    static Result<void> log(Transaction &transaction, JobId job, const QString &type, const QString &text, const QJsonObject &data = {});
    /// Oldest first.
    static Result<QList<JobLogEntry>> entries(Database &database, JobId job);

    /// Remembers the step as finished, replacing what was known of it, and logs step_finished. Put it in the transaction that makes the
    /// renditions known. Conflict when `owner` no longer holds the job.
    static Result<void> recordStep(Transaction &transaction, JobId job, const QString &owner, const FinishedStep &step);
    /// All that finished, in the order in which they did.
    static Result<QList<FinishedStep>> finishedSteps(Database &database, JobId job);
    static Result<std::optional<FinishedStep>> finishedStep(Database &database, JobId job, const QString &step);
};

}  // namespace chalkreel
