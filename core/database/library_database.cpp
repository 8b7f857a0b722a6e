#include "core/database/library_database.h"

#include "core/database/migrator.h"
#include "core/database/sql_values.h"
#include "core/database/transaction.h"

#include <QUuid>

namespace chalkreel {

Result<std::unique_ptr<Database>> openLibrary(const QString &path)
{
    Result<std::unique_ptr<Database>> database = Database::open(path);
    if (!database) return database;
    const Result<QList<Migration>> migrations = builtInMigrations((*database)->dialect());
    if (!migrations) return fail(migrations.error());
    if (Result<int> version = migrate(**database, *migrations); !version) return fail(version.error());

    Result<Transaction> transaction = Transaction::begin(**database);
    if (!transaction) return fail(transaction.error());
    const Result<QSqlQuery> named = transaction->run(
        QStringLiteral("INSERT INTO library (id, epoch, created, last_sequence) VALUES (1, ?, ?, 0) ON CONFLICT (id) DO NOTHING"),
        {QUuid::createUuid().toString(QUuid::WithoutBraces), sqlTime(QDateTime::currentDateTimeUtc())});
    if (!named) return fail(named.error());
    if (Result<void> committed = transaction->commit(); !committed) return fail(committed.error());
    return database;
}

Result<LibraryInfo> libraryInfo(Database &database)
{
    const Result<QList<LibraryInfo>> rows =
        readRows(database.run(QStringLiteral("SELECT epoch, created FROM library WHERE id = 1")),
                 [](const QSqlQuery &row) { return LibraryInfo{row.value(0).toString(), timeFromSql(row.value(1))}; });
    if (!rows) return fail(rows.error());
    if (rows->isEmpty()) return fail(ErrorCode::Damaged, QString{}, QStringLiteral("the library has no epoch"));
    return rows->first();
}

}  // namespace chalkreel
