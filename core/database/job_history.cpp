#include "core/database/job_history.h"

#include "core/database/job_rows.h"
#include "core/database/sql_values.h"

namespace chalkreel {
namespace {

FinishedStep stepFromRow(const QSqlQuery &row)
{
    return {row.value(0).toString(), QByteArray::fromHex(row.value(1).toString().toLatin1()), jsonFromSql(row.value(2))};
}

}  // namespace

Result<void> JobHistory::log(Transaction &transaction, JobId job, const QString &type, const QString &text, const QJsonObject &data)
{
    const Result<QSqlQuery> stored =
        transaction.run(QStringLiteral("INSERT INTO job_log (job_id, number, time, type, text, data) VALUES "
                                       "(?, (SELECT COALESCE(MAX(number), 0) + 1 FROM job_log WHERE job_id = ?), ?, ?, ?, ?)"),
                        {sqlId(job), sqlId(job), sqlTime(QDateTime::currentDateTimeUtc()), type, text, sqlJson(data)});
    if (!stored) return fail(stored.error());
    return {};
}

Result<QList<JobLogEntry>> JobHistory::entries(Database &database, JobId job)
{
    return readRows(
        database.run(QStringLiteral("SELECT time, type, text, data FROM job_log WHERE job_id = ? ORDER BY number"), {sqlId(job)}),
        [](const QSqlQuery &row) {
            return JobLogEntry{timeFromSql(row.value(0)), row.value(1).toString(), row.value(2).toString(), jsonFromSql(row.value(3))};
        });
}

Result<void> JobHistory::recordStep(Transaction &transaction, JobId job, const QString &owner, const FinishedStep &step)
{
    const Result<JobRow> row = loadJob(transaction.database(), job);
    if (!row) return fail(row.error());
    if (Result<void> held = checkOwner(*row, owner); !held) return held;
    const Result<QSqlQuery> stored = transaction.run(
        QStringLiteral("INSERT INTO job_step (job_id, step, input_hash, report, finished) VALUES (?, ?, ?, ?, ?) "
                       "ON CONFLICT (job_id, step) DO UPDATE SET input_hash = excluded.input_hash, report = excluded.report, "
                       "finished = excluded.finished"),
        {sqlId(job), step.step, QString::fromLatin1(step.inputHash.toHex()), sqlJson(step.report),
         sqlTime(QDateTime::currentDateTimeUtc())});
    if (!stored) return fail(stored.error());
    return log(transaction, job, QStringLiteral("step_finished"), step.step);
}

Result<QList<FinishedStep>> JobHistory::finishedSteps(Database &database, JobId job)
{
    return readRows(database.run(QStringLiteral("SELECT step, input_hash, report FROM job_step WHERE job_id = ? ORDER BY finished, step"),
                                 {sqlId(job)}),
                    stepFromRow);
}

Result<std::optional<FinishedStep>> JobHistory::finishedStep(Database &database, JobId job, const QString &step)
{
    const Result<QList<FinishedStep>> rows = readRows(
        database.run(QStringLiteral("SELECT step, input_hash, report FROM job_step WHERE job_id = ? AND step = ?"), {sqlId(job), step}),
        stepFromRow);
    if (!rows) return fail(rows.error());
    return rows->isEmpty() ? std::nullopt : std::optional{rows->first()};
}

}  // namespace chalkreel
