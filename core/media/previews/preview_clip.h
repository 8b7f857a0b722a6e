#pragma once

#include "core/media/previews/clip_shape.h"
#include "core/media/previews/frame_consumer.h"
#include "core/media/previews/kept_frames.h"
#include "core/media/previews/preview_excerpts.h"

namespace chalkreel {

/// preview.mp4: the excerpts as a silent clip, short side at most 360 pixels, at most 15 frames a second, H.264 in
/// yuv420p with the index first, to be played when the pointer rests on a card.
class PreviewClip final : public FrameConsumer
{
public:
    explicit PreviewClip(const ClipShape &clip);

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
