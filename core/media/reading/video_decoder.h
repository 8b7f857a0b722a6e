#pragma once

#include "core/media/reading/media_input.h"
#include "core/media/reading/packet_index.h"

namespace chalkreel {

struct DecoderOptions
{
    int threads = 2;
    bool isKeyFramesOnly = false;
    bool isFastest = false;  ///< skip loop filter and non-reference frames: for pictures that are shown small
};

/// Frames of one video stream in presentation order. Frame PTS is always set, in the stream's time base;
/// preroll that an edit list discards is not returned. Damaged frames are passed over; see damagedFrames().
class VideoDecoder
{
public:
    /// Unsupported when the codec is not on the allow-list or this FFmpeg cannot decode it.
    static Result<std::unique_ptr<VideoDecoder>> open(MediaInput &input, int stream, const DecoderOptions &options);
    ~VideoDecoder();
    VideoDecoder(const VideoDecoder &) = delete;
    VideoDecoder &operator=(const VideoDecoder &) = delete;

    /// Null at the end.
    Result<av::Frame> next();
    /// The next next() returns the frame with exactly this PTS, or the first one after it where there is none.
    /// Seeks to the key frame that `index` names, verifies by the first packet where it landed, and decodes forward; goes
    /// on from where it is when that is shorter. From then on frames carry the PTS of `index`, which has to outlive the
    /// decoder: also where the container has none.
    Result<void> seek(const PacketIndex &index, qint64 pts);

    AVRational timeBase() const;
    const AVCodecContext &codec() const;
    int damagedFrames() const;

private:
    class Private;
    explicit VideoDecoder(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

}  // namespace chalkreel
