#pragma once

#include "core/media/previews/clip_shape.h"
#include "core/media/previews/frame_consumer.h"
#include "core/media/previews/kept_frames.h"
#include "core/media/previews/preview_excerpts.h"

namespace chalkreel {

/// Keeps small pictures of the excerpts that stand for a clip; what they become at the end is up to who inherits.
class ExcerptConsumer : public FrameConsumer
{
public:
    Result<void> take(const AVFrame &frame, double seconds) final;
    Result<void> save(const QString &dir) final { return m_frames.save(dir); }
    Result<void> load(const QString &dir) final { return m_frames.load(dir); }

protected:
    /// rate: pictures a second at most.
    ExcerptConsumer(const ClipShape &clip, int rate, const PictureFormat &format);
    KeptFrames &kept() { return m_frames; }
    /// Places for pictures in the whole preview, whether or not all were filled.
    int tickCount() const { return m_clock.tickCount(); }

private:
    double m_startTime;
    ExcerptClock m_clock;
    KeptFrames m_frames;
};

}  // namespace chalkreel
