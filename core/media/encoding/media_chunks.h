#pragma once

#include "core/media/reading/packet_index.h"

namespace chalkreel {

/// A stretch of a video that is finished and kept as a whole: what a restart need not do again.
struct MediaChunk
{
    qint64 begin = 0;  ///< PTS of its first frame, in the source's time base
    qint64 end = 0;    ///< PTS of the first frame of the next chunk; the largest number for the last

    friend bool operator==(const MediaChunk &, const MediaChunk &) = default;
};

inline constexpr double kChunkSeconds = 60;

/// Cuts at frames, so that each chunk but the last lasts at least `seconds`. The same index gives the same chunks.
[[nodiscard]] std::vector<MediaChunk> cutIntoChunks(const PacketIndex &index, double seconds);

}  // namespace chalkreel
