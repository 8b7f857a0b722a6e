#pragma once

#include "core/media/pictures/frame_color.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace chalkreel {

/// Brings HDR pictures (PQ: SMPTE ST 2084; HLG: ARIB STD-B67, both as in ITU-R BT.2100) to what an SDR screen shows:
/// linear light, tone curve of ITU-R BT.2390-10 section 5.4.1 on the brightest channel so that hues stay, BT.2020 to
/// BT.709 primaries (ITU-R BT.2087), gamma 2.4 (ITU-R BT.1886). Reference white is 203 cd/m2 (ITU-R BT.2408).
class ToneMapper
{
public:
    /// peak: the brightest light in the picture, cd/m2.
    ToneMapper(AVColorTransferCharacteristic transfer, double peak);

    /// In place: packed RGB, 16 bits a channel in the machine's order, full range; stride in bytes.
    void apply(std::uint8_t *rgb, std::ptrdiff_t stride, int width, int height) const;

    /// The peak that the frame's mastering or content light metadata tells, within reason; 1000 when it tells none.
    static double peakOf(const AVFrame &frame);

private:
    bool m_isHlg;
    float m_peak;                        ///< in units of reference white
    std::vector<float> m_linear;         ///< code value to light
    std::vector<float> m_gain;           ///< square root of the brightest channel's share of the peak, to the tone curve's factor
    std::vector<float> m_ootf;           ///< square root of scene luminance, to the factor of HLG's system gamma
    std::vector<std::uint16_t> m_codes;  ///< square root of light, to BT.1886 code value
};

}  // namespace chalkreel
