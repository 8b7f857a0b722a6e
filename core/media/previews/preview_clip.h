#pragma once

#include "core/media/previews/excerpt_consumer.h"

namespace chalkreel {

/// preview.mp4: the excerpts as a silent clip, short side at most 360 pixels, at most 15 frames a second, H.264 in
/// yuv420p with the index first, to be played when the pointer rests on a card.
class PreviewClip final : public ExcerptConsumer
{
public:
    explicit PreviewClip(const ClipShape &clip);

    Result<QList<Rendition>> finish(const QString &outputDir) override;
};

}  // namespace chalkreel
