#pragma once

#include "core/base/result.h"
#include "core/media/av/av_ptr.h"
#include "core/media/pictures/frame_color.h"

#include <memory>
#include <optional>

namespace chalkreel {

/// How a coded picture has to be turned to stand upright: first mirrored left to right, then turned clockwise.
struct Orientation
{
    int rotation = 0;  ///< degrees clockwise: 0, 90, 180, 270
    bool isMirrored = false;

    bool swapsSides() const { return rotation == 90 || rotation == 270; }
    friend bool operator==(const Orientation &, const Orientation &) = default;
};

/// What a scaled picture is to be.
struct PictureFormat
{
    int width = 0;  ///< pixels, upright (after the rotation) and square
    int height = 0;
    /// Planar YUV with equal subsampling both ways (4:2:0, 4:4:4), grey, RGB24, RGB32 (BGRA) or GBRP.
    AVPixelFormat pixelFormat = AV_PIX_FMT_YUV420P;
    /// Unset: the source's own matrix, so that luma passes untouched. RGB needs none. HDR sources always become BT.709.
    std::optional<AVColorSpace> matrix;
    AVColorRange range = AVCOL_RANGE_MPEG;  ///< ignored for RGB and yuvj, which are full range
    bool isFast = false;                    ///< bilinear: for pictures that are shown small
    bool isSampled = false;                 ///< nearest pixel: for counting values, where averaging would invent new ones
};

/// Turns decoded frames into frames of one size, format and orientation with the right matrix and range. Swscale alone
/// takes every source for BT.601. HDR (PQ, HLG) is tone-mapped to BT.709. Pixels that are not square become square by
/// the size that is asked for. Follows a source that changes size or format midway. One thread at a time.
class FrameScaler
{
public:
    explicit FrameScaler(const PictureFormat &format, const Orientation &orientation = {});
    ~FrameScaler();
    FrameScaler(FrameScaler &&) noexcept;
    FrameScaler &operator=(FrameScaler &&) noexcept;

    /// A new frame with the source's PTS, duration and time base, picture type cleared and colour fields that say what
    /// it is; a reference to the source's own data when nothing has to be done. ResourceExhausted or Unsupported.
    Result<av::Frame> scale(const AVFrame &source);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace chalkreel
