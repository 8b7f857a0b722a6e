#include "core/database/job_rows.h"

#include "core/database/event_outbox.h"
#include "core/database/job_history.h"
#include "core/database/sql_values.h"

#include <QCoreApplication>

namespace chalkreel {

QString selectJobs()
{
    return QStringLiteral("SELECT j.id, j.type, j.queue, j.asset_id, COALESCE(a.title, ''), j.owner, j.client_id, j.options, j.priority, "
                          "j.state, j.progress, j.step, "
                          "j.speed, j.seconds_left, j.attempts, j.max_attempts, j.error, j.created, j.started, j.finished, j.not_before, "
                          "j.lease_owner, j.death_step, j.deaths, j.result FROM job j LEFT JOIN asset a ON a.id = j.asset_id");
}

JobRow jobFromRow(const QSqlQuery &row)
{
    int column = 0;
    const auto next = [&] { return row.value(column++); };
    JobRow result;
    Job &job = result.job;
    job.id = idFromSql<JobId>(next());
    job.type = nameFromSql(next(), JobType::Process);
    job.queue = next().toString();
    job.asset = idFromSql<AssetId>(next());
    job.assetTitle = next().toString();
    job.owner = next().toString();
    job.clientId = next().toString();
    job.options = jsonFromSql(next());
    job.priority = next().toInt();
    job.state = nameFromSql(next(), JobState::Failed);
    job.progress = next().toDouble();
    job.step = next().toString();
    job.speed = next().toDouble();
    job.secondsLeft = next().toDouble();
    job.attempts = next().toInt();
    job.maxAttempts = next().toInt();
    job.error = errorFromColumn(next());
    job.created = timeFromSql(next());
    job.started = timeFromSql(next());
    job.finished = timeFromSql(next());
    const QVariant notBefore = next();
    if (notBefore.toLongLong() > 0) job.notBefore = timeFromSql(notBefore);
    result.leaseOwner = next().toString();
    result.deathStep = next().toString();
    result.deaths = next().toInt();
    job.result = jsonFromSql(next());
    return result;
}

Result<JobRow> loadJob(Database &database, JobId job)
{
    const Result<QList<JobRow>> rows = readRows(database.run(selectJobs() + QStringLiteral(" WHERE j.id = ?"), {sqlId(job)}), jobFromRow);
    if (!rows) return fail(rows.error());
    if (rows->isEmpty())
        return fail(ErrorCode::NotFound, QCoreApplication::translate("Database", "This job is no longer on the list."), job.toString());
    return rows->first();
}

Result<Job> announceJob(Transaction &transaction, JobId job)
{
    const Result<JobRow> row = loadJob(transaction.database(), job);
    if (!row) return fail(row.error());
    if (const auto told = EventOutbox::append(transaction, jobTopic(job), event_type::kJobChanged, toJson(row->job), row->job.owner); !told)
        return fail(told.error());
    return row->job;
}

Result<void> checkOwner(const JobRow &row, const QString &owner)
{
    if (row.job.state == JobState::Processing && row.leaseOwner == owner) return {};
    return fail(ErrorCode::Conflict, QCoreApplication::translate("Database", "The job was cancelled or goes on elsewhere."),
                QStringLiteral("%1 does not hold %2, which is %3").arg(owner, row.job.id.toString(), nameOf(row.job.state)));
}

Result<Job> moveJob(Transaction &transaction, JobId id, const JobMove &move)
{
    const Result<JobRow> row = loadJob(transaction.database(), id);
    if (!row) return fail(row.error());
    if (move.owner)
        if (Result<void> held = checkOwner(*row, *move.owner); !held) return fail(held.error());
    if (!canMove(row->job.state, move.to))
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate("Database", "This is not possible: the job is %1.").arg(nameOf(row->job.state)),
                    QStringLiteral("%1 -> %2").arg(nameOf(row->job.state), nameOf(move.to)));

    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QVariantList values = QVariantList{sqlName(move.to), hasEnded(move.to) ? sqlTime(now) : QVariant{}} + move.values +
                                QVariantList{sqlId(id), sqlName(row->job.state)};
    // The old state is a condition too: where several writers run at once, the row may have moved since it was read.
    const Result<QSqlQuery> moved = transaction.run(
        QStringLiteral("UPDATE job SET state = ?, finished = ?, lease_owner = NULL, lease_until = NULL, speed = 0, seconds_left = -1") +
            move.assignments + QStringLiteral(" WHERE id = ? AND state = ?"),
        values);
    if (!moved) return fail(moved.error());
    if (moved->numRowsAffected() == 0) return fail(ErrorCode::Conflict, QString{}, QStringLiteral("moved by somebody else"));
    if (Result<void> logged = JobHistory::log(transaction, id, move.logType, move.logText, move.logData); !logged)
        return fail(logged.error());
    return announceJob(transaction, id);
}

}  // namespace chalkreel
