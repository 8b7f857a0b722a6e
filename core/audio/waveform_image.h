#pragma once

#include "core/audio/waveform.h"

namespace chalkreel {

/// A picture of packed 8-bit RGB; rows follow each other without padding.
struct RgbPicture
{
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;

    std::ptrdiff_t stride() const { return static_cast<std::ptrdiff_t>(width) * 3; }
};

/// The whole track from left to right on the product's dark ground: peaks dim, RMS bright over them, smooth edges.
/// Without a bucket it is the middle line alone.
[[nodiscard]] RgbPicture paintWaveform(const Waveform &waveform, int width = 1200, int height = 120);

}  // namespace chalkreel
