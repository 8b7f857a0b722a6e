#pragma once

#include "core/media/previews/clip_shape.h"
#include "core/media/previews/frame_consumer.h"
#include "core/media/previews/kept_frames.h"

namespace chalkreel {

/// How the sheet is divided. Tile i shows the first frame at or after i * interval from the clip's start, and stands for
/// the time from there to the next tile.
struct StoryboardLayout
{
    int tiles = 0;
    int columns = 0;  ///< at most 10
    int rows = 0;
    int tileWidth = 0;  ///< pixels, even; 160 unless the picture is so tall that the tile's height of 288 limits it
    int tileHeight = 0;
    double interval = 0;  ///< seconds
};

/// One tile a second, but at least 8 and at most 100: tiles = clamp(floor(duration), 8, 100).
[[nodiscard]] StoryboardLayout layOutStoryboard(const ClipShape &clip);

/// storyboard.vtt: WebVTT (W3C) whose cues cover the whole duration from 0, each naming its tile by a spatial media
/// fragment (W3C Media Fragments URI 1.0, "storyboard.jpg#xywh=x,y,w,h").
[[nodiscard]] QByteArray storyboardIndex(const StoryboardLayout &layout, double duration);

/// Collects the tiles; finish() writes storyboard.jpg and storyboard.vtt.
class Storyboard final : public FrameConsumer
{
public:
    explicit Storyboard(const ClipShape &clip);

    Result<void> take(const AVFrame &frame, double seconds) override;
    Result<void> save(const QString &dir) override { return m_tiles.save(dir); }
    Result<void> load(const QString &dir) override { return m_tiles.load(dir); }
    /// Tiles that no frame came for (the clip ended early) repeat the last one.
    Result<QList<Rendition>> finish(const QString &outputDir) override;

private:
    Result<av::Frame> composeSheet() const;

    ClipShape m_clip;
    StoryboardLayout m_layout;
    KeptFrames m_tiles;
};

}  // namespace chalkreel
