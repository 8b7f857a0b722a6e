#pragma once

#include "core/media/previews/excerpt_consumer.h"

namespace chalkreel {

/// preview.gif: the excerpts as an endless GIF, 240 pixels wide (narrower where the picture is tall), 8 frames a second,
/// with one palette of the clip's own colours and ordered dither, which does not crawl from frame to frame.
class PreviewGif final : public ExcerptConsumer
{
public:
    explicit PreviewGif(const ClipShape &clip);

    Result<QList<Rendition>> finish(const QString &outputDir) override;
};

}  // namespace chalkreel
