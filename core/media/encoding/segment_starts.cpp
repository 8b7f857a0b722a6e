#include "core/media/encoding/segment_starts.h"

#include <algorithm>
#include <limits>

namespace chalkreel {
namespace {

qint64 ticks(const PacketIndex &index, double seconds) { return static_cast<qint64>(seconds / av_q2d(index.timeBase())); }

}  // namespace

std::vector<qint64> closedKeyPts(const PacketIndex &index)
{
    const std::vector<PacketEntry> &packets = index.packets();
    // earliest[i]: the first PTS among the packets from i on.
    std::vector<qint64> earliest(packets.size() + 1, std::numeric_limits<qint64>::max());
    for (size_t i = packets.size(); i-- > 0;) earliest[i] = std::min(earliest[i + 1], packets[i].pts);

    std::vector<qint64> keys;
    qint64 latest = std::numeric_limits<qint64>::min();
    for (size_t i = 0; i < packets.size(); ++i) {
        const PacketEntry &packet = packets[i];
        if (packet.isKey && !packet.isDiscarded && latest < packet.pts && earliest[i + 1] > packet.pts) keys.push_back(packet.pts);
        latest = std::max(latest, packet.pts);
    }
    return keys;
}

std::vector<qint64> evenSegmentStarts(const PacketIndex &index)
{
    std::vector<qint64> starts;
    const qint64 length = ticks(index, kSegmentSeconds);
    for (int frame = 0; frame < index.frameCount(); ++frame) {
        const qint64 pts = index.ptsOfFrame(frame);
        if (starts.empty() || pts - starts.back() >= length) starts.push_back(pts);
    }
    return starts;
}

std::vector<qint64> keySegmentStarts(const PacketIndex &index)
{
    const std::vector<qint64> keys = closedKeyPts(index);
    if (index.frameCount() == 0 || keys.empty() || keys.front() != index.ptsOfFrame(0)) return {};
    const qint64 wanted = ticks(index, kSegmentSeconds);
    const qint64 longest = ticks(index, kLongestSegment);

    std::vector<qint64> starts{keys.front()};
    for (size_t i = 1; i < keys.size(); ++i) {
        // The last key frame that keeps the segment within its length, or else the first one behind it.
        const bool isLast = i + 1 == keys.size();
        const qint64 sinceStart = keys[i] - starts.back();
        if (sinceStart >= wanted || (!isLast && keys[i + 1] - starts.back() > wanted)) {
            // A short segment right before a long one would be no gain: keys at 1, 8, 15 s are cut at 8 and 15.
            if (sinceStart * 2 < wanted && !isLast && keys[i + 1] - starts.back() <= longest) continue;
            starts.push_back(keys[i]);
        }
    }
    const qint64 end = index.ptsOfFrame(0) + ticks(index, index.duration());
    for (size_t i = 0; i < starts.size(); ++i) {
        const qint64 next = i + 1 < starts.size() ? starts[i + 1] : end;
        if (next - starts[i] > longest) return {};
    }
    return starts;
}

}  // namespace chalkreel
