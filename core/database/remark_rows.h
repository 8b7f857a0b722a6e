#pragma once

#include "core/database/event_outbox.h"
#include "core/database/library_database.h"
#include "core/model/queries.h"

#include <QCoreApplication>

/// What the repositories of annotations, comments and reviews share: all three are remarks on one asset.
namespace chalkreel {

/// NotFound for an unknown asset.
[[nodiscard]] Result<void> checkAsset(Database &database, AssetId asset);
/// The same, and Conflict when it is in the bin.
[[nodiscard]] Result<void> checkAssetInUse(Database &database, AssetId asset);
/// Conflict unless `given` is the current revision.
[[nodiscard]] Result<void> checkRevision(int current, int given);
/// Appends an event on the asset's topic.
[[nodiscard]] Result<void> tellOfAsset(Transaction &transaction, AssetId asset, QLatin1StringView type, const QJsonObject &body);
/// "changed by somebody else", "removed by somebody else": an UPDATE or DELETE that was to meet one row. NotFound otherwise.
[[nodiscard]] Result<void> metOneRow(const Result<QSqlQuery> &done);
[[nodiscard]] Failure noSuchRemark();

/// Of one table: which rows, in which order.
struct RemarkPage
{
    AssetId asset;
    QString from;   ///< "comment c"
    QString where;  ///< with the asset's condition
    QVariantList values;
    QString order;
    int limit = 50;
    int offset = 0;
};

/// The rows of a page as `select` gives them, the total and the sequence that they show.
template <typename T, typename Map>
Result<Page<T>> readRemarks(Database &database, const RemarkPage &page, const QString &select, Map &&map)
{
    if (page.limit < 1 || page.limit > kLargestPage || page.offset < 0)
        return fail(ErrorCode::InvalidArgument,
                    QCoreApplication::translate("Database", "A page holds 1 to %1 entries and starts at 0 or later.").arg(kLargestPage));
    const Result<ReadSnapshot> snapshot = ReadSnapshot::begin(database);
    if (!snapshot) return fail(snapshot.error());
    if (Result<void> known = checkAsset(database, page.asset); !known) return fail(std::move(known.error()));
    const QString rows = QStringLiteral(" FROM ") + page.from + QStringLiteral(" WHERE ") + page.where;
    Result<QList<T>> items = readRows(database.run(QStringLiteral("SELECT ") + select + rows + QStringLiteral(" ORDER BY ") + page.order +
                                                       QStringLiteral(" LIMIT ? OFFSET ?"),
                                                   page.values + QVariantList{page.limit, page.offset}),
                                      std::forward<Map>(map));
    if (!items) return fail(std::move(items.error()));
    const Result<qint64> total = readNumber(database.run(QStringLiteral("SELECT COUNT(*)") + rows, page.values));
    if (!total) return fail(total.error());
    const Result<LibraryInfo> library = libraryInfo(database);
    if (!library) return fail(library.error());
    const Result<quint64> sequence = EventOutbox::lastSequence(database);
    if (!sequence) return fail(sequence.error());
    return Page<T>{std::move(*items), static_cast<int>(*total), *sequence, library->epoch};
}

}  // namespace chalkreel
