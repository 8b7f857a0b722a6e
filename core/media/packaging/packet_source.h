#pragma once

#include "core/media/encoding/packet_file.h"
#include "core/media/media_task.h"
#include "core/media/reading/packet_index.h"

#include <array>

namespace chalkreel {

/// The packets of one stream as a muxer takes them: in decode order, with DTS and durations.
class PacketSource
{
public:
    virtual ~PacketSource() = default;

    virtual const AVCodecParameters &parameters() const = 0;
    virtual AVRational timeBase() const = 0;
    /// True with the next packet, false at the end. stream_index says nothing.
    virtual Result<bool> next(AVPacket &into) = 0;
    /// PTS of the packet that is shown first.
    virtual qint64 firstPts() const = 0;
    /// How far the first DTS is before that.
    virtual qint64 decodeDelay() const { return 0; }
    /// The 3x3 matrix that players turn the picture with, as FFmpeg keeps it; empty for none.
    virtual std::span<const std::int32_t> displayMatrix() const { return {}; }
    virtual AVRational frameRate() const { return {0, 1}; }
};

/// The chunks of one encode, one after the other. Internal when the encoders disagreed about the stream's description;
/// Damaged when no chunk has a packet.
[[nodiscard]] Result<std::unique_ptr<PacketSource>> openChunks(const QString &folder, int chunks, AVRational frameRate);

/// The video packets of the task's source itself. `index` has to outlive it.
[[nodiscard]] Result<std::unique_ptr<PacketSource>> openSourcePackets(const MediaTask &task, const MediaInfo &info,
                                                                      const PacketIndex &index);

/// The sound that the Audio task left in the work folder; null when there is none.
[[nodiscard]] Result<std::unique_ptr<PacketSource>> openSound(const QString &workDir);
[[nodiscard]] QString soundFile(const QString &workDir);

}  // namespace chalkreel
