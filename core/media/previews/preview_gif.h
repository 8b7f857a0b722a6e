#pragma once

#include "core/media/previews/clip_shape.h"
#include "core/media/previews/frame_consumer.h"
#include "core/media/previews/kept_frames.h"
#include "core/media/previews/preview_excerpts.h"

namespace chalkreel {

/// preview.gif: the excerpts as an endless GIF, 240 pixels wide (narrower where the picture is tall), 8 frames a second,
/// with one palette of the clip's own colours and ordered dither, which does not crawl from frame to frame.
class PreviewGif final : public FrameConsumer
{
public:
    explicit PreviewGif(const ClipShape &clip);

    Result<void> take(const AVFrame &frame, double seconds) override;
    Result<void> save(const QString &dir) override { return m_frames.save(dir); }
    Result<void> load(const QString &dir) override { return m_frames.load(dir); }
    Result<QList<Rendition>> finish(const QString &outputDir) override;

private:
    double m_startTime;
    ExcerptClock m_clock;
    KeptFrames m_frames;
};

}  // namespace chalkreel
