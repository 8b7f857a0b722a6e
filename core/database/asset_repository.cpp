#include "core/database/asset_repository.h"

#include "core/database/asset_rows.h"
#include "core/database/event_outbox.h"
#include "core/database/folder_repository.h"
#include "core/database/search_index.h"
#include "core/database/sort_key.h"
#include "core/database/sql_values.h"

#include <QCoreApplication>

namespace chalkreel {
namespace {

constexpr qsizetype kLongestTitle = 500;
constexpr qsizetype kLongestDescription = 100'000;
constexpr qsizetype kLongestTag = 100;
constexpr qsizetype kMostTags = 100;
constexpr qsizetype kLongestClientId = 200;

Failure noSuchAsset(AssetId asset)
{
    return fail(ErrorCode::NotFound, QCoreApplication::translate("Database", "This video is no longer in the library."), asset.toString());
}

Failure badValue(const QString &sentence) { return fail(ErrorCode::InvalidArgument, sentence); }

/// Text for one line: no control characters, no outer spaces.
QString oneLine(const QString &text)
{
    QString line;
    for (const QChar c : text) line += c.category() == QChar::Other_Control ? QChar{u' '} : c;
    return line.trimmed();
}

Result<QStringList> cleanTags(const QStringList &tags)
{
    QStringList cleaned;
    for (const QString &tag : tags) {
        const QString line = oneLine(tag);
        if (line.isEmpty() || line.size() > kLongestTag)
            return badValue(QCoreApplication::translate("Database", "A tag has 1 to %1 characters.").arg(kLongestTag));
        if (!cleaned.contains(line)) cleaned.append(line);
    }
    if (cleaned.size() > kMostTags)
        return badValue(QCoreApplication::translate("Database", "A video can have at most %1 tags.").arg(kMostTags));
    return cleaned;
}

/// Checks and cleans what people may write, whoever wrote it.
Result<void> cleanTexts(Asset &asset)
{
    asset.title = oneLine(asset.title);
    if (asset.title.isEmpty() || asset.title.size() > kLongestTitle)
        return badValue(QCoreApplication::translate("Database", "A title has 1 to %1 characters.").arg(kLongestTitle));
    if (asset.description.size() > kLongestDescription)
        return badValue(QCoreApplication::translate("Database", "A description has at most %1 characters.").arg(kLongestDescription));
    asset.clientId = oneLine(asset.clientId);
    if (asset.clientId.size() > kLongestClientId)
        return badValue(QCoreApplication::translate("Database", "A client's name has at most %1 characters.").arg(kLongestClientId));
    Result<QStringList> tags = cleanTags(asset.tags);
    if (!tags) return fail(tags.error());
    asset.tags = std::move(*tags);
    return {};
}

Result<void> checkFolder(Transaction &transaction, FolderId folder, const QString &owner)
{
    if (folder.isNull()) return {};
    const Result<Folder> found = FolderRepository::get(transaction.database(), folder);
    if (!found) return fail(found.error());
    if (found->owner != owner) return fail(ErrorCode::NotFound, QCoreApplication::translate("Database", "This folder is no longer there."));
    return {};
}

Result<void> storeTags(Transaction &transaction, const Asset &asset)
{
    if (const auto cleared = transaction.run(QStringLiteral("DELETE FROM asset_tag WHERE asset_id = ?"), {sqlId(asset.id)}); !cleared)
        return fail(cleared.error());
    for (qsizetype i = 0; i < asset.tags.size(); ++i)
        if (const auto stored = transaction.run(QStringLiteral("INSERT INTO asset_tag (asset_id, tag, position) VALUES (?, ?, ?)"),
                                                {sqlId(asset.id), asset.tags[i], i});
            !stored)
            return fail(stored.error());
    return {};
}

/// Runs an UPDATE of one asset whose last value is its id, and announces it.
Result<Asset> change(Transaction &transaction, AssetId asset, const QString &assignments, QVariantList values)
{
    values << sqlTime(QDateTime::currentDateTimeUtc()) << sqlId(asset);
    const Result<QSqlQuery> changed =
        transaction.run(QStringLiteral("UPDATE asset SET ") + assignments + QStringLiteral(", updated = ? WHERE id = ?"), values);
    if (!changed) return fail(changed.error());
    if (changed->numRowsAffected() == 0) return noSuchAsset(asset);
    return AssetRepository::announce(transaction, asset);
}

Result<void> setDeleted(Transaction &transaction, const QList<AssetId> &assets, bool isDeleted)
{
    for (const AssetId &id : assets) {
        const Result<QSqlQuery> changed =
            transaction.run(QStringLiteral("UPDATE asset SET is_deleted = ?, updated = ? WHERE id = ? AND is_deleted <> ?"),
                            {isDeleted ? 1 : 0, sqlTime(QDateTime::currentDateTimeUtc()), sqlId(id), isDeleted ? 1 : 0});
        if (!changed) return fail(changed.error());
        if (changed->numRowsAffected() == 0) continue;
        if (const Result<Asset> told = AssetRepository::announce(transaction, id); !told) return fail(told.error());
    }
    return {};
}

}  // namespace

Result<Asset> AssetRepository::announce(Transaction &transaction, AssetId id)
{
    Result<Asset> asset = get(transaction.database(), id);
    if (!asset) return asset;
    if (const Result<Event> event =
            EventOutbox::append(transaction, assetTopic(id), event_type::kAssetChanged, toJson(*asset), asset->owner);
        !event)
        return fail(event.error());
    return asset;
}

Result<Asset> AssetRepository::insert(Transaction &transaction, Asset asset)
{
    if (asset.id.isNull()) return fail(ErrorCode::InvalidArgument, QString{}, QStringLiteral("an asset without an id"));
    if (Result<void> cleaned = cleanTexts(asset); !cleaned) return fail(cleaned.error());
    if (Result<void> found = checkFolder(transaction, asset.folder, asset.owner); !found) return fail(found.error());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    asset.revision = 1;
    if (!asset.created.isValid()) asset.created = now;
    if (!asset.updated.isValid()) asset.updated = now;

    const QVariantList values{sqlId(asset.id),
                              sqlName(asset.kind),
                              asset.name,
                              asset.title,
                              sortKey(asset.title),
                              asset.description,
                              sqlText(asset.owner),
                              sqlText(asset.clientId),
                              sqlId(asset.folder),
                              asset.size,
                              asset.sha256,
                              asset.externalPath,
                              sqlName(asset.status),
                              sqlError(asset.error),
                              asset.isDeleted ? 1 : 0,
                              asset.revision,
                              asset.duration,
                              asset.width,
                              asset.height,
                              asset.frameRate,
                              asset.hasVariableFrameRate ? 1 : 0,
                              asset.hasSound ? 1 : 0,
                              asset.endsEarly ? 1 : 0,
                              sqlJson(toJson(asset.scan)),
                              sqlTime(asset.created),
                              sqlTime(asset.updated)};
    const Result<QSqlQuery> stored = transaction.run(
        QStringLiteral(
            "INSERT INTO asset (id, kind, name, title, title_key, description, owner, client_id, folder_id, size, sha256, external_path, "
            "status, error, is_deleted, revision, duration, width, height, frame_rate, variable_frame_rate, has_sound, "
            "ends_early, scan, created, updated) VALUES (") +
            placeholders(values.size()) + u')',
        values);
    if (!stored) return fail(stored.error());
    if (Result<void> tagged = storeTags(transaction, asset); !tagged) return fail(tagged.error());
    if (Result<void> indexed = SearchIndex::update(transaction, asset); !indexed) return fail(indexed.error());
    return announce(transaction, asset.id);
}

Result<Asset> AssetRepository::get(Database &database, AssetId asset)
{
    const Result<QList<Asset>> found = loadAssets(database, {asset});
    if (!found) return fail(found.error());
    if (found->isEmpty()) return noSuchAsset(asset);
    return found->first();
}

Result<QList<Asset>> AssetRepository::getMany(Database &database, const QList<AssetId> &assets) { return loadAssets(database, assets); }

Result<std::optional<Asset>> AssetRepository::findTwin(Database &database, const QString &owner, const QString &sha256)
{
    if (sha256.isEmpty()) return std::optional<Asset>{};
    const Result<QList<AssetId>> ids = readRows(
        database.run(QStringLiteral("SELECT id FROM asset WHERE sha256 = ? AND owner = ? AND is_deleted = 0 ORDER BY created LIMIT 1"),
                     {sha256, sqlText(owner)}),
        [](const QSqlQuery &row) { return idFromSql<AssetId>(row.value(0)); });
    if (!ids) return fail(ids.error());
    const Result<QList<Asset>> assets = loadAssets(database, *ids);
    if (!assets) return fail(assets.error());
    return assets->isEmpty() ? std::nullopt : std::optional{assets->first()};
}

Result<bool> AssetRepository::hasSize(Database &database, const QString &owner, qint64 size)
{
    const Result<QList<int>> found = readRows(
        database.run(QStringLiteral("SELECT 1 FROM asset WHERE owner = ? AND is_deleted = 0 AND size = ? LIMIT 1"), {sqlText(owner), size}),
        [](const QSqlQuery &row) { return row.value(0).toInt(); });
    if (!found) return fail(found.error());
    return !found->isEmpty();
}

Result<Asset> AssetRepository::update(Transaction &transaction, AssetId id, const AssetPatch &patch, int revision)
{
    Result<Asset> asset = get(transaction.database(), id);
    if (!asset) return asset;
    if (asset->isDeleted)
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate("Database", "“%1” is in the bin. Restore it first.").arg(asset->title));
    if (asset->revision != revision)
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate("Database", "“%1” was changed in the meantime. Look at it again.").arg(asset->title));
    if (patch.title) asset->title = *patch.title;
    if (patch.description) asset->description = *patch.description;
    if (patch.tags) asset->tags = *patch.tags;
    if (patch.folder) asset->folder = *patch.folder;
    if (Result<void> cleaned = cleanTexts(*asset); !cleaned) return fail(cleaned.error());
    if (patch.folder)
        if (Result<void> found = checkFolder(transaction, asset->folder, asset->owner); !found) return fail(found.error());

    if (Result<void> tagged = storeTags(transaction, *asset); !tagged) return fail(tagged.error());
    if (Result<void> indexed = SearchIndex::update(transaction, *asset); !indexed) return fail(indexed.error());
    return change(transaction, id, QStringLiteral("title = ?, title_key = ?, description = ?, folder_id = ?, revision = revision + 1"),
                  {asset->title, sortKey(asset->title), asset->description, sqlId(asset->folder)});
}

Result<Asset> AssetRepository::setStatus(Transaction &transaction, AssetId asset, AssetStatus status, const std::optional<Error> &error)
{
    return change(transaction, asset, QStringLiteral("status = ?, error = ?"), {sqlName(status), sqlError(error)});
}

Result<Asset> AssetRepository::setMediaInfo(Transaction &transaction, AssetId asset, const MediaInfo &info)
{
    const StreamInfo *video = info.video();
    return change(transaction, asset,
                  QStringLiteral("kind = ?, duration = ?, width = ?, height = ?, frame_rate = ?, variable_frame_rate = ?, has_sound = ?, "
                                 "ends_early = ?"),
                  {sqlName(info.kind), info.duration, video ? video->displayWidth : 0, video ? video->displayHeight : 0,
                   video ? video->frameRate.value() : 0.0, video && video->hasVariableFrameRate ? 1 : 0, info.audio() ? 1 : 0,
                   info.endsEarly ? 1 : 0});
}

Result<Asset> AssetRepository::setOriginal(Transaction &transaction, AssetId asset, qint64 size, const QString &sha256,
                                           const QString &externalPath)
{
    return change(transaction, asset, QStringLiteral("size = ?, sha256 = ?, external_path = ?"), {size, sha256, externalPath});
}

Result<void> AssetRepository::moveToBin(Transaction &transaction, const QList<AssetId> &assets)
{
    return setDeleted(transaction, assets, true);
}

Result<void> AssetRepository::restore(Transaction &transaction, const QList<AssetId> &assets)
{
    return setDeleted(transaction, assets, false);
}

Result<QList<Asset>> AssetRepository::purge(Transaction &transaction, const QList<AssetId> &ids)
{
    Result<QList<Asset>> assets = loadAssets(transaction.database(), ids);
    if (!assets) return assets;
    for (const Asset &asset : *assets) {
        if (!asset.isDeleted)
            return fail(ErrorCode::Conflict,
                        QCoreApplication::translate("Database", "“%1” is not in the bin. Move it there first.").arg(asset.title));
        const Result<QList<JobId>> jobs =
            readRows(transaction.run(QStringLiteral("SELECT id FROM job WHERE asset_id = ?"), {sqlId(asset.id)}),
                     [](const QSqlQuery &row) { return idFromSql<JobId>(row.value(0)); });
        if (!jobs) return fail(jobs.error());
        // Tags, renditions, jobs and the search entry go with it.
        if (const auto gone = transaction.run(QStringLiteral("DELETE FROM asset WHERE id = ?"), {sqlId(asset.id)}); !gone)
            return fail(gone.error());
        for (const JobId &job : *jobs)
            if (const auto told = EventOutbox::append(transaction, jobTopic(job), event_type::kJobRemoved,
                                                      {{QStringLiteral("id"), job.toString()}}, asset.owner);
                !told)
                return fail(told.error());
        if (const auto told = EventOutbox::append(transaction, assetTopic(asset.id), event_type::kAssetPurged,
                                                  {{QStringLiteral("id"), asset.id.toString()}}, asset.owner);
            !told)
            return fail(told.error());
    }
    return assets;
}

}  // namespace chalkreel
