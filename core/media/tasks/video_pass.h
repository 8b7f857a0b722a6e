#pragma once

#include "core/media/encoding/media_chunks.h"
#include "core/media/media_task.h"

namespace chalkreel {

/// MediaTaskKind::Video: decodes the video once and gives every frame to all planned encodes and to the storyboard and
/// previews. What is found finished in the work folder is not done again; an output that lacks a chunk is made again
/// alone. `chunkSeconds`: how much a restart has to do again at most.
/// Damaged when no frame can be decoded; damaged parts of a file that has others are passed over with a warning.
[[nodiscard]] Result<MediaReport> runVideoPass(const MediaTask &task, const MediaControl &control, double chunkSeconds = kChunkSeconds);

}  // namespace chalkreel
