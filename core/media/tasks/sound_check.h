#pragma once

#include "core/media/media_task.h"

namespace chalkreel {

/// MediaTaskKind::SoundCheck: whether a file is sound that can be played, and how long it really is. Decodes it to its end,
/// since recordings of browsers say no duration. Unsupported when it has no sound, or a video; Damaged when nothing of it
/// can be decoded.
[[nodiscard]] Result<MediaReport> checkSound(const MediaTask &task, const MediaControl &control);

}  // namespace chalkreel
