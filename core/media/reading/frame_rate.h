#pragma once

#include "core/media/reading/packet_index.h"
#include "core/model/media_info.h"

namespace chalkreel {

/// The exact average rate of the indexed frames. Counting over rounded times gives 29.9697; what was meant is 30000/1001:
/// where frames are evenly spaced, the container's own figures (best first), then the usual rates are taken if they
/// explain the times. 0/1 for fewer than two frames.
[[nodiscard]] Fraction averageFrameRate(const PacketIndex &index, std::initializer_list<AVRational> claimed);

}  // namespace chalkreel
