#include "core/database/rendition_repository.h"

#include "core/database/asset_repository.h"
#include "core/database/sql_values.h"

#include <QCoreApplication>

#include <algorithm>

namespace chalkreel {
namespace {

Rendition renditionFromRow(const QSqlQuery &row)
{
    return {nameFromSql(row.value(0), RenditionKind::Original),
            row.value(1).toString(),
            row.value(2).toLongLong(),
            row.value(3).toInt(),
            row.value(4).toInt(),
            row.value(5).toString()};
}

constexpr QLatin1StringView kSelect{"SELECT kind, file, size, width, height, origin FROM rendition WHERE asset_id = ?"};

}  // namespace

Result<void> RenditionRepository::put(Transaction &transaction, AssetId asset, const QList<Rendition> &renditions)
{
    // Before the foreign key would say it, less clearly.
    if (const Result<Asset> owner = AssetRepository::get(transaction.database(), asset); !owner) return fail(owner.error());
    for (const Rendition &rendition : renditions) {
        const Result<QSqlQuery> stored = transaction.run(
            QStringLiteral("INSERT INTO rendition (asset_id, kind, file, size, width, height, origin) VALUES (?, ?, ?, ?, ?, ?, ?) "
                           "ON CONFLICT (asset_id, kind) DO UPDATE SET file = excluded.file, size = excluded.size, width = excluded.width, "
                           "height = excluded.height, origin = excluded.origin"),
            {sqlId(asset), sqlName(rendition.kind), rendition.file, rendition.size, rendition.width, rendition.height, rendition.origin});
        if (!stored) return fail(stored.error());
    }
    if (const Result<Asset> told = AssetRepository::announce(transaction, asset); !told) return fail(told.error());
    return {};
}

Result<QList<Rendition>> RenditionRepository::list(Database &database, AssetId asset)
{
    Result<QList<Rendition>> renditions = readRows(database.run(kSelect, {sqlId(asset)}), renditionFromRow);
    if (renditions) std::ranges::sort(*renditions, {}, &Rendition::kind);
    return renditions;
}

Result<Rendition> RenditionRepository::get(Database &database, AssetId asset, RenditionKind kind)
{
    const Result<QList<Rendition>> found =
        readRows(database.run(kSelect + QStringLiteral(" AND kind = ?"), {sqlId(asset), sqlName(kind)}), renditionFromRow);
    if (!found) return fail(found.error());
    if (found->isEmpty())
        return fail(ErrorCode::NotFound, QCoreApplication::translate("Database", "This version of the video was not made."),
                    asset.toString() + u' ' + nameOf(kind));
    return found->first();
}

Result<void> RenditionRepository::remove(Transaction &transaction, AssetId asset, const QList<RenditionKind> &kinds)
{
    bool isChanged = false;
    for (const RenditionKind kind : kinds) {
        const Result<QSqlQuery> gone =
            transaction.run(QStringLiteral("DELETE FROM rendition WHERE asset_id = ? AND kind = ?"), {sqlId(asset), sqlName(kind)});
        if (!gone) return fail(gone.error());
        isChanged = isChanged || gone->numRowsAffected() > 0;
    }
    if (!isChanged) return {};
    if (const Result<Asset> told = AssetRepository::announce(transaction, asset); !told) return fail(told.error());
    return {};
}

}  // namespace chalkreel
