#pragma once

#include "core/backend/backend.h"
#include "ui/library/picture_loader.h"

#include <QCache>
#include <QSet>

namespace chalkreel::ui {

/// One picture of each video as it is needed: asked for when first drawn, read off the window's thread, bounded in memory.
/// It is the one that was chosen because something is to be seen on it; the very first frame, often black, until that is
/// made or where it cannot be read.
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
    struct Picture
    {
        QImage image;
        RenditionKind wanted;  ///< what was asked for; `image` may be what there was instead
    };

    void request(AssetId asset, RenditionKind wanted, const QList<RenditionKind> &kinds);

    Backend &m_backend;
    PictureLoader &m_loader;
    QCache<AssetId, Picture> m_pictures;  ///< cost in bytes
    QSet<AssetId> m_pending;
    QHash<AssetId, RenditionKind> m_missing;  ///< asked for, and there was none
};

}  // namespace chalkreel::ui
