#pragma once

#include "core/media/reading/media_input.h"
#include "core/media/reading/packet_index.h"

#include <functional>
#include <vector>

namespace chalkreel {

/// At most so many pictures stand for a whole clip.
inline constexpr int kMostSamples = 24;

/// Shows one sampled picture; false stops. fraction: where it lies in the clip, 0 to 1.
using SampleVisitor = std::function<Result<bool>(const AVFrame &picture, double fraction)>;

/// Decodes the first picture and up to 23 more that are spread over the clip, in order of time: key frames where there
/// are enough of them, since each of those costs only itself; otherwise others, as far as a bounded effort reaches.
/// Returns how many there were; 0 when not one picture of the whole stream decodes.
[[nodiscard]] Result<int> visitSamples(MediaInput &input, int stream, const PacketIndex &index, const SampleVisitor &visit);

}  // namespace chalkreel
