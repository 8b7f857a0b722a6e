#pragma once

#include "core/media/reading/packet_index.h"

namespace chalkreel {

/// Reads the packets of one video stream, from the beginning or from any packet of its index, exactly: where a seek
/// landed is verified by the first packet, because containers differ in what they seek by.
class PacketSeeker
{
public:
    PacketSeeker(MediaInput &input, int stream);

    /// The next packet of the stream; false at the end. After seekTo() its times are those of the index.
    Result<bool> read(AVPacket &into);
    /// The next read() gives packet `target` of the index, which has to outlive the reading. Damaged when it is not found.
    Result<void> seekTo(const PacketIndex &index, int target);
    /// Index of the packet that read() gives next; -1 before the first seekTo() and when the place was lost.
    int nextPacket() const { return m_next; }
    const PacketIndex *index() const { return m_index; }

private:
    enum class Way { Pts, Dts, Byte, Before, Beginning };

    Result<bool> readAny(AVPacket &into);
    Result<int> land(Way way, int target);
    Result<int> landLearning(Way way, int target);
    int seek(Way way, int target);
    Result<bool> readOnTo(int target, int from);
    bool isEntry(const AVPacket &packet, int entry) const;
    int placeOf(const AVPacket &packet, int expected) const;

    MediaInput &m_input;
    int m_stream;
    const PacketIndex *m_index = nullptr;
    int m_next = -1;
    Way m_best;         ///< the way that worked last
    qint64 m_bias = 0;  ///< ticks that edit lists shift seeking by
    av::Packet m_held;  ///< read while verifying, given out first
    bool m_isHeld = false;
};

}  // namespace chalkreel
