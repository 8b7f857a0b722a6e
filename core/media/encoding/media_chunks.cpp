#include "core/media/encoding/media_chunks.h"

#include <limits>

namespace chalkreel {

std::vector<MediaChunk> cutIntoChunks(const PacketIndex &index, double seconds)
{
    constexpr qint64 kNoEnd = std::numeric_limits<qint64>::max();
    const auto length = static_cast<qint64>(seconds / av_q2d(index.timeBase()));
    std::vector<MediaChunk> chunks;
    for (int frame = 0; frame < index.frameCount(); ++frame) {
        const qint64 pts = index.ptsOfFrame(frame);
        if (!chunks.empty() && pts - chunks.back().begin < length) continue;
        if (!chunks.empty()) chunks.back().end = pts;
        chunks.push_back({pts, kNoEnd});
    }
    return chunks;
}

}  // namespace chalkreel
