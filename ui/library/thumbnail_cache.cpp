#include "ui/library/thumbnail_cache.h"

namespace chalkreel::ui {

namespace {
constexpr qsizetype kMostBytes = 64 * 1024 * 1024;
constexpr QSize kLargest{640, 640};
}  // namespace

ThumbnailCache::ThumbnailCache(Backend &backend, PictureLoader &loader, QObject *parent)
    : QObject{parent}
    , m_backend{backend}
    , m_loader{loader}
{
    m_images.setMaxCost(kMostBytes);
}

QImage ThumbnailCache::thumbnail(const Asset &asset)
{
    if (const QImage *image = m_images.object(asset.id)) return *image;
    if (asset.renditions.contains(RenditionKind::Thumbnail) && !m_pending.contains(asset.id) && !m_missing.contains(asset.id))
        request(asset.id);
    return {};
}

void ThumbnailCache::forget(AssetId asset)
{
    m_images.remove(asset);
    m_missing.remove(asset);
}

void ThumbnailCache::request(AssetId asset)
{
    m_pending.insert(asset);
    const auto finish = [this, asset](const Result<QImage> &image) {
        m_pending.remove(asset);
        if (!image) {
            m_missing.insert(asset);
            return;
        }
        m_images.insert(asset, new QImage{*image}, image->sizeInBytes());
        emit ready(asset);
    };
    deliver(m_backend.openRendition(asset, RenditionKind::Thumbnail), this,
            [this, finish](const Result<std::shared_ptr<ByteSource>> &source) {
                if (!source)
                    finish(fail(source.error()));
                else
                    deliver(m_loader.decode(*source, kLargest), this, finish);
            });
}

}  // namespace chalkreel::ui
