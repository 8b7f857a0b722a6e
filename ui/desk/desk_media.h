#pragma once

#include "core/backend/backend.h"
#include "core/playback/frame_source.h"
#include "ui/library/picture_loader.h"
#include "ui/library/storyboard.h"
#include "ui/player/waveform_peaks.h"

#include <QMap>
#include <QObject>

#include <functional>

namespace chalkreel::ui {

/// Fetches what the desk shows of one asset: its copies, and storyboard and waveform as soon as they are made.
class DeskMedia : public QObject
{
    Q_OBJECT
public:
    /// `backend` outlives it.
    explicit DeskMedia(Backend &backend, QObject *parent = nullptr);

    /// Another asset, or the same one with more renditions. Fetches what is new.
    void setAsset(const Asset &asset);
    /// The copies that can be played, the original first.
    QList<RenditionKind> playable() const;
    /// Calls back with the bytes of a copy, on this thread, unless another asset was set meanwhile. The same bytes each time.
    void source(RenditionKind kind, const std::function<void(const Result<PlayableSource> &)> &then);

signals:
    void storyboardReady(const chalkreel::ui::Storyboard &storyboard);
    void waveformReady(const chalkreel::ui::WaveformPeaks &waveform);

private:
    using Bytes = std::shared_ptr<ByteSource>;

    void fetchStoryboard();
    void fetchWaveform();
    /// deliver(), but never for an asset that is no longer shown.
    template <typename T, typename Function>
    void deliverForAsset(const Async<T> &future, const Function &function)
    {
        deliver(future, this, [this, of = m_asset.id, function](const Result<T> &result) {
            if (of == m_asset.id) function(result);
        });
    }

    Backend &m_backend;
    PictureLoader m_loader;
    Asset m_asset;
    QMap<RenditionKind, PlayableSource> m_sources;
    bool m_hasStoryboard = false;
    bool m_hasWaveform = false;
};

}  // namespace chalkreel::ui
