#pragma once

#include "core/base/result.h"
#include "core/media/av/av_ptr.h"
#include "core/media/pictures/frame_color.h"

#include <functional>

namespace chalkreel {

struct VideoEncoderOptions
{
    int width = 0;  ///< pixels, even
    int height = 0;
    AVRational timeBase{1, 1};    ///< of the frames' PTS; the packets keep it
    AVRational frameRate{25, 1};  ///< on average, a hint for the level
    FrameColor color;             ///< what the stream says of itself; the frames have to be so
    bool hasShortGop = false;     ///< for exact seeking: closed GOP, no B-frames, cheap to decode
    int longestGop = 250;         ///< frames
    int threads = 0;              ///< 0: defaultEncoderThreads()
};

/// Few enough that memory stays bounded on machines with many cores, enough that one encoder is not what all wait for.
[[nodiscard]] int defaultEncoderThreads();

/// H.264 by x264, veryfast, CRF 23, 8-bit 4:2:0. PTS pass through as they come, so a variable frame rate stays one.
/// One thread at a time.
class VideoEncoder
{
public:
    /// Takes over nothing: the packet is the caller's for the call only.
    using PacketSink = std::function<Result<void>(const AVPacket &)>;

    /// Unavailable without x264 in this FFmpeg.
    static Result<std::unique_ptr<VideoEncoder>> open(const VideoEncoderOptions &options);

    /// `frame`: yuv420p of the encoder's size with a PTS after the one before. A forced key frame is an IDR: what follows
    /// needs nothing from before.
    Result<void> encode(const AVFrame &frame, bool isForcedKey, const PacketSink &sink);
    /// The rest; nothing can be encoded after it.
    Result<void> finish(const PacketSink &sink);

    /// With the extradata in place, for a muxer.
    Result<av::Parameters> parameters() const;
    AVRational timeBase() const { return m_codec->time_base; }

private:
    VideoEncoder(av::Codec codec, av::Frame frame, av::Packet packet);
    Result<void> drain(const PacketSink &sink);

    av::Codec m_codec;
    av::Frame m_frame;
    av::Packet m_packet;
};

}  // namespace chalkreel
