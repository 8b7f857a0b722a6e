#pragma once

#include "core/media/reading/packet_index.h"

namespace chalkreel {

/// Seconds that an HLS segment is meant to last, and may last at most when it has to follow the source's own key frames.
inline constexpr double kSegmentSeconds = 6;
inline constexpr double kLongestSegment = 12;

/// Key frames that decoding can start at without missing anything: no frame that is decoded later is shown earlier, and
/// none that is decoded earlier is shown later. PTS in the index's time base, sorted.
[[nodiscard]] std::vector<qint64> closedKeyPts(const PacketIndex &index);

/// Starts of segments at frames of any kind, for encodes whose key frames we place.
[[nodiscard]] std::vector<qint64> evenSegmentStarts(const PacketIndex &index);

/// Starts of segments at closed key frames of the source, so that it can be cut without being encoded. Empty where a
/// segment would last longer than kLongestSegment.
[[nodiscard]] std::vector<qint64> keySegmentStarts(const PacketIndex &index);

}  // namespace chalkreel
