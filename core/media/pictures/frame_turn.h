#pragma once

#include "core/media/av/av_ptr.h"

namespace chalkreel {

struct Orientation;

/// Copies `source` into `into`, mirrored and turned. Both have the same pixel format, one with equal subsampling both
/// ways; `into` has the turned size.
void turnFrame(const AVFrame &source, AVFrame &into, const Orientation &orientation);

/// Whether turnFrame() can turn this format.
[[nodiscard]] bool canTurn(AVPixelFormat format);

}  // namespace chalkreel
