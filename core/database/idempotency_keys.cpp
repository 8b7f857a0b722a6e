#include "core/database/idempotency_keys.h"

#include "core/database/sql_values.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace chalkreel {
namespace {

constexpr qsizetype kLongestKey = 255;

/// Of what was asked for, whatever the order of its members was.
QString hashOf(const JobSpec &spec)
{
    const QByteArray json = QJsonDocument{toJson(spec)}.toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex());
}

}  // namespace

Result<std::optional<JobId>> IdempotencyKeys::find(Transaction &transaction, const JobSpec &spec, const QDateTime &now)
{
    if (spec.idempotencyKey.isEmpty()) return std::optional<JobId>{};
    if (spec.idempotencyKey.size() > kLongestKey)
        return fail(ErrorCode::InvalidArgument,
                    QCoreApplication::translate("Database", "An idempotency key has at most %1 characters.").arg(kLongestKey));
    const Result<QSqlQuery> pruned = transaction.run(QStringLiteral("DELETE FROM idempotency_key WHERE created <= ?"),
                                                     {sqlTime(now.addSecs(-3600LL * kIdempotencyHours))});
    if (!pruned) return fail(pruned.error());
    const auto rows = readRows(
        transaction.run(QStringLiteral("SELECT request_hash, job_id FROM idempotency_key WHERE submitter = ? AND idempotency_key = ?"),
                        {sqlText(spec.submitter), spec.idempotencyKey}),
        [](const QSqlQuery &row) { return std::pair{row.value(0).toString(), idFromSql<JobId>(row.value(1))}; });
    if (!rows) return fail(rows.error());
    if (rows->isEmpty()) return std::optional<JobId>{};
    if (rows->first().first != hashOf(spec))
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate("Database", "This idempotency key was used for another request. Use a new one."));
    return std::optional{rows->first().second};
}

Result<void> IdempotencyKeys::remember(Transaction &transaction, const JobSpec &spec, JobId job, const QDateTime &now)
{
    if (spec.idempotencyKey.isEmpty()) return {};
    const Result<QSqlQuery> stored =
        transaction.run(QStringLiteral("INSERT INTO idempotency_key (submitter, idempotency_key, request_hash, job_id, created) "
                                       "VALUES (?, ?, ?, ?, ?)"),
                        {sqlText(spec.submitter), spec.idempotencyKey, hashOf(spec), sqlId(job), sqlTime(now)});
    if (!stored) return fail(stored.error());
    return {};
}

}  // namespace chalkreel
