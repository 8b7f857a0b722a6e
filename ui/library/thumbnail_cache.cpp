#include "ui/library/thumbnail_cache.h"

namespace chalkreel::ui {

namespace {
constexpr qsizetype kMostBytes = qsizetype{64} * 1024 * 1024;
constexpr QSize kLargest{640, 640};

/// Those that the asset has, the best for a card first.
QList<RenditionKind> picturesOf(const Asset &asset)
{
    QList<RenditionKind> kinds;
    for (const RenditionKind kind : {RenditionKind::ThumbnailStart, RenditionKind::Thumbnail})
        if (asset.renditions.contains(kind)) kinds.append(kind);
    return kinds;
}
}  // namespace

ThumbnailCache::ThumbnailCache(Backend &backend, PictureLoader &loader, QObject *parent)
    : QObject{parent}
    , m_backend{backend}
    , m_loader{loader}
{
    m_pictures.setMaxCost(kMostBytes);
}

QImage ThumbnailCache::thumbnail(const Asset &asset)
{
    const Picture *picture = m_pictures.object(asset.id);
    const QImage image = picture ? picture->image : QImage{};
    const QList<RenditionKind> kinds = picturesOf(asset);
    if (kinds.isEmpty() || (picture && picture->wanted == kinds.first())) return image;
    const bool isMissing = m_missing.contains(asset.id) && m_missing.value(asset.id) == kinds.first();
    if (!isMissing && !m_pending.contains(asset.id)) request(asset.id, kinds.first(), kinds);
    return image;
}

void ThumbnailCache::forget(AssetId asset)
{
    m_pictures.remove(asset);
    m_missing.remove(asset);
}

void ThumbnailCache::request(AssetId asset, RenditionKind wanted, const QList<RenditionKind> &kinds)
{
    m_pending.insert(asset);
    const auto finish = [this, asset, wanted, kinds](const Result<QImage> &image) {
        if (!image && kinds.size() > 1) {
            request(asset, wanted, kinds.sliced(1));
            return;
        }
        m_pending.remove(asset);
        if (!image) {
            m_missing.insert(asset, wanted);
            return;
        }
        m_pictures.insert(asset, new Picture{*image, wanted}, image->sizeInBytes());
        emit ready(asset);
    };
    deliver(m_backend.openRendition(asset, kinds.first()), this, [this, finish](const Result<std::shared_ptr<ByteSource>> &source) {
        if (!source)
            finish(fail(source.error()));
        else
            deliver(m_loader.decode(*source, kLargest), this, finish);
    });
}

}  // namespace chalkreel::ui
