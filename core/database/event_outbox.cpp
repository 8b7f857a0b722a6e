#include "core/database/event_outbox.h"

#include "core/database/library_database.h"
#include "core/database/sql_values.h"

#include <QCoreApplication>

namespace chalkreel {
namespace {

// Dropping old ones with every event would double the writes; so it happens once in a while.
constexpr quint64 kPruneEvery = 1000;

Failure needsSnapshot()
{
    return fail(ErrorCode::Conflict,
                QCoreApplication::translate("Database", "Too much has changed since then, or the library is another one. Load it again."));
}

}  // namespace

Result<Event> EventOutbox::append(Transaction &transaction, const QString &topic, QLatin1StringView type, const QJsonObject &body,
                                  const QString &owner)
{
    // The row is locked until the commit, so numbers are given in the order of commits; a rollback takes its numbers back.
    const auto number = readRows(
        transaction.run(QStringLiteral("UPDATE library SET last_sequence = last_sequence + 1 WHERE id = 1 RETURNING last_sequence, epoch")),
        [](const QSqlQuery &row) { return std::pair{row.value(0).toULongLong(), row.value(1).toString()}; });
    if (!number) return fail(number.error());
    if (number->isEmpty()) return fail(ErrorCode::Damaged, QString{}, QStringLiteral("the library has no epoch"));

    Event event{.sequence = number->first().first, .epoch = number->first().second, .time = QDateTime::currentDateTimeUtc()};
    event.topic = topic;
    event.type = type;
    event.body = body;
    event.owner = owner;
    if (Result<QSqlQuery> stored =
            transaction.run(QStringLiteral("INSERT INTO event (sequence, time, topic, type, body, owner) VALUES (?, ?, ?, ?, ?, ?)"),
                            {event.sequence, sqlTime(event.time), event.topic, event.type, sqlJson(event.body), sqlText(event.owner)});
        !stored)
        return fail(stored.error());
    transaction.m_lastSequence = event.sequence;
    if (event.sequence % kPruneEvery == 0)
        if (Result<void> pruned = prune(transaction); !pruned) return fail(pruned.error());
    return event;
}

Result<QList<Event>> EventOutbox::since(Database &database, const QString &epoch, quint64 sequence, int limit)
{
    const Result<ReadSnapshot> snapshot = ReadSnapshot::begin(database);
    if (!snapshot) return fail(snapshot.error());
    const Result<LibraryInfo> library = libraryInfo(database);
    if (!library) return fail(library.error());
    const Result<quint64> last = lastSequence(database);
    if (!last) return fail(last.error());
    if (library->epoch != epoch || sequence > *last) return needsSnapshot();

    Result<QList<Event>> events = readRows(
        database.run(
            QStringLiteral("SELECT sequence, time, topic, type, body, owner FROM event WHERE sequence > ? ORDER BY sequence LIMIT ?"),
            {sequence, std::max(limit, 0)}),
        [&](const QSqlQuery &row) {
            return Event{row.value(0).toULongLong(), epoch,
                         timeFromSql(row.value(1)),  row.value(2).toString(),
                         row.value(3).toString(),    jsonFromSql(row.value(4)),
                         row.value(5).toString()};
        });
    // There are no gaps, so the first one missing means that it was pruned.
    const bool isFirstMissing = events && limit > 0 && sequence < *last && (events->isEmpty() || events->first().sequence != sequence + 1);
    if (isFirstMissing) return needsSnapshot();
    return events;
}

Result<quint64> EventOutbox::lastSequence(Database &database)
{
    const Result<qint64> last = readNumber(database.run(QStringLiteral("SELECT last_sequence FROM library WHERE id = 1")));
    if (!last) return fail(last.error());
    return static_cast<quint64>(*last);
}

Result<void> EventOutbox::prune(Transaction &transaction, int keep)
{
    const Result<QSqlQuery> done = transaction.run(
        QStringLiteral("DELETE FROM event WHERE sequence <= (SELECT last_sequence FROM library WHERE id = 1) - ?"), {std::max(keep, 0)});
    if (!done) return fail(done.error());
    return {};
}

QString assetTopic(AssetId asset) { return QStringLiteral("videos/") + asset.toString(); }
QString jobTopic(JobId job) { return QStringLiteral("jobs/") + job.toString(); }
QString folderTopic(FolderId folder) { return QStringLiteral("folders/") + folder.toString(); }

}  // namespace chalkreel
