#pragma once

#include "core/media/encoding/media_chunks.h"
#include "core/media/media_task.h"

namespace chalkreel {

/// MediaTaskKind::Package: makes the MP4 files and the HLS folder of what the Video and Audio tasks left in the work
/// folder, or of the source's own packets, without encoding anything. `chunkSeconds`: as the Video task was run with.
[[nodiscard]] Result<MediaReport> packageRenditions(const MediaTask &task, const MediaControl &control,
                                                    double chunkSeconds = kChunkSeconds);

}  // namespace chalkreel
