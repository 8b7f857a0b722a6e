#include "core/vision/palette_mapper.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace chalkreel {

namespace {

constexpr int kSide = 8;
constexpr int kCells = kSide * kSide;

/// Bayer's matrix by bit interleaving: 0 to 63, neighbours far apart.
constexpr int bayer(int x, int y)
{
    int value = 0;
    for (int bit = 0; bit < 3; ++bit) value = value << 2 | ((x ^ y) >> bit & 1) << 1 | (y >> bit & 1);
    return value;
}

/// Weighted by how much the eye sees of each channel.
int distance(const DominantColor &color, int red, int green, int blue)
{
    const int r = color.red - red;
    const int g = color.green - green;
    const int b = color.blue - blue;
    return 2 * r * r + 4 * g * g + 3 * b * b;
}

/// How far apart the palette's colours are: what the dither has to bridge, in levels of one channel.
double spreadOf(const std::vector<DominantColor> &colors)
{
    constexpr double kMost = 16;  // more is seen as a pattern
    if (colors.size() < 2) return 0;
    double sum = 0;
    for (const DominantColor &color : colors) {
        int closest = std::numeric_limits<int>::max();
        for (const DominantColor &other : colors)
            if (&other != &color) closest = std::min(closest, distance(color, other.red, other.green, other.blue));
        sum += std::sqrt(closest / 9.0);
    }
    return std::min(sum / static_cast<double>(colors.size()), kMost);
}

}  // namespace

PaletteMapper::PaletteMapper(std::vector<DominantColor> colors)
    : m_colors{std::move(colors)}
    , m_nearest(32 * 32 * 32, std::int16_t{-1})
    , m_spread{spreadOf(m_colors)}
{
}

void PaletteMapper::map(const std::uint8_t *rgb, std::ptrdiff_t rgbStride, std::uint8_t *indices, std::ptrdiff_t indexStride, int width,
                        int height)
{
    int offsets[kCells];
    for (int i = 0; i < kCells; ++i)
        offsets[i] = static_cast<int>(std::lround(((bayer(i % kSide, i / kSide) + 0.5) / kCells - 0.5) * m_spread));
    for (int y = 0; y < height; ++y) {
        const std::uint8_t *pixel = rgb + y * rgbStride;
        std::uint8_t *index = indices + y * indexStride;
        for (int x = 0; x < width; ++x, pixel += 3, ++index) {
            const int offset = offsets[y % kSide * kSide + x % kSide];
            *index = nearest(std::clamp(pixel[0] + offset, 0, 255), std::clamp(pixel[1] + offset, 0, 255),
                             std::clamp(pixel[2] + offset, 0, 255));
        }
    }
}

std::uint8_t PaletteMapper::nearest(int red, int green, int blue)
{
    std::int16_t &known = m_nearest[static_cast<size_t>((red >> 3) << 10 | (green >> 3) << 5 | blue >> 3)];
    if (known < 0) {
        // The middle of the cell stands for all its colours.
        const auto middle = [](int channel) { return (channel & ~7) + 4; };
        const auto best = std::ranges::min_element(
            m_colors, {}, [&](const DominantColor &color) { return distance(color, middle(red), middle(green), middle(blue)); });
        known = static_cast<std::int16_t>(best - m_colors.begin());
    }
    return static_cast<std::uint8_t>(known);
}

}  // namespace chalkreel
