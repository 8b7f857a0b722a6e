#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace chalkreel {

/// Contrast and sharpness on the luma plane alone: colours keep their hue, chroma is not touched.
/// Contrast is contrast-limited adaptive histogram equalisation (K. Zuiderveld, "Contrast Limited Adaptive Histogram
/// Equalization", Graphics Gems IV, 1994) on 8 x 8 tiles; sharpness is an unsharp mask with a 5 x 5 binomial kernel, in
/// one fused pass. Every frame stands alone: no state is carried from frame to frame, so a resumed encode equals an
/// uninterrupted one; the clip limit keeps the flicker between frames that this could cause below what is seen.
class LumaEnhancer
{
public:
    /// Strengths from 0 (leave as it is) to 1; values outside are clamped. 0 and 0 copies.
    LumaEnhancer(double contrast, double sharpness);

    /// 8-bit limited-range luma (16 to 235) in and out, strides in bytes; `target` may be `source` with the same stride,
    /// otherwise the planes must not overlap. Unless both strengths are 0 no sample leaves 16 to 235.
    /// Not for several threads at once: uses threads of its own for large planes.
    void apply(const std::uint8_t *source, std::ptrdiff_t sourceStride, std::uint8_t *target, std::ptrdiff_t targetStride, int width,
               int height);

private:
    struct Plane;
    class Band;
    static constexpr int kLevels = 256;
    using Curve = std::array<std::int16_t, kLevels>;  ///< of one tile: luma in, luma out in 1/64

    void layOutTiles(int width, int height);
    Curve measureTile(const Plane &plane, int column, int row) const;
    void keepBandEdges(const Plane &plane, int bands);

    int m_width = 0;  ///< that the layout was made for
    int m_height = 0;
    int m_columns = 1;  ///< of tiles
    int m_rows = 1;
    double m_clip;                              ///< limit of a histogram bin, as multiple of the mean bin; 0: no equalisation
    int m_amount;                               ///< of the unsharp mask, in 1/2048
    std::vector<Curve> m_curves;                ///< of the tiles, row by row
    std::vector<std::int16_t> m_columnWeights;  ///< of each x: share of the tile to the right, in 1/256
    std::vector<std::uint8_t> m_bandEdges;      ///< source rows that two bands read, kept before one overwrites them
};

}  // namespace chalkreel
