#pragma once

#include "core/media/media_task.h"

namespace chalkreel {

/// MediaTaskKind::Extract, after Inspect in the same work folder: the sound of the file alone, from its first sample on, as
/// task.audio asks. Packets are copied where they are of that format already. Unsupported when there is no sound, or no
/// encoder for the format; Damaged when none of it can be read. The report's details say what was made.
[[nodiscard]] Result<MediaReport> extractSound(const MediaTask &task, const MediaControl &control);

}  // namespace chalkreel
