#pragma once

#include "core/base/result.h"
#include "core/playback/frame_source.h"
#include "core/playback/frame_times.h"

#include <functional>
#include <memory>
#include <optional>

namespace chalkreel {

/// A decoded frame in the codec's own pixel format; costs nothing to keep but its memory.
struct DecodedFrame;
using DecodedFramePtr = std::shared_ptr<const DecodedFrame>;

/// Reaches any frame of one video exactly, in the calling thread. Frames are numbered in presentation order.
class FrameReader
{
public:
    /// Opens the file and its decoder, without counting frames. A file without video is no error: see description().
    static Result<std::unique_ptr<FrameReader>> open(const PlayableSource &source);
    ~FrameReader();
    FrameReader(const FrameReader &) = delete;
    FrameReader &operator=(const FrameReader &) = delete;

    /// Complete after buildIndex(); before it, frame count and exact duration are unknown.
    const MediaDescription &description() const;
    /// Takes the packet-index rendition or reads all packets. Cancelled when goOn() says no.
    Result<void> buildIndex(const std::function<bool()> &goOn);
    std::shared_ptr<const FrameTimes> times() const;

    /// The key frame that decoding starts at for `frame`, as a frame number.
    int keyFrameFor(int frame) const;
    /// Whether `frame` lies ahead with no key frame in between, so that what is decoded now leads there.
    bool isOnTheWay(int frame) const;
    /// Whether a few next() lead to `frame`.
    bool isWithinReach(int frame) const;
    /// The next next() gives `frame`, or the first one after it that can be decoded. A long group of pictures takes a
    /// while: goOn() is asked now and then, and false means that it said no and the position is anywhere.
    Result<bool> seek(int frame, const std::function<bool()> &goOn);
    /// Null at the end. Gives the first frame when called before buildIndex().
    Result<DecodedFramePtr> next();

    /// 0 before buildIndex().
    int numberOf(const DecodedFrame &frame) const;
    static qint64 bytesOf(const DecodedFrame &frame);
    /// Upright, in square pixels, fitted into `size` but never larger than the video; an empty size means full size.
    Result<VideoPicture> picture(const DecodedFrame &frame, QSize size);

private:
    class Private;
    explicit FrameReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

}  // namespace chalkreel
