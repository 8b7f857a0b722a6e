#pragma once

#include "core/backend/backend.h"
#include "ui/library/picture_loader.h"

#include <QCache>
#include <QSet>

namespace chalkreel::ui {

/// Thumbnails as they are needed: asked for when first drawn, read off the window's thread, bounded in memory.
class ThumbnailCache : public QObject
{
    Q_OBJECT
public:
    ThumbnailCache(Backend &backend, PictureLoader &loader, QObject *parent = nullptr);

    /// Null while it is being read, or when there is none. ready() tells when it has come.
    QImage thumbnail(const Asset &asset);
    /// It was made anew.
    void forget(AssetId asset);

signals:
    void ready(chalkreel::AssetId asset);

private:
    void request(AssetId asset);

    Backend &m_backend;
    PictureLoader &m_loader;
    QCache<AssetId, QImage> m_images;  ///< cost in bytes
    QSet<AssetId> m_pending;
    QSet<AssetId> m_missing;
};

}  // namespace chalkreel::ui
