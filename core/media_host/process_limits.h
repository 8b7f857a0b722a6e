#pragma once

#include "core/media/reading/media_limits.h"

namespace chalkreel {

/// Exit status of a media process that ran out of memory and could still say so.
inline constexpr int kOutOfMemoryStatus = 77;

/// What the media process does to itself before it reads a byte of media: it dies with the thread that started it, yields the
/// processor and, when memory runs out, its life to the window, writes no core, and gets no more memory, descriptors
/// and processor time than the limits say. Cannot be undone. Under a sanitizer the memory limit is left out: its shadow
/// memory is larger than any limit.
void confineThisProcess(const MediaLimits &limits);

}  // namespace chalkreel
