#pragma once

#include "core/media/av/av_ptr.h"

namespace chalkreel {

/// How the numbers of a picture stand for light (ITU-T H.273), with nothing left unspecified.
struct FrameColor
{
    AVColorSpace matrix = AVCOL_SPC_BT709;
    AVColorRange range = AVCOL_RANGE_MPEG;
    AVColorTransferCharacteristic transfer = AVCOL_TRC_BT709;
    AVColorPrimaries primaries = AVCOL_PRI_BT709;

    /// PQ (SMPTE ST 2084) or HLG (ARIB STD-B67).
    bool isHdr() const { return transfer == AVCOL_TRC_SMPTE2084 || transfer == AVCOL_TRC_ARIB_STD_B67; }

    friend bool operator==(const FrameColor &, const FrameColor &) = default;
};

/// What the frame says of itself; what it leaves open is taken to be BT.709 from 720 lines on and BT.601 below, limited
/// range unless the pixel format is one of the full-range (yuvj) or RGB ones.
[[nodiscard]] FrameColor colorOf(const AVFrame &frame);
/// Writes the description into the frame's fields.
void setColor(AVFrame &frame, const FrameColor &color);

}  // namespace chalkreel
