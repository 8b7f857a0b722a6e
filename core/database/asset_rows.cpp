#include "core/database/asset_rows.h"

#include "core/database/sql_values.h"
#include "core/database/transaction.h"

#include <algorithm>

namespace chalkreel {
namespace {

// SQLite takes 32,766 bound values, and a statement of that size is slow to prepare.
constexpr qsizetype kIdsAtOnce = 500;

/// One that this program does not understand says nothing.
ScanVerdict verdictFromSql(const QVariant &value)
{
    return fromJson<ScanVerdict>(jsonFromSql(value)).value_or(ScanVerdict::notScanned(NotScannedReason::ScannerFailed));
}

Asset assetFromRow(const QSqlQuery &row)
{
    int column = 0;
    const auto next = [&] { return row.value(column++); };
    Asset asset;
    asset.id = idFromSql<AssetId>(next());
    asset.kind = nameFromSql(next(), AssetKind::Video);
    asset.name = next().toString();
    asset.title = next().toString();
    asset.description = next().toString();
    asset.owner = next().toString();
    asset.clientId = next().toString();
    asset.folder = idFromSql<FolderId>(next());
    asset.size = next().toLongLong();
    asset.sha256 = next().toString();
    asset.externalPath = next().toString();
    asset.status = nameFromSql(next(), AssetStatus::Failed);
    asset.error = errorFromColumn(next());
    asset.isDeleted = next().toBool();
    asset.revision = next().toInt();
    asset.duration = next().toDouble();
    asset.width = next().toInt();
    asset.height = next().toInt();
    asset.frameRate = next().toDouble();
    asset.hasVariableFrameRate = next().toBool();
    asset.hasSound = next().toBool();
    asset.endsEarly = next().toBool();
    asset.scan = verdictFromSql(next());
    asset.created = timeFromSql(next());
    asset.updated = timeFromSql(next());
    return asset;
}

Result<void> loadBatch(Database &database, const QList<AssetId> &ids, QHash<AssetId, Asset> &into)
{
    const QString in = QStringLiteral(" IN (") + placeholders(ids.size()) + u')';
    const QVariantList values = sqlIds(ids);
    const Result<QList<Asset>> assets = readRows(
        database.run(
            QStringLiteral(
                "SELECT id, kind, name, title, description, owner, client_id, folder_id, size, sha256, external_path, status, error, "
                "is_deleted, revision, duration, width, height, frame_rate, variable_frame_rate, has_sound, ends_early, scan, "
                "created, updated FROM asset WHERE id") +
                in,
            values),
        assetFromRow);
    if (!assets) return fail(assets.error());
    for (const Asset &asset : *assets) into.insert(asset.id, asset);

    Result<QSqlQuery> tags = database.run(
        QStringLiteral("SELECT asset_id, tag FROM asset_tag WHERE asset_id") + in + QStringLiteral(" ORDER BY asset_id, position"), values);
    const auto tagsRead = readRows(std::move(tags), [&](const QSqlQuery &row) {
        into[idFromSql<AssetId>(row.value(0))].tags.append(row.value(1).toString());
        return true;
    });
    if (!tagsRead) return fail(tagsRead.error());

    Result<QSqlQuery> kinds = database.run(QStringLiteral("SELECT asset_id, kind FROM rendition WHERE asset_id") + in, values);
    const auto kindsRead = readRows(std::move(kinds), [&](const QSqlQuery &row) {
        if (const auto kind = enumFromName<RenditionKind>(row.value(1).toString()))
            into[idFromSql<AssetId>(row.value(0))].renditions.append(*kind);
        return true;
    });
    if (!kindsRead) return fail(kindsRead.error());
    return {};
}

}  // namespace

Result<QList<Asset>> loadAssets(Database &database, const QList<AssetId> &ids)
{
    // One state for the three reads.
    const Result<ReadSnapshot> snapshot = ReadSnapshot::begin(database);
    if (!snapshot) return fail(snapshot.error());
    QHash<AssetId, Asset> found;
    for (qsizetype i = 0; i < ids.size(); i += kIdsAtOnce)
        if (Result<void> read = loadBatch(database, ids.mid(i, kIdsAtOnce), found); !read) return fail(read.error());

    QList<Asset> assets;
    for (const AssetId &id : ids) {
        const auto asset = found.find(id);
        if (asset == found.end()) continue;
        std::ranges::sort(asset->renditions);
        assets.append(*asset);
    }
    return assets;
}

}  // namespace chalkreel
