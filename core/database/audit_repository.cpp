#include "core/database/audit_repository.h"

#include "core/database/sql_values.h"

namespace chalkreel {
namespace {

AuditEntry entryFromRow(const QSqlQuery &row)
{
    return {.number = row.value(0).toLongLong(),
            .time = timeFromSql(row.value(1)),
            .user = idFromSql<UserId>(row.value(2)),
            .who = row.value(3).toString(),
            .action = row.value(4).toString(),
            .target = row.value(5).toString(),
            .address = row.value(6).toString(),
            .result = row.value(7).toString(),
            .detail = row.value(8).toString()};
}

Result<void> without(const Result<QSqlQuery> &done) { return done ? Result<void>{} : fail(done.error()); }

}  // namespace

Result<void> AuditRepository::append(Transaction &transaction, const QList<AuditEntry> &entries)
{
    for (const AuditEntry &entry : entries) {
        if (const auto counted = transaction.run(QStringLiteral("UPDATE audit_counter SET last_number = last_number + 1")); !counted)
            return fail(counted.error());
        const Result<QSqlQuery> kept = transaction.run(
            QStringLiteral("INSERT INTO audit_entry (number, time, account_id, who, action, target, address, result, detail) "
                           "SELECT last_number, ?, ?, ?, ?, ?, ?, ?, ? FROM audit_counter"),
            {sqlTime(entry.time), sqlId(entry.user), entry.who, entry.action, entry.target, entry.address, entry.result, entry.detail});
        if (!kept) return fail(kept.error());
    }
    return {};
}

Result<QList<AuditEntry>> AuditRepository::list(Database &database, const AuditQuery &query)
{
    QString sql =
        QStringLiteral("SELECT number, time, account_id, who, action, target, address, result, detail FROM audit_entry WHERE 1 = 1");
    QVariantList values;
    if (query.user) {
        sql += QStringLiteral(" AND account_id = ?");
        values << sqlId(*query.user);
    }
    if (!query.action.isEmpty()) {
        // Not LIKE: % and _ would mean something.
        const bool isArea = query.action.endsWith(u'.');
        sql += isArea ? QStringLiteral(" AND substr(action, 1, ?) = ?") : QStringLiteral(" AND action = ?");
        if (isArea) values << static_cast<int>(query.action.size());
        values << query.action;
    }
    if (query.before > 0) {
        sql += QStringLiteral(" AND number < ?");
        values << query.before;
    }
    values << query.limit;
    return readRows(database.run(sql + QStringLiteral(" ORDER BY number DESC LIMIT ?"), values), entryFromRow);
}

Result<void> AuditRepository::trim(Transaction &transaction, const QDateTime &before, qint64 most)
{
    if (Result<void> old = without(transaction.run(QStringLiteral("DELETE FROM audit_entry WHERE time < ?"), {sqlTime(before)})); !old)
        return old;
    return without(
        transaction.run(QStringLiteral("DELETE FROM audit_entry WHERE number <= (SELECT last_number FROM audit_counter) - ?"), {most}));
}

}  // namespace chalkreel
