#include "server/controllers/video_json.h"

namespace chalkreel {
namespace {

constexpr std::array kFlatFields{"duration", "width", "height", "frame_rate", "codec", "bitrate", "format"};

QJsonValue textOrNull(const QString &text) { return text.isEmpty() ? QJsonValue{} : QJsonValue{text}; }

/// Its statuses have no word for what we do after the bytes are there.
QString seedStatus(AssetStatus status) { return nameOf(status == AssetStatus::Processing ? AssetStatus::Uploading : status); }

}  // namespace

QJsonObject videoJson(const Asset &asset, const Principal &reader)
{
    Asset shown = asset;
    shown.externalPath.clear();
    if (shown.error) shown.error->detail.clear();
    if (!reader.asset.isNull()) {
        shown.owner.clear();
        shown.clientId.clear();
        shown.folder = {};
        shown.scan.engine.clear();
    }
    return toJson(shown);
}

QJsonObject videoDetailsJson(const AssetDetails &details, const Principal &reader)
{
    QJsonObject object = videoJson(details.asset, reader);
    const bool isVisitor = !reader.asset.isNull();
    object.insert(QLatin1StringView{"metadata"}, isVisitor ? QJsonObject{} : details.metadata);
    object.insert(QLatin1StringView{"histogram"}, isVisitor ? QJsonObject{} : details.histogram);
    object.insert(QLatin1StringView{"rendition_files"}, JsonCodec<QList<Rendition>>::write(details.renditions));
    return object;
}

QJsonObject seedMetadata(const AssetDetails &details)
{
    QJsonObject object;
    for (const char *name : kFlatFields) {
        const QLatin1StringView key{name};
        const QJsonValue value = details.metadata.value(key);
        object.insert(key, value.isUndefined() ? QJsonValue{} : value);
    }
    object.insert(QLatin1StringView{"aiGenerated"}, false);
    object.insert(QLatin1StringView{"prompt"}, QJsonValue{});
    object.insert(QLatin1StringView{"model"}, QJsonValue{});
    object.insert(QLatin1StringView{"source"}, QStringLiteral("upload"));
    object.insert(QLatin1StringView{"source_url"}, QJsonValue{});
    object.insert(QLatin1StringView{"imported_at"}, JsonCodec<QDateTime>::write(details.asset.created));
    return object;
}

QJsonObject fullMetadata(const AssetDetails &details)
{
    QJsonObject object = details.metadata;
    const QJsonObject seed = seedMetadata(details);
    for (auto it = seed.begin(); it != seed.end(); ++it)
        if (!object.contains(it.key())) object.insert(it.key(), it.value());
    const int index = object.value(QLatin1StringView{"video_stream"}).toInt(-1);
    const QJsonObject video = object.value(QLatin1StringView{"streams"}).toArray().at(index).toObject();
    object.insert(QLatin1StringView{"rotation"}, video.value(QLatin1StringView{"rotation"}).toInt());
    object.insert(QLatin1StringView{"variable_frame_rate"}, video.value(QLatin1StringView{"variable_frame_rate"}).toBool());
    object.insert(QLatin1StringView{"histogram"}, details.histogram.isEmpty() ? QJsonValue{} : QJsonValue{details.histogram});
    return object;
}

QJsonObject mediaAssetJson(const AssetDetails &details, const QString &url, const QString &thumbnailUrl)
{
    const Asset &asset = details.asset;
    const QString id = asset.id.toString();
    const bool isReady = asset.status == AssetStatus::Ready;
    const bool hasThumbnail = asset.renditions.contains(RenditionKind::Thumbnail);
    QJsonObject metadata = seedMetadata(details);
    if (asset.error) metadata.insert(QLatin1StringView{"error"}, asset.error->message);
    const QString kind = nameOf(asset.kind);
    return {
        {QStringLiteral("id"), id},
        {QStringLiteral("user_id"), textOrNull(asset.owner)},
        {QStringLiteral("name"), asset.name},
        {QStringLiteral("type"), kind},
        {QStringLiteral("file_type"), kind},
        {QStringLiteral("size"), asset.size},
        {QStringLiteral("file_size"), asset.size},
        {QStringLiteral("s3_key"), QString{u"uploads/" % id % u'/' % asset.name}},
        {QStringLiteral("thumbnail_s3_key"), hasThumbnail ? QJsonValue{QString{u"thumbnails/" % id % u"/thumbnail.jpg"}} : QJsonValue{}},
        {QStringLiteral("url"), isReady ? url : QString{}},
        {QStringLiteral("thumbnail_url"), hasThumbnail ? textOrNull(thumbnailUrl) : QJsonValue{}},
        {QStringLiteral("status"), seedStatus(asset.status)},
        {QStringLiteral("checksum"), asset.sha256},
        {QStringLiteral("metadata"), metadata},
        {QStringLiteral("file_metadata"), metadata},
        {QStringLiteral("folder_id"), JsonCodec<FolderId>::write(asset.folder)},
        {QStringLiteral("tags"), QJsonArray::fromStringList(asset.tags)},
        {QStringLiteral("is_deleted"), asset.isDeleted},
        {QStringLiteral("created_at"), JsonCodec<QDateTime>::write(asset.created)},
        {QStringLiteral("updated_at"), JsonCodec<QDateTime>::write(asset.updated)},
    };
}

}  // namespace chalkreel
