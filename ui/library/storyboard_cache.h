#pragma once

#include "core/backend/backend.h"
#include "ui/library/picture_loader.h"
#include "ui/library/storyboard.h"

#include <QCache>
#include <QSet>

namespace chalkreel::ui {

/// The storyboards of the last few cards that the pointer was over.
class StoryboardCache : public QObject
{
    Q_OBJECT
public:
    StoryboardCache(Backend &backend, PictureLoader &loader, QObject *parent = nullptr);

    /// Null while it is being read, or when there is none. Valid until the next call.
    const Storyboard *storyboard(const Asset &asset);
    void forget(AssetId asset);

signals:
    void ready(chalkreel::AssetId asset);

private:
    void request(AssetId asset);
    void finish(AssetId asset, const QByteArray &index, const QImage &sheet);

    Backend &m_backend;
    PictureLoader &m_loader;
    QCache<AssetId, Storyboard> m_boards;
    QSet<AssetId> m_asked;
};

}  // namespace chalkreel::ui
