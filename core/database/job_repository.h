#pragma once

#include "core/database/transaction.h"
#include "core/model/queries.h"

#include <chrono>

namespace chalkreel {

/// What a worker reports of a running job.
struct JobProgress
{
    double percent = 0;
    QString step;
    double speed = 0;         ///< media seconds per second; 0 while unknown
    double secondsLeft = -1;  ///< -1 while unknown
};

/// Jobs, the truth that queues only wake workers for. Each change appends a job_changed event and, where it is a move, a log entry.
/// A worker names itself by `owner` in all that it does: once its lease is lost to another or the job was cancelled, it meets Conflict.
class JobRepository
{
public:
    /// `job` with a fresh id, created now; state is Pending or Queued. InvalidArgument for priority or attempts out of
    /// range, NotFound for an unknown asset.
    static Result<Job> insert(Transaction &transaction, const JobSpec &spec, int maxAttempts, JobState state = JobState::Queued);
    static Result<Job> get(Database &database, JobId job);
    /// Newest first, with the total and the sequence of the state shown.
    static Result<Page<Job>> list(Database &database, const JobQuery &query);
    /// Those of an asset that have not ended.
    static Result<QList<Job>> unfinishedOf(Database &database, AssetId asset);
    /// Those that have not begun, of one owner or of all, oldest first.
    static Result<QList<JobId>> waiting(Database &database, const std::optional<QString> &owner);
    /// When the first job that waits may start: now or earlier when one is ready; invalid when none waits. For a timer.
    static Result<QDateTime> nextStart(Database &database, const QStringList &queues);

    // What a worker does.
    /// Takes the queued job whose turn and time have come: processing, one attempt more, leased to `owner` for `lease`.
    /// Turns go by age, each level of priority counting as a quarter of an hour of it. A job waits while another works on
    /// the same asset. For a first look only those that were not set aside yet. Nothing when there is none. However many
    /// workers call, each job goes to one.
    static Result<std::optional<Job>> claimNext(Transaction &transaction, JobPart part, const QStringList &queues, const QString &owner,
                                                const QDateTime &now, std::chrono::milliseconds lease);
    static Result<void> extendLease(Transaction &transaction, JobId job, const QString &owner, const QDateTime &now,
                                    std::chrono::milliseconds lease);
    /// Percent never goes back: a smaller one is stored as the one before.
    static Result<Job> setProgress(Transaction &transaction, JobId job, const QString &owner, const JobProgress &progress);
    /// `result`: what it made, for Job::result.
    static Result<Job> complete(Transaction &transaction, JobId job, const QString &owner, const QJsonObject &result = {});
    static Result<Job> failForGood(Transaction &transaction, JobId job, const QString &owner, const Error &error);
    /// The attempt failed and another may help: queued again, to start at `notBefore`.
    static Result<Job> retryLater(Transaction &transaction, JobId job, const QString &owner, const Error &error,
                                  const QDateTime &notBefore);
    /// Its first look is done: queued again for the rest, this attempt not counted.
    static Result<Job> setAside(Transaction &transaction, JobId job, const QString &owner);
    /// The process that did this step is gone. True and queued again, the attempt not counted, when the last loss was in
    /// another step; false, and nothing changed, when it was in the same.
    static Result<bool> forgiveLoss(Transaction &transaction, JobId job, const QString &owner, const QString &step);
    /// The program ends: queued again as if this attempt had not been.
    static Result<Job> giveBack(Transaction &transaction, JobId job, const QString &owner);

    /// Deals with the jobs whose lease ran out before `now`: their workers are gone. A job that died in another step than
    /// last time is queued again and the attempt not counted (somebody pulled the plug); the second death in the same step
    /// counts, and after the last attempt it fails with WorkerLost. Returns the jobs as they are now. Retries that would
    /// wait for over an hour from `now`, which only a clock that was put back can bring about, become due.
    static Result<QList<Job>> releaseExpired(Transaction &transaction, const QDateTime &now);
    /// The same for every lease: when the one owner of the data folder starts, no worker of before can be alive.
    static Result<QList<Job>> releaseAll(Transaction &transaction);

    // What a person does.
    static Result<Job> enqueue(Transaction &transaction, JobId job);  ///< Pending -> Queued
    static Result<Job> cancel(Transaction &transaction, JobId job);   ///< Conflict when it has ended
    /// Conflict unless it failed or was cancelled. Attempts and progress start anew; finished steps are kept.
    static Result<Job> retry(Transaction &transaction, JobId job);
    static Result<Job> setPriority(Transaction &transaction, JobId job, int priority);
    /// Off the list, with log and steps. Conflict for one that has not ended; unknown ids are no error.
    static Result<void> remove(Transaction &transaction, const QList<JobId> &jobs);
};

}  // namespace chalkreel
