#pragma once

#include "core/media/reading/media_input.h"

#include <QByteArray>

#include <functional>
#include <vector>

namespace chalkreel {

/// One video packet, in units of the stream's time base.
struct PacketEntry
{
    qint64 pts = 0;
    qint64 dts = 0;
    qint64 position = -1;  ///< byte in the file; -1 where the container does not tell
    qint32 size = 0;       ///< bytes
    bool isKey = false;
    bool isDiscarded = false;  ///< preroll of an edit list: decoded, never shown; still an entry to seek to

    friend bool operator==(const PacketEntry &, const PacketEntry &) = default;
};

/// Times beyond this, in ticks either way, are no times: nothing lasts so long, and differences stay within 64 bits.
inline constexpr qint64 kFarthestTime = qint64{1} << 60;

/// Where every frame of a video stream lies, so that any frame can be reached exactly without reading the file again.
/// Frames are numbered from 0 in presentation order, without the discarded ones.
class PacketIndex
{
public:
    PacketIndex() = default;
    PacketIndex(AVRational timeBase, std::vector<PacketEntry> inDecodeOrder);

    /// Reads all packets of the stream from the beginning (no decoding) and rewinds. progress: 0 to 1; returning false cancels.
    static Result<PacketIndex> scan(MediaInput &input, int stream, const std::function<bool(double)> &progress);

    /// The packet-index rendition: magic "CRPX", version, time base, entries in decode order as deltas in LEB128
    /// variable-length integers, CRC-32 at the end.
    QByteArray serialise() const;
    /// Damaged when the magic, version, lengths or CRC do not fit.
    static Result<PacketIndex> parse(const QByteArray &bytes);

    AVRational timeBase() const { return m_timeBase; }
    const std::vector<PacketEntry> &packets() const { return m_packets; }  ///< decode order
    int frameCount() const { return static_cast<int>(m_framePts.size()); }
    qint64 ptsOfFrame(int frame) const { return m_framePts[static_cast<size_t>(frame)]; }
    double secondsOfFrame(int frame) const;
    /// The last frame at or before `pts`; 0 when all are later, -1 when there is none at all.
    int frameAt(qint64 pts) const;
    int frameAtSeconds(double seconds) const;
    /// The key frame that decoding has to start at to show `pts`: index into packets(); the first one for what lies
    /// before it, -1 when there is none at all.
    int keyPacketFor(qint64 pts) const;
    const std::vector<qint64> &keyPts() const { return m_keyPts; }  ///< of shown key frames, sorted
    /// Most frames from one key frame to the next.
    int longestGop() const;
    bool hasBFrames() const;
    /// Whether the steps between frames differ by more than rounding to the time base explains.
    bool hasVariableFrameRate() const;
    /// Seconds from the first frame to the end of the last, which is taken to last as long as the median frame.
    double duration() const;

private:
    AVRational m_timeBase{1, 1};
    std::vector<PacketEntry> m_packets;
    std::vector<qint64> m_framePts;
    std::vector<qint64> m_keyPts;
    std::vector<std::pair<qint64, int>> m_keys;  ///< PTS and index into m_packets, sorted, discarded ones too
};

}  // namespace chalkreel
