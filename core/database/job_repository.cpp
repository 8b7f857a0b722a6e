#include "core/database/job_repository.h"

#include "core/database/asset_repository.h"
#include "core/database/event_outbox.h"
#include "core/database/job_history.h"
#include "core/database/job_rows.h"
#include "core/database/library_database.h"
#include "core/database/sql_values.h"

#include <QCoreApplication>

namespace chalkreel {
namespace {

Result<void> checkPriority(int priority)
{
    if (priority >= kLowestPriority && priority <= kHighestPriority) return {};
    return fail(
        ErrorCode::InvalidArgument,
        QCoreApplication::translate("Database", "A priority is a number from %1 to %2.").arg(kLowestPriority).arg(kHighestPriority));
}

Result<QList<Job>> readJobs(Result<QSqlQuery> query)
{
    return readRows(std::move(query), [](const QSqlQuery &row) { return jobFromRow(row).job; });
}

}  // namespace

Result<Job> JobRepository::insert(Transaction &transaction, const JobSpec &spec, int maxAttempts, JobState state)
{
    if (Result<void> fits = checkPriority(spec.priority); !fits) return fail(fits.error());
    if (maxAttempts < 1 || spec.queue.isEmpty() || (state != JobState::Pending && state != JobState::Queued))
        return fail(ErrorCode::InvalidArgument, QString{}, QStringLiteral("attempts, queue or state of a new job"));
    Asset asset;
    if (!spec.asset.isNull()) {
        Result<Asset> found = AssetRepository::get(transaction.database(), spec.asset);
        if (!found) return fail(std::move(found.error()));
        asset = *std::move(found);
    }

    const JobId id = JobId::create();
    const Result<QSqlQuery> stored = transaction.run(
        QStringLiteral(
            "INSERT INTO job (id, type, queue, asset_id, options, priority, state, progress, step, speed, seconds_left, attempts, "
            "max_attempts, created, not_before, deaths, owner, client_id) VALUES (?, ?, ?, ?, ?, ?, ?, 0, '', 0, -1, 0, ?, ?, 0, 0, ?, ?)"),
        {sqlId(id), sqlName(spec.type), spec.queue, sqlId(spec.asset), sqlJson(spec.options), spec.priority, sqlName(state), maxAttempts,
         sqlTime(QDateTime::currentDateTimeUtc()), sqlText(asset.owner),
         sqlText(spec.clientId.isEmpty() ? asset.clientId : spec.clientId)});
    if (!stored) return fail(stored.error());
    if (Result<void> logged = JobHistory::log(transaction, id, QStringLiteral("created"), QString{}); !logged) return fail(logged.error());
    return announceJob(transaction, id);
}

Result<Job> JobRepository::get(Database &database, JobId job)
{
    const Result<JobRow> row = loadJob(database, job);
    if (!row) return fail(row.error());
    return row->job;
}

Result<Page<Job>> JobRepository::list(Database &database, const JobQuery &query)
{
    if (query.limit < 1 || query.limit > kLargestPage || query.offset < 0)
        return fail(ErrorCode::InvalidArgument,
                    QCoreApplication::translate("Database", "A page holds 1 to %1 entries and starts at 0 or later.").arg(kLargestPage));
    QStringList conditions;
    QVariantList values;
    const auto add = [&](const QString &condition, const QVariant &value) {
        conditions.append(condition);
        values.append(value);
    };
    if (query.owner) add(QStringLiteral("j.owner = ?"), sqlText(*query.owner));
    if (query.state) add(QStringLiteral("j.state = ?"), sqlName(*query.state));
    if (query.asset) add(QStringLiteral("j.asset_id = ?"), sqlId(*query.asset));
    if (query.type) add(QStringLiteral("j.type = ?"), sqlName(*query.type));
    if (query.createdFrom.isValid()) add(QStringLiteral("j.created >= ?"), sqlTime(query.createdFrom));
    if (query.createdUntil.isValid()) add(QStringLiteral("j.created < ?"), sqlTime(query.createdUntil));
    const QString where = conditions.isEmpty() ? QString{} : QStringLiteral(" WHERE ") + conditions.join(QStringLiteral(" AND "));

    const Result<ReadSnapshot> snapshot = ReadSnapshot::begin(database);
    if (!snapshot) return fail(snapshot.error());
    Result<QList<Job>> jobs =
        readJobs(database.run(selectJobs() + where + QStringLiteral(" ORDER BY j.created DESC, j.id DESC LIMIT ? OFFSET ?"),
                              values + QVariantList{query.limit, query.offset}));
    if (!jobs) return fail(jobs.error());
    const Result<qint64> total = readNumber(database.run(QStringLiteral("SELECT COUNT(*) FROM job j") + where, values));
    if (!total) return fail(total.error());
    const Result<LibraryInfo> library = libraryInfo(database);
    if (!library) return fail(library.error());
    const Result<quint64> sequence = EventOutbox::lastSequence(database);
    if (!sequence) return fail(sequence.error());
    return Page<Job>{std::move(*jobs), static_cast<int>(*total), *sequence, library->epoch};
}

Result<QList<Job>> JobRepository::unfinishedOf(Database &database, AssetId asset)
{
    return readJobs(database.run(selectJobs() + QStringLiteral(" WHERE j.asset_id = ? AND j.state IN ('pending', 'queued', 'processing') "
                                                               "ORDER BY j.created, j.id"),
                                 {sqlId(asset)}));
}

Result<QList<JobId>> JobRepository::waiting(Database &database, const std::optional<QString> &owner)
{
    const QString his = owner ? QStringLiteral(" AND owner = ?") : QString{};
    return readRows(database.run(QStringLiteral("SELECT id FROM job WHERE state IN ('pending', 'queued')") + his +
                                     QStringLiteral(" ORDER BY created, id"),
                                 owner ? QVariantList{sqlText(*owner)} : QVariantList{}),
                    [](const QSqlQuery &row) { return idFromSql<JobId>(row.value(0)); });
}

Result<Job> JobRepository::enqueue(Transaction &transaction, JobId job)
{
    const Result<JobRow> row = loadJob(transaction.database(), job);
    if (!row) return fail(row.error());
    // Three states lead to Queued; a failed or cancelled job takes retry(), a running one retryLater() or giveBack().
    if (row->job.state != JobState::Pending)
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate("Database", "This is not possible: the job is %1.").arg(nameOf(row->job.state)));
    return moveJob(transaction, job, {.to = JobState::Queued, .logType = QStringLiteral("queued")});
}

Result<Job> JobRepository::cancel(Transaction &transaction, JobId job)
{
    return moveJob(transaction, job,
                   {.to = JobState::Cancelled, .assignments = QStringLiteral(", error = NULL"), .logType = QStringLiteral("cancelled")});
}

Result<Job> JobRepository::retry(Transaction &transaction, JobId job)
{
    const Result<JobRow> row = loadJob(transaction.database(), job);
    if (!row) return fail(row.error());
    if (row->job.state != JobState::Failed && row->job.state != JobState::Cancelled)
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate("Database", "Only a job that failed or was cancelled can be tried again."));
    return moveJob(transaction, job,
                   {.to = JobState::Queued,
                    .assignments = QStringLiteral(", attempts = 0, progress = 0, step = '', error = NULL, started = NULL, not_before = 0, "
                                                  "death_step = NULL, deaths = 0"),
                    .logType = QStringLiteral("retried")});
}

Result<Job> JobRepository::setPriority(Transaction &transaction, JobId job, int priority)
{
    if (Result<void> fits = checkPriority(priority); !fits) return fail(fits.error());
    const Result<JobRow> row = loadJob(transaction.database(), job);
    if (!row) return fail(row.error());
    if (hasEnded(row->job.state))
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate("Database", "The job has ended; its priority means nothing any more."));
    if (const auto changed = transaction.run(QStringLiteral("UPDATE job SET priority = ? WHERE id = ?"), {priority, sqlId(job)}); !changed)
        return fail(changed.error());
    if (Result<void> logged = JobHistory::log(transaction, job, QStringLiteral("priority_changed"), QString::number(priority)); !logged)
        return fail(logged.error());
    return announceJob(transaction, job);
}

Result<void> JobRepository::remove(Transaction &transaction, const QList<JobId> &jobs)
{
    for (const JobId &id : jobs) {
        const Result<JobRow> row = loadJob(transaction.database(), id);
        if (!row && row.error().code == ErrorCode::NotFound) continue;
        if (!row) return fail(row.error());
        if (!hasEnded(row->job.state))
            return fail(ErrorCode::Conflict,
                        QCoreApplication::translate("Database", "A job that has not ended cannot be removed. Cancel it first."));
        if (const auto gone = transaction.run(QStringLiteral("DELETE FROM job WHERE id = ?"), {sqlId(id)}); !gone)
            return fail(gone.error());
        if (const auto told = EventOutbox::append(transaction, jobTopic(id), event_type::kJobRemoved,
                                                  {{QStringLiteral("id"), id.toString()}}, row->job.owner);
            !told)
            return fail(told.error());
    }
    return {};
}

}  // namespace chalkreel
