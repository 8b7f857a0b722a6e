#pragma once

#include "core/database/transaction.h"

namespace chalkreel {

/// How many events are kept at least; a client that was away for longer takes a snapshot.
inline constexpr int kKeptEvents = 100'000;

/// The events of a library: written in the transaction of the change that they tell of, numbered without gaps in the
/// order of commits, read by everyone who wants to follow.
class EventOutbox
{
public:
    /// Body is the whole new value, see event_type. Older events than kKeptEvents are dropped now and then.
    /// `owner`: whose thing it tells of.
    static Result<Event> append(Transaction &transaction, const QString &topic, QLatin1StringView type, const QJsonObject &body,
                                const QString &owner);

    /// Committed events after `sequence`, oldest first, at most `limit`. Conflict when the epoch is another, or when the
    /// events are no longer (or not yet) there: the caller needs a new snapshot.
    static Result<QList<Event>> since(Database &database, const QString &epoch, quint64 sequence, int limit);
    /// The last committed sequence; 0 before the first.
    static Result<quint64> lastSequence(Database &database);
    /// Drops all but the last `keep`.
    static Result<void> prune(Transaction &transaction, int keep = kKeptEvents);
};

/// "jobs/{id}" and its like.
QString assetTopic(AssetId asset);
QString jobTopic(JobId job);
QString folderTopic(FolderId folder);

}  // namespace chalkreel
