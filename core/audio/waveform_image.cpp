#include "core/audio/waveform_image.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace chalkreel {

namespace {

using Color = std::array<int, 3>;
constexpr Color kGround{0x17, 0x19, 0x1c};
constexpr Color kPeak{0x8a, 0x72, 0x2a};
constexpr Color kRms{0xf4, 0xc4, 0x30};

/// One pixel column's share of the track.
Waveform::Bucket columnOf(const std::vector<Waveform::Bucket> &buckets, int x, int width)
{
    const size_t begin = static_cast<size_t>(x) * buckets.size() / static_cast<size_t>(width);
    const size_t end = std::max(begin + 1, static_cast<size_t>(x + 1) * buckets.size() / static_cast<size_t>(width));
    Waveform::Bucket column = buckets[begin];
    double squares = 0;
    for (size_t i = begin; i < end; ++i) {
        column.least = std::min(column.least, buckets[i].least);
        column.most = std::max(column.most, buckets[i].most);
        squares += static_cast<double>(buckets[i].rms) * static_cast<double>(buckets[i].rms);
    }
    column.rms = static_cast<float>(std::sqrt(squares / static_cast<double>(end - begin)));
    return column;
}

/// Blends by how much of each pixel lies between `top` and `bottom`, in pixels from above.
void fillColumn(RgbPicture &picture, int x, double top, double bottom, const Color &color)
{
    const int first = std::max(static_cast<int>(std::floor(top)), 0);
    const int last = std::min(static_cast<int>(std::ceil(bottom)), picture.height);
    for (int y = first; y < last; ++y) {
        const double coverage = std::clamp(std::min(bottom, y + 1.0) - std::max(top, static_cast<double>(y)), 0.0, 1.0);
        std::uint8_t *pixel = picture.pixels.data() + y * picture.stride() + static_cast<std::ptrdiff_t>(x) * 3;
        for (size_t channel = 0; channel < 3; ++channel)
            pixel[channel] = static_cast<std::uint8_t>(std::lround(pixel[channel] + (color[channel] - pixel[channel]) * coverage));
    }
}

}  // namespace

RgbPicture paintWaveform(const Waveform &waveform, int width, int height)
{
    RgbPicture picture{width, height, std::vector<std::uint8_t>(static_cast<size_t>(width) * static_cast<size_t>(height) * 3)};
    for (size_t i = 0; i < picture.pixels.size(); ++i) picture.pixels[i] = static_cast<std::uint8_t>(kGround[i % 3]);

    const std::vector<Waveform::Bucket> buckets = waveform.buckets();
    const double middle = height / 2.0;
    const double reach = middle - 1;  // full scale keeps a pixel of ground, so that it does not look cut off
    constexpr double kLine = 0.5;     // silence stays visible as a line
    for (int x = 0; x < width; ++x) {
        const Waveform::Bucket column = buckets.empty() ? Waveform::Bucket{} : columnOf(buckets, x, width);
        const double most = static_cast<double>(column.most);
        const double least = static_cast<double>(column.least);
        const double rms = static_cast<double>(column.rms);
        fillColumn(picture, x, middle - std::max(most * reach, kLine), middle + std::max(-least * reach, kLine), kPeak);
        fillColumn(picture, x, middle - rms * reach, middle + rms * reach, kRms);
    }
    return picture;
}

}  // namespace chalkreel
