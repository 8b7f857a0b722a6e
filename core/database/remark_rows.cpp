#include "core/database/remark_rows.h"

#include "core/database/sql_values.h"

namespace chalkreel {
namespace {

Result<bool> isInBin(Database &database, AssetId asset)
{
    const auto rows = readRows(database.run(QStringLiteral("SELECT is_deleted FROM asset WHERE id = ?"), {sqlId(asset)}),
                               [](const QSqlQuery &row) { return row.value(0).toBool(); });
    if (!rows) return fail(rows.error());
    if (rows->isEmpty())
        return fail(ErrorCode::NotFound, QCoreApplication::translate("Database", "This video is no longer in the library."),
                    asset.toString());
    return rows->first();
}

}  // namespace

Result<void> checkAsset(Database &database, AssetId asset)
{
    const Result<bool> found = isInBin(database, asset);
    if (!found) return fail(found.error());
    return {};
}

Result<void> checkAssetInUse(Database &database, AssetId asset)
{
    const Result<bool> isDeleted = isInBin(database, asset);
    if (!isDeleted) return fail(isDeleted.error());
    if (*isDeleted)
        return fail(ErrorCode::Conflict, QCoreApplication::translate("Database", "This video is in the bin. Restore it first."),
                    asset.toString());
    return {};
}

Result<void> checkRevision(int current, int given)
{
    if (current == given) return {};
    return fail(ErrorCode::Conflict, QCoreApplication::translate("Database", "This was changed in the meantime. Look at it again."),
                QStringLiteral("revision %1, not %2").arg(current).arg(given));
}

Result<void> tellOfAsset(Transaction &transaction, AssetId asset, QLatin1StringView type, const QJsonObject &body)
{
    Result<QSqlQuery> owner = transaction.run(QStringLiteral("SELECT owner FROM asset WHERE id = ?"), {sqlId(asset)});
    if (!owner) return fail(std::move(owner.error()));
    if (!owner->next()) return noSuchRemark();
    const Result<Event> told = EventOutbox::append(transaction, assetTopic(asset), type, body, owner->value(0).toString());
    if (!told) return fail(told.error());
    return {};
}

Result<void> metOneRow(const Result<QSqlQuery> &done)
{
    if (!done) return fail(done.error());
    return done->numRowsAffected() == 1 ? Result<void>{} : noSuchRemark();
}

Failure noSuchRemark() { return fail(ErrorCode::NotFound, QCoreApplication::translate("Database", "This is no longer there.")); }

}  // namespace chalkreel
