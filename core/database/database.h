#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <memory>

namespace chalkreel {

enum class SqlDialect { Sqlite, PostgreSql };

/// One connection to a library's database. It belongs to the thread that opened it: each thread opens its own.
/// Any thread may destroy it once no other uses it.
class Database
{
public:
    /// Opens (and creates) a SQLite file in WAL mode with foreign keys checked; does not migrate (see openLibrary).
    /// Io, PermissionDenied, NoSpace, or Damaged when the file is no database.
    static Result<std::unique_ptr<Database>> open(const QString &path);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    SqlDialect dialect() const { return SqlDialect::Sqlite; }
    QString path() const { return m_path; }

    /// Runs one statement with its values bound to the question marks, in order. Values never become part of the text.
    /// Unavailable when another connection held the lock for too long, Conflict when a constraint was broken.
    Result<QSqlQuery> run(const QString &sql, const QVariantList &values = {});
    /// The same without bound values, for what cannot be prepared: schema changes, pragmas, BEGIN.
    Result<void> execute(const QString &sql);

    /// Called on this connection's thread after each commit that carried events, with the last of their sequences.
    /// The place to wake whoever reads EventOutbox::since().
    void setCommitListener(std::function<void(quint64 lastSequence)> listener);

private:
    friend class Transaction;
    friend class ReadSnapshot;
    Database(const QSqlDatabase &connection, QString path);

    QSqlDatabase m_connection;
    QString m_path;
    std::function<void(quint64)> m_commitListener;
    bool m_isInTransaction = false;
    bool m_isFullySynced = false;  ///< what PRAGMA synchronous was set to last
};

/// All rows of a query through `map` (QSqlQuery positioned on a row -> T); an error while stepping is not lost.
template <typename Map, typename T = std::invoke_result_t<Map, const QSqlQuery &>>
Result<QList<T>> readRows(Result<QSqlQuery> query, Map &&map);

/// The column of the only row of a count or a max; 0 when it is null.
[[nodiscard]] Result<qint64> readNumber(Result<QSqlQuery> query);

/// The error of a query that failed, in our codes.
[[nodiscard]] Error errorFromSql(const QSqlQuery &query);
[[nodiscard]] Error errorFromSql(const QSqlError &error);

template <typename Map, typename T>
Result<QList<T>> readRows(Result<QSqlQuery> query, Map &&map)
{
    if (!query) return fail(query.error());
    QList<T> rows;
    while (query->next()) rows.append(map(std::as_const(*query)));
    if (query->lastError().isValid()) return fail(errorFromSql(*query));
    return rows;
}

}  // namespace chalkreel
