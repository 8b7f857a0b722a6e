#include "core/media/pictures/tone_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

extern "C" {
#include <libavutil/mastering_display_metadata.h>
}

namespace chalkreel {
namespace {

constexpr size_t kEntries = 4096;
constexpr int kCodeShift = 4;  ///< 16-bit code values, 12-bit table
constexpr double kReferenceWhite = 203;
constexpr double kPqPeak = 10'000;
constexpr double kDefaultPeak = 1000;  ///< also the screen that HLG's system gamma is meant for
constexpr double kHlgGamma = 1.2;

double entry(size_t i) { return static_cast<double>(i) / (kEntries - 1); }

/// SMPTE ST 2084: code value 0 to 1 to cd/m2, and back.
double pqToLight(double code)
{
    const double power = std::pow(code, 1 / 78.84375);
    return kPqPeak * std::pow(std::max(power - 0.8359375, 0.0) / (18.8515625 - 18.6875 * power), 1 / 0.1593017578125);
}

double lightToPq(double light)
{
    const double power = std::pow(std::max(light, 0.0) / kPqPeak, 0.1593017578125);
    return std::pow((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power), 78.84375);
}

/// BT.2100, HLG inverse OETF: code value to scene light, both 0 to 1.
double hlgToScene(double code)
{
    constexpr double kA = 0.17883277;
    constexpr double kB = 0.28466892;
    constexpr double kC = 0.55991073;
    return code <= 0.5 ? code * code / 3 : (std::exp((code - kC) / kA) + kB) / 12;
}

/// BT.2390 EETF from a peak to reference white; light in cd/m2.
double toneCurve(double light, double peak)
{
    if (peak <= kReferenceWhite) return light;
    const double top = lightToPq(peak);
    const double most = lightToPq(kReferenceWhite) / top;
    const double knee = 1.5 * most - 0.5;
    const double code = std::min(lightToPq(light) / top, 1.0);
    if (code < knee) return light;
    const double t = (code - knee) / (1 - knee);
    const double bent =
        (2 * t * t * t - 3 * t * t + 1) * knee + (t * t * t - 2 * t * t + t) * (1 - knee) + (3 * t * t - 2 * t * t * t) * most;
    return pqToLight(bent * top);
}

size_t indexOf(float share) { return static_cast<size_t>(std::sqrt(std::clamp(share, 0.0F, 1.0F)) * (kEntries - 1) + 0.5F); }

}  // namespace

ToneMapper::ToneMapper(AVColorTransferCharacteristic transfer, double peak)
    : m_isHlg{transfer == AVCOL_TRC_ARIB_STD_B67}
    , m_peak{static_cast<float>((m_isHlg ? kDefaultPeak : peak) / kReferenceWhite)}
    , m_linear(kEntries)
    , m_gain(kEntries)
    , m_ootf(kEntries)
    , m_codes(kEntries)
{
    const double top = double{m_peak} * kReferenceWhite;
    for (size_t i = 0; i < kEntries; ++i) {
        const double code = entry(i);
        m_linear[i] = static_cast<float>(m_isHlg ? hlgToScene(code) : pqToLight(code) / kReferenceWhite);
        const double squared = code * code;  // the tables below are indexed by square roots, for resolution in the dark
        const double light = std::max(squared * top, 1e-6);
        m_gain[i] = static_cast<float>(toneCurve(light, top) / light);
        m_ootf[i] = static_cast<float>(std::pow(std::max(squared, 1e-9), kHlgGamma - 1) * kDefaultPeak / kReferenceWhite);
        m_codes[i] = static_cast<std::uint16_t>(std::lround(65535 * std::pow(squared, 1 / 2.4)));
    }
}

void ToneMapper::apply(std::uint8_t *rgb, std::ptrdiff_t stride, int width, int height) const
{
    for (int y = 0; y < height; ++y) {
        std::uint8_t *at = rgb + stride * y;
        for (int x = 0; x < width; ++x, at += 6) {
            std::array<std::uint16_t, 3> pixel;
            std::memcpy(pixel.data(), at, sizeof pixel);
            float r = m_linear[static_cast<size_t>(pixel[0] >> kCodeShift)];
            float g = m_linear[static_cast<size_t>(pixel[1] >> kCodeShift)];
            float b = m_linear[static_cast<size_t>(pixel[2] >> kCodeShift)];
            float gain = m_isHlg ? m_ootf[indexOf(0.2627F * r + 0.6780F * g + 0.0593F * b)] : 1.0F;
            gain *= m_gain[indexOf(std::max({r, g, b}) * gain / m_peak)];
            r *= gain;
            g *= gain;
            b *= gain;
            pixel[0] = m_codes[indexOf(1.6605F * r - 0.5876F * g - 0.0728F * b)];
            pixel[1] = m_codes[indexOf(-0.1246F * r + 1.1329F * g - 0.0083F * b)];
            pixel[2] = m_codes[indexOf(-0.0182F * r - 0.1006F * g + 1.1187F * b)];
            std::memcpy(at, pixel.data(), sizeof pixel);
        }
    }
}

double ToneMapper::peakOf(const AVFrame &frame)
{
    double peak = 0;
    if (const AVFrameSideData *data = av_frame_get_side_data(&frame, AV_FRAME_DATA_CONTENT_LIGHT_LEVEL)) {
        AVContentLightMetadata light{};
        std::memcpy(&light, data->data, std::min(sizeof light, static_cast<size_t>(data->size)));
        peak = light.MaxCLL;
    }
    if (const AVFrameSideData *data = av_frame_get_side_data(&frame, AV_FRAME_DATA_MASTERING_DISPLAY_METADATA); data && peak <= 0) {
        AVMasteringDisplayMetadata mastering{};
        std::memcpy(&mastering, data->data, std::min(sizeof mastering, static_cast<size_t>(data->size)));
        if (mastering.has_luminance != 0) peak = av_q2d(mastering.max_luminance);
    }
    // Cameras write nonsense here; the range is that of screens that pictures are mastered on.
    return peak > 0 ? std::clamp(peak, 400.0, 4000.0) : kDefaultPeak;
}

}  // namespace chalkreel
