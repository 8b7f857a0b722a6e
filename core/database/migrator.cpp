#include "core/database/migrator.h"

#include "core/database/sql_splitter.h"
#include "core/database/transaction.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>

#include <algorithm>

// Outside of our namespace, as Qt asks: a resource in a static library is dropped by the linker unless somebody names it.
static void initMigrationResource() { Q_INIT_RESOURCE(chalkreel_migrations); }

namespace chalkreel {
namespace {

Failure broken(const QString &name, const QString &why)
{
    return fail(
        ErrorCode::Internal,
        QCoreApplication::translate("Database", "The library cannot be brought up to date: step “%1” failed. It is as it was before.")
            .arg(name),
        why);
}

/// The dialect of NNNN_name.sqlite.sql; empty for a file that is meant for all.
QString dialectOf(const QString &fileName) { return fileName.count(u'.') == 2 ? fileName.section(u'.', 1, 1) : QString{}; }

Result<void> apply(Database &database, const Migration &migration)
{
    const Result<QStringList> statements = splitStatements(migration.sql);
    if (!statements) return broken(migration.name, statements.error().message);
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) return fail(transaction.error());
    // Somebody else may have done it while we waited for the lock.
    const Result<int> version = schemaVersion(database);
    if (!version) return fail(version.error());
    if (*version >= migration.version) return {};
    for (const QString &statement : *statements)
        if (Result<void> done = database.execute(statement); !done) return broken(migration.name, done.error().detail);
    if (Result<QSqlQuery> noted = transaction->run(QStringLiteral("INSERT INTO schema_version (version, name, applied) VALUES (?, ?, ?)"),
                                                   {migration.version, migration.name, QDateTime::currentMSecsSinceEpoch()});
        !noted)
        return broken(migration.name, noted.error().detail);
    return transaction->commit();
}

}  // namespace

Result<QList<Migration>> builtInMigrations(SqlDialect dialect)
{
    initMigrationResource();
    const QString ours = dialect == SqlDialect::Sqlite ? QStringLiteral("sqlite") : QStringLiteral("postgresql");
    const QDir folder{QStringLiteral(":/chalkreel/database/migrations")};
    QList<Migration> migrations;
    for (const QString &name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        if (const QString other = dialectOf(name); !other.isEmpty() && other != ours) continue;
        QFile file{folder.filePath(name)};
        if (!file.open(QIODevice::ReadOnly)) return broken(name, file.errorString());
        migrations.append({name.section(u'_', 0, 0).toInt(), name, QString::fromUtf8(file.readAll())});
    }
    if (migrations.isEmpty()) return broken(folder.path(), QStringLiteral("no migrations are built in"));
    return migrations;
}

Result<int> schemaVersion(Database &database)
{
    const Result<qint64> tables =
        readNumber(database.run(QStringLiteral("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'")));
    if (!tables) return fail(tables.error());
    if (*tables == 0) return 0;
    const Result<qint64> version = readNumber(database.run(QStringLiteral("SELECT MAX(version) FROM schema_version")));
    if (!version) return fail(version.error());
    return static_cast<int>(*version);
}

Result<int> migrate(Database &database, const QList<Migration> &migrations)
{
    for (qsizetype i = 0; i < migrations.size(); ++i)
        if (migrations[i].version != i + 1) return broken(migrations[i].name, QStringLiteral("expected number %1").arg(i + 1));

    const Result<int> current = schemaVersion(database);
    if (!current) return fail(current.error());
    const int newest = static_cast<int>(migrations.size());
    if (*current > newest)
        return fail(ErrorCode::Unsupported,
                    QCoreApplication::translate("Database",
                                                "The library “%1” was made by a newer version of Chalkreel (%2, this one knows %3). "
                                                "Update the program to open it.")
                        .arg(database.path())
                        .arg(*current)
                        .arg(newest));
    if (*current == 0)
        if (Result<void> made =
                database.execute(QStringLiteral("CREATE TABLE IF NOT EXISTS schema_version "
                                                "(version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied BIGINT NOT NULL)"));
            !made)
            return fail(made.error());
    for (const Migration &migration : migrations)
        if (migration.version > *current)
            if (Result<void> done = apply(database, migration); !done) return fail(done.error());
    return newest;
}

}  // namespace chalkreel
