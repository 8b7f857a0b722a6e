#pragma once

#include "core/base/result.h"

namespace chalkreel {

/// Opens the encoders that all videos need, H.264 and AAC, and closes them again: some milliseconds. Their names;
/// Unavailable names the one that this FFmpeg does not have.
[[nodiscard]] Result<QString> checkEncoders();

}  // namespace chalkreel
