#include "core/media/pictures/frame_color.h"

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace chalkreel {
namespace {

/// From here on an unmarked picture is taken for BT.709, below for BT.601: the rule of most players.
constexpr int kLinesOfHd = 720;

bool isFullRangeFormat(AVPixelFormat format)
{
    switch (format) {
    case AV_PIX_FMT_YUVJ420P:
    case AV_PIX_FMT_YUVJ411P:
    case AV_PIX_FMT_YUVJ422P:
    case AV_PIX_FMT_YUVJ440P:
    case AV_PIX_FMT_YUVJ444P: return true;
    default: break;
    }
    const AVPixFmtDescriptor *descriptor = av_pix_fmt_desc_get(format);
    return descriptor && (descriptor->flags & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL)) != 0;
}

}  // namespace

FrameColor colorOf(const AVFrame &frame)
{
    const bool isHd = frame.height >= kLinesOfHd;
    FrameColor color{frame.colorspace, frame.color_range, frame.color_trc, frame.color_primaries};
    // BT.2020 primaries or an HDR transfer without a named matrix: phones write such files.
    const bool isWide = color.primaries == AVCOL_PRI_BT2020 || color.isHdr();
    if (color.matrix == AVCOL_SPC_UNSPECIFIED || color.matrix == AVCOL_SPC_RESERVED || color.matrix == AVCOL_SPC_RGB)
        color.matrix = isWide ? AVCOL_SPC_BT2020_NCL : isHd ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
    if (isFullRangeFormat(static_cast<AVPixelFormat>(frame.format)))
        color.range = AVCOL_RANGE_JPEG;
    else if (color.range == AVCOL_RANGE_UNSPECIFIED)
        color.range = AVCOL_RANGE_MPEG;
    if (color.transfer == AVCOL_TRC_UNSPECIFIED || color.transfer == AVCOL_TRC_RESERVED || color.transfer == AVCOL_TRC_RESERVED0)
        color.transfer = isHd ? AVCOL_TRC_BT709 : AVCOL_TRC_SMPTE170M;
    if (color.primaries == AVCOL_PRI_UNSPECIFIED || color.primaries == AVCOL_PRI_RESERVED || color.primaries == AVCOL_PRI_RESERVED0)
        color.primaries = color.isHdr() ? AVCOL_PRI_BT2020 : isHd ? AVCOL_PRI_BT709 : AVCOL_PRI_SMPTE170M;
    return color;
}

void setColor(AVFrame &frame, const FrameColor &color)
{
    frame.colorspace = color.matrix;
    frame.color_range = color.range;
    frame.color_trc = color.transfer;
    frame.color_primaries = color.primaries;
}

}  // namespace chalkreel
