#include "core/database/database.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QUuid>

#include <utility>

namespace chalkreel {
namespace {

Q_LOGGING_CATEGORY(lcDatabase, "chalkreel.database")

// How long a statement waits for another connection's write to end before it fails with Unavailable. Our own writes
// take milliseconds; a backup or an anti-virus program may hold the file for longer.
constexpr int kBusyMilliseconds = 10'000;

// https://www.sqlite.org/rescode.html, primary codes
enum SqliteCode {
    kBusy = 5,
    kLocked = 6,
    kReadOnly = 8,
    kIoError = 10,
    kCorrupt = 11,
    kFull = 13,
    kCantOpen = 14,
    kConstraint = 19,
    kNotADatabase = 26
};

QVariant boundValue(const QVariant &value)
{
    // A null QString is an empty text to us; NULL is an invalid QVariant.
    if (value.typeId() == QMetaType::QString && value.toString().isNull()) return QStringLiteral("");
    // Qt's driver would bind an unsigned 64-bit number as text.
    if (value.typeId() == QMetaType::ULongLong) return value.toLongLong();
    return value;
}

}  // namespace

Error errorFromSql(const QSqlError &error)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Database", text); };
    // The low byte is the primary code, the rest says more of it.
    const int code = error.nativeErrorCode().toInt() & 0xff;
    const QString detail = error.text() + QStringLiteral(" (SQLite %1)").arg(error.nativeErrorCode());
    switch (code) {
    case kBusy:
    case kLocked: return {ErrorCode::Unavailable, tr(QT_TRANSLATE_NOOP("Database", "The library is busy. Try again in a moment.")), detail};
    case kReadOnly:
        return {ErrorCode::PermissionDenied,
                tr(QT_TRANSLATE_NOOP("Database", "The library cannot be written. Check the rights of its folder.")), detail};
    case kFull:
        return {ErrorCode::NoSpace, tr(QT_TRANSLATE_NOOP("Database", "The library's disk is full. Free some space and try again.")),
                detail};
    case kIoError:
    case kCantOpen: return {ErrorCode::Io, tr(QT_TRANSLATE_NOOP("Database", "The library's database cannot be read or written.")), detail};
    case kCorrupt:
    case kNotADatabase:
        return {ErrorCode::Damaged, tr(QT_TRANSLATE_NOOP("Database", "The library's database is damaged. Restore it from a backup.")),
                detail};
    case kConstraint:
        return {ErrorCode::Conflict, tr(QT_TRANSLATE_NOOP("Database", "This does not fit what the library holds already.")), detail};
    default: return {ErrorCode::Internal, tr(QT_TRANSLATE_NOOP("Database", "The library's database refused a request.")), detail};
    }
}

Error errorFromSql(const QSqlQuery &query)
{
    Error error = errorFromSql(query.lastError());
    error.detail += QStringLiteral(" in: ") + query.lastQuery().simplified();
    return error;
}

Database::Database(const QSqlDatabase &connection, QString path)
    : m_connection{connection}
    , m_path{std::move(path)}
{
}

Result<std::unique_ptr<Database>> Database::open(const QString &path)
{
    const QString name = QStringLiteral("chalkreel-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    connection.setDatabaseName(path);
    connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(kBusyMilliseconds));
    // Owned from here on, so that a failure below closes and forgets the connection too. No second handle to it may stay:
    // Qt would keep the connection.
    std::unique_ptr<Database> database{new Database{std::exchange(connection, QSqlDatabase{}), path}};
    if (!database->m_connection.open()) {
        Error error = errorFromSql(database->m_connection.lastError());
        error.message = QCoreApplication::translate("Database", "The library “%1” cannot be opened. Check that its folder exists and "
                                                                "that you may write there.")
                            .arg(path);
        return fail(std::move(error));
    }

    // WAL: readers never wait for the writer and the other way round (https://www.sqlite.org/wal.html).
    Result<QList<QString>> mode =
        readRows(database->run(QStringLiteral("PRAGMA journal_mode = WAL")), [](const QSqlQuery &row) { return row.value(0).toString(); });
    if (!mode) return fail(mode.error());
    if (mode->isEmpty() || mode->first() != u"wal")
        qCWarning(lcDatabase) << "no write-ahead log on this file system: readers and writers will wait for each other";
    for (const QLatin1StringView pragma : {QLatin1StringView{"PRAGMA foreign_keys = ON"},
                                           // Transaction raises this where a commit must survive a power cut.
                                           QLatin1StringView{"PRAGMA synchronous = NORMAL"},
                                           // Keeps sorting of large lists out of the temporary folder.
                                           QLatin1StringView{"PRAGMA temp_store = MEMORY"},
                                           // A write-ahead log that grew once gives its space back.
                                           QLatin1StringView{"PRAGMA journal_size_limit = 67108864"}})
        if (Result<void> done = database->execute(pragma); !done) return fail(done.error());
    return database;
}

Database::~Database()
{
    const QString name = m_connection.connectionName();
    m_connection.close();
    // Qt warns about, and keeps, a connection that somebody still holds.
    m_connection = QSqlDatabase{};
    QSqlDatabase::removeDatabase(name);
}

Result<QSqlQuery> Database::run(const QString &sql, const QVariantList &values)
{
    QSqlQuery query{m_connection};
    query.setForwardOnly(true);
    if (!query.prepare(sql)) return fail(errorFromSql(query));
    for (const QVariant &value : values) query.addBindValue(boundValue(value));
    if (!query.exec()) return fail(errorFromSql(query));
    return query;
}

Result<void> Database::execute(const QString &sql)
{
    QSqlQuery query{m_connection};
    if (!query.exec(sql)) return fail(errorFromSql(query));
    return {};
}

void Database::setCommitListener(std::function<void(quint64)> listener) { m_commitListener = std::move(listener); }

Result<qint64> readNumber(Result<QSqlQuery> query)
{
    if (!query) return fail(query.error());
    if (!query->next()) return query->lastError().isValid() ? Result<qint64>{fail(errorFromSql(*query))} : Result<qint64>{0};
    return query->value(0).toLongLong();
}

}  // namespace chalkreel
