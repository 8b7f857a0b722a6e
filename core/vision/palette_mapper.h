#pragma once

#include "core/vision/color_histogram.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace chalkreel {

/// Paints pictures with the colours of one palette. Ordered dither (B. E. Bayer, 1973, 8 x 8) mixes what the palette
/// lacks; as it depends on the place alone, still parts of a clip stay still, which also keeps a GIF small.
class PaletteMapper
{
public:
    /// Between 1 and 256 colours.
    explicit PaletteMapper(std::vector<DominantColor> colors);

    /// Packed 8-bit RGB to indices into the palette; strides in bytes.
    void map(const std::uint8_t *rgb, std::ptrdiff_t rgbStride, std::uint8_t *indices, std::ptrdiff_t indexStride, int width, int height);

private:
    std::uint8_t nearest(int red, int green, int blue);

    std::vector<DominantColor> m_colors;
    std::vector<std::int16_t> m_nearest;  ///< of every 15-bit colour, -1 until it was asked for
    double m_spread = 0;                  ///< of the dither: levels between its darkest and its brightest offset
};

}  // namespace chalkreel
