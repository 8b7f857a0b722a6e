// What workers and the reaper do with jobs.
#include "core/database/job_history.h"
#include "core/database/job_repository.h"
#include "core/database/job_rows.h"
#include "core/database/sql_values.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace chalkreel {
namespace {

/// No retry waits for so long: a later time was set before somebody put the clock back.
constexpr std::chrono::hours kLongestWait{1};
constexpr QLatin1StringView kAttemptNotCounted{", attempts = CASE WHEN attempts > 0 THEN attempts - 1 ELSE 0 END"};

double orElse(double value, double fallback) { return std::isfinite(value) ? value : fallback; }

/// A job whose worker is gone. `row.job.attempts` counts the attempt that was lost.
Result<Job> releaseLost(Transaction &transaction, const JobRow &row)
{
    const bool isSameStep = row.deaths > 0 && row.deathStep == row.job.step;
    const QJsonObject data{{QStringLiteral("step"), row.job.step}, {QStringLiteral("owner"), row.leaseOwner}};
    if (isSameStep && row.job.attempts >= row.job.maxAttempts) {
        const Error error{ErrorCode::WorkerLost,
                          QCoreApplication::translate("Database", "The program ended while it worked on “%1”, again and again at the same "
                                                                  "point. Something in this file may be the cause.")
                              .arg(row.job.assetTitle),
                          QStringLiteral("step %1, lost %2 times").arg(row.job.step).arg(row.deaths + 1)};
        return moveJob(transaction, row.job.id,
                       {.to = JobState::Failed,
                        .assignments = QStringLiteral(", error = ?, deaths = deaths + 1"),
                        .values = {sqlError(error)},
                        .logType = QStringLiteral("failed"),
                        .logText = error.message,
                        .logData = data});
    }
    // Once in a step may be a power cut or a closed lid; twice at the same place looks like the file.
    return moveJob(transaction, row.job.id,
                   {.to = JobState::Queued,
                    .assignments = QStringLiteral(", death_step = ?, deaths = ?") + (isSameStep ? QString{} : QString{kAttemptNotCounted}),
                    .values = {row.job.step, isSameStep ? row.deaths + 1 : 1},
                    .logType = QStringLiteral("worker_lost"),
                    .logData = data});
}

Result<QList<Job>> releaseEach(Transaction &transaction, Result<QSqlQuery> found)
{
    const Result<QList<JobRow>> rows = readRows(std::move(found), jobFromRow);
    if (!rows) return fail(rows.error());
    QList<Job> released;
    for (const JobRow &row : *rows) {
        Result<Job> job = releaseLost(transaction, row);
        if (!job) return fail(job.error());
        released.append(std::move(*job));
    }
    return released;
}

}  // namespace

Result<QDateTime> JobRepository::nextStart(Database &database, const QStringList &queues)
{
    QVariantList values;
    for (const QString &queue : queues) values.append(queue);
    const auto times = readRows(database.run(QStringLiteral("SELECT MIN(not_before) FROM job WHERE state = 'queued' AND queue IN (") +
                                                 placeholders(queues.size()) + u')',
                                             values),
                                [](const QSqlQuery &row) { return timeFromSql(row.value(0)); });
    if (!times) return fail(times.error());
    return times->value(0);
}

Result<std::optional<Job>> JobRepository::claimNext(Transaction &transaction, JobPart part, const QStringList &queues, const QString &owner,
                                                    const QDateTime &now, std::chrono::milliseconds lease)
{
    if (owner.isEmpty() || queues.isEmpty())
        return fail(ErrorCode::InvalidArgument, QString{}, QStringLiteral("a worker without a name or queues"));
    QVariantList values{owner, sqlTime(now.addMSecs(lease.count())), sqlTime(now), sqlTime(now)};
    for (const QString &queue : queues) values.append(queue);
    // The indexes job_waiting and job_uninspected are in this order, so the first row that fits is the one.
    const QString unseen = part == JobPart::FirstLook ? QStringLiteral("j.inspected = 0 AND ") : QString{};
    const Result<QList<JobId>> claimed =
        readRows(transaction.run(
                     QStringLiteral("UPDATE job SET state = 'processing', lease_owner = ?, lease_until = ?, attempts = attempts + 1, "
                                    "started = COALESCE(started, ?), step = '', error = NULL, not_before = 0 "
                                    "WHERE state = 'queued' AND id = (SELECT j.id FROM job j WHERE j.state = 'queued' AND ") +
                         unseen + QStringLiteral("j.not_before <= ? AND j.queue IN (") + placeholders(queues.size()) +
                         QStringLiteral(") AND NOT EXISTS (SELECT 1 FROM job r WHERE r.asset_id = j.asset_id AND r.state = 'processing') "
                                        "ORDER BY j.created - j.priority * 900000, j.id LIMIT 1) RETURNING id"),
                     values),
                 [](const QSqlQuery &row) { return idFromSql<JobId>(row.value(0)); });
    if (!claimed) return fail(claimed.error());
    if (claimed->isEmpty()) return std::optional<Job>{};
    const JobId id = claimed->first();
    if (Result<void> logged = JobHistory::log(transaction, id, QStringLiteral("claimed"), owner); !logged) return fail(logged.error());
    Result<Job> job = announceJob(transaction, id);
    if (!job) return fail(job.error());
    return std::optional{std::move(*job)};
}

Result<void> JobRepository::extendLease(Transaction &transaction, JobId job, const QString &owner, const QDateTime &now,
                                        std::chrono::milliseconds lease)
{
    const Result<JobRow> row = loadJob(transaction.database(), job);
    if (!row) return fail(row.error());
    if (Result<void> held = checkOwner(*row, owner); !held) return held;
    const Result<QSqlQuery> extended = transaction.run(QStringLiteral("UPDATE job SET lease_until = ? WHERE id = ? AND lease_owner = ?"),
                                                       {sqlTime(now.addMSecs(lease.count())), sqlId(job), owner});
    if (!extended) return fail(extended.error());
    return {};
}

Result<Job> JobRepository::setProgress(Transaction &transaction, JobId job, const QString &owner, const JobProgress &progress)
{
    const Result<JobRow> row = loadJob(transaction.database(), job);
    if (!row) return fail(row.error());
    if (Result<void> held = checkOwner(*row, owner); !held) return fail(held.error());
    const double percent = std::clamp(orElse(progress.percent, 0), row->job.progress, 100.0);
    const Result<QSqlQuery> stored = transaction.run(
        QStringLiteral("UPDATE job SET progress = ?, step = ?, speed = ?, seconds_left = ? WHERE id = ? AND lease_owner = ?"),
        {percent, progress.step, orElse(progress.speed, 0), orElse(progress.secondsLeft, -1), sqlId(job), owner});
    if (!stored) return fail(stored.error());
    if (!progress.step.isEmpty() && progress.step != row->job.step)
        if (Result<void> logged = JobHistory::log(transaction, job, QStringLiteral("step_started"), progress.step); !logged)
            return fail(logged.error());
    return announceJob(transaction, job);
}

Result<Job> JobRepository::complete(Transaction &transaction, JobId job, const QString &owner, const QJsonObject &result)
{
    return moveJob(transaction, job,
                   {.to = JobState::Completed,
                    .owner = owner,
                    .assignments = QStringLiteral(", progress = 100, error = NULL, death_step = NULL, deaths = 0, result = ?"),
                    .values = {sqlJson(result)},
                    .logType = QStringLiteral("completed")});
}

Result<Job> JobRepository::failForGood(Transaction &transaction, JobId job, const QString &owner, const Error &error)
{
    return moveJob(transaction, job,
                   {.to = JobState::Failed,
                    .owner = owner,
                    .assignments = QStringLiteral(", error = ?"),
                    .values = {sqlError(error)},
                    .logType = QStringLiteral("failed"),
                    .logText = error.message,
                    .logData = errorToJson(error, true)});
}

Result<Job> JobRepository::retryLater(Transaction &transaction, JobId job, const QString &owner, const Error &error,
                                      const QDateTime &notBefore)
{
    return moveJob(transaction, job,
                   {.to = JobState::Queued,
                    .owner = owner,
                    .assignments = QStringLiteral(", error = ?, not_before = ?"),
                    .values = {sqlError(error), notBefore.isValid() ? sqlTime(notBefore) : QVariant{0}},
                    .logType = QStringLiteral("retry_scheduled"),
                    .logText = error.message,
                    .logData = errorToJson(error, true)});
}

Result<Job> JobRepository::setAside(Transaction &transaction, JobId job, const QString &owner)
{
    return moveJob(transaction, job,
                   {.to = JobState::Queued,
                    .owner = owner,
                    .assignments = kAttemptNotCounted + QStringLiteral(", inspected = 1, step = ''"),
                    .logType = QStringLiteral("set_aside")});
}

Result<bool> JobRepository::forgiveLoss(Transaction &transaction, JobId job, const QString &owner, const QString &step)
{
    const Result<JobRow> row = loadJob(transaction.database(), job);
    if (!row) return fail(row.error());
    if (Result<void> held = checkOwner(*row, owner); !held) return fail(held.error());
    if (row->deaths > 0 && row->deathStep == step) return false;
    const Result<Job> back = moveJob(transaction, job,
                                     {.to = JobState::Queued,
                                      .owner = owner,
                                      .assignments = QStringLiteral(", death_step = ?, deaths = 1") + kAttemptNotCounted,
                                      .values = {step},
                                      .logType = QStringLiteral("worker_lost"),
                                      .logData = {{QStringLiteral("step"), step}}});
    if (!back) return fail(back.error());
    return true;
}

Result<Job> JobRepository::giveBack(Transaction &transaction, JobId job, const QString &owner)
{
    return moveJob(transaction, job,
                   {.to = JobState::Queued, .owner = owner, .assignments = kAttemptNotCounted, .logType = QStringLiteral("given_back")});
}

Result<QList<Job>> JobRepository::releaseExpired(Transaction &transaction, const QDateTime &now)
{
    const Result<QSqlQuery> due = transaction.run(QStringLiteral("UPDATE job SET not_before = 0 WHERE state = 'queued' AND not_before > ?"),
                                                  {sqlTime(now.addMSecs(std::chrono::milliseconds{kLongestWait}.count()))});
    if (!due) return fail(due.error());
    return releaseEach(
        transaction, transaction.run(selectJobs() + QStringLiteral(" WHERE j.state = 'processing' AND j.lease_until < ?"), {sqlTime(now)}));
}

Result<QList<Job>> JobRepository::releaseAll(Transaction &transaction)
{
    return releaseEach(transaction, transaction.run(selectJobs() + QStringLiteral(" WHERE j.state = 'processing'")));
}

}  // namespace chalkreel
