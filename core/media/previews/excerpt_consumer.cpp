#include "core/media/previews/excerpt_consumer.h"

namespace chalkreel {

ExcerptConsumer::ExcerptConsumer(const ClipShape &clip, int rate, const PictureFormat &format)
    : m_startTime{clip.startTime}
    , m_clock{clip.duration, rate}
    , m_frames{format, clip.orientation}
{
}

Result<void> ExcerptConsumer::take(const AVFrame &frame, double seconds)
{
    const std::optional<int> tick = m_clock.tickAt(seconds - m_startTime);
    return tick ? m_frames.add(*tick, frame) : Result<void>{};
}

}  // namespace chalkreel
