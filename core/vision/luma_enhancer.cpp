#include "core/vision/luma_enhancer.h"

#include "core/vision/luma_rows.h"

#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

namespace chalkreel {

namespace {

using luma_rows::kBlack;
using luma_rows::kCurveScale;
using luma_rows::kWeightScale;
using luma_rows::kWhite;
constexpr int kBins = kWhite - kBlack + 1;
constexpr int kMostTiles = 8;
constexpr int kLeastTileSide = 16;  // smaller tiles have too few samples for a histogram
constexpr int kReach = 2;           // of the 5 x 5 kernel
constexpr int kRing = 2 * kReach + 1;
constexpr int kLeastBandHeight = 64;

int tileBegin(int tile, int tiles, int length) { return static_cast<int>(static_cast<std::int64_t>(tile) * length / tiles); }

/// Where `position` lies between the centres of two neighbouring tiles.
struct Between
{
    int first = 0;   ///< tile before; the tile after is first + 1, clamped
    int weight = 0;  ///< of the tile after, in 1/256
};

Between betweenTiles(int position, int tiles, int length)
{
    const double tile = static_cast<double>(length) / tiles;
    const double place = (position + 0.5) / tile - 0.5;
    const int first = static_cast<int>(std::floor(place));
    return {first, static_cast<int>(std::lround((place - first) * kWeightScale))};
}

std::uint8_t limited(int value) { return static_cast<std::uint8_t>(std::clamp(value, kBlack, kWhite)); }

}  // namespace

struct LumaEnhancer::Plane
{
    const std::uint8_t *source;
    std::ptrdiff_t sourceStride;
    std::uint8_t *target;
    std::ptrdiff_t targetStride;
    int width;
    int height;

    bool isInPlace() const { return source == target; }
    const std::uint8_t *sourceRow(int y) const { return source + y * sourceStride; }
    std::uint8_t *targetRow(int y) const { return target + y * targetStride; }
    int bandBegin(int band, int bands) const { return tileBegin(band, bands, height); }
};

/// One thread's share of the rows. Equalised rows and their horizontal sums live in a ring of five, so that the plane
/// goes through the cache once.
class LumaEnhancer::Band
{
public:
    Band(const LumaEnhancer &owner, const Plane &plane, int band, int bands)
        : m_owner{owner}
        , m_plane{plane}
        , m_band{band}
        , m_begin{plane.bandBegin(band, bands)}
        , m_end{plane.bandBegin(band + 1, bands)}
        , m_rowCurves(static_cast<size_t>(owner.m_columns) * kLevels)
        , m_pairs(static_cast<size_t>(owner.m_columns + 1) * kLevels)
        , m_equalised(static_cast<size_t>(plane.width + 2 * kReach) * kRing)
        , m_sums(static_cast<size_t>(plane.width) * kRing)
    {
    }

    void run()
    {
        if (m_owner.m_amount == 0) {
            for (int y = m_begin; y < m_end; ++y) equalise(y, m_plane.targetRow(y));
            return;
        }
        for (int y = m_begin - kReach; y < m_end + kReach; ++y) {
            equalise(std::clamp(y, 0, m_plane.height - 1), equalisedRow(y));
            sumRow(equalisedRow(y), sums(y));
            if (y >= m_begin + kReach) sharpen(y - kReach);
        }
    }

private:
    static size_t slot(int y) { return static_cast<size_t>((y + kRing) % kRing); }
    std::uint8_t *equalisedRow(int y) { return m_equalised.data() + slot(y) * static_cast<size_t>(m_plane.width + 2 * kReach) + kReach; }
    std::uint16_t *sums(int y) { return m_sums.data() + slot(y) * static_cast<size_t>(m_plane.width); }

    const std::uint8_t *sourceRow(int y) const
    {
        if (!m_plane.isInPlace() || (y >= m_begin && y < m_end)) return m_plane.sourceRow(y);
        const int edge = y < m_begin ? y - m_begin + kReach : kReach + y - m_end;
        return m_owner.m_bandEdges.data() + static_cast<size_t>(m_band * 2 * kReach + edge) * static_cast<size_t>(m_plane.width);
    }

    void equalise(int y, std::uint8_t *into)
    {
        const std::uint8_t *from = sourceRow(y);
        if (m_owner.m_clip == 0) {
            luma_rows::limit(from, into, m_plane.width);
            return;
        }
        blendCurves(y);
        for (int segment = 0; segment <= m_owner.m_columns; ++segment) {
            const int x = segmentEnd(segment - 1);
            luma_rows::mapThrough(m_pairs.data() + static_cast<size_t>(segment) * kLevels, m_owner.m_columnWeights.data() + x, from + x,
                                  into + x, segmentEnd(segment) - x);
        }
    }

    /// The first x beyond the segment that ends at the centre of tile `segment`.
    int segmentEnd(int segment) const
    {
        if (segment < 0) return 0;
        if (segment >= m_owner.m_columns) return m_plane.width;
        return static_cast<int>(std::ceil((segment + 0.5) * m_plane.width / m_owner.m_columns - 0.5));
    }

    /// Interpolates between the tiles above and below once per row instead of once per pixel, and lays the curves of
    /// neighbouring tiles side by side, so that a pixel costs one look-up.
    void blendCurves(int y)
    {
        const auto [first, weight] = betweenTiles(y, m_owner.m_rows, m_plane.height);
        const auto columns = static_cast<size_t>(m_owner.m_columns);
        const Curve *above = &m_owner.m_curves[static_cast<size_t>(std::max(first, 0)) * columns];
        const Curve *below = &m_owner.m_curves[static_cast<size_t>(std::min(first + 1, m_owner.m_rows - 1)) * columns];
        for (size_t column = 0; column < columns; ++column)
            luma_rows::blendCurves(above[column].data(), below[column].data(), weight, m_rowCurves.data() + column * kLevels);
        for (size_t segment = 0; segment <= columns; ++segment)
            luma_rows::pairCurves(m_rowCurves.data() + (segment == 0 ? 0 : segment - 1) * kLevels,
                                  m_rowCurves.data() + std::min(segment, columns - 1) * kLevels, m_pairs.data() + segment * kLevels);
    }

    /// Edges repeat the outermost sample.
    void sumRow(std::uint8_t *row, std::uint16_t *into) const
    {
        std::memset(row - kReach, row[0], kReach);
        std::memset(row + m_plane.width, row[m_plane.width - 1], kReach);
        luma_rows::sumAcross(row, into, m_plane.width);
    }

    void sharpen(int y)
    {
        const std::uint16_t *const rows[] = {sums(y - 2), sums(y - 1), sums(y), sums(y + 1), sums(y + 2)};
        luma_rows::sharpen(equalisedRow(y), rows, m_owner.m_amount, m_plane.targetRow(y), m_plane.width);
    }

    const LumaEnhancer &m_owner;
    const Plane &m_plane;
    int m_band;
    int m_begin;
    int m_end;
    std::vector<std::int16_t> m_rowCurves;
    std::vector<luma_rows::CurvePair> m_pairs;
    std::vector<std::uint8_t> m_equalised;
    std::vector<std::uint16_t> m_sums;
};

LumaEnhancer::LumaEnhancer(double contrast, double sharpness)
    : m_clip{contrast > 0 ? 1 + 2 * std::min(contrast, 1.0) : 0}
    , m_amount{static_cast<int>(std::lround(1.6 * 2048 * std::clamp(sharpness, 0.0, 1.0)))}
{
}

void LumaEnhancer::apply(const std::uint8_t *source, std::ptrdiff_t sourceStride, std::uint8_t *target, std::ptrdiff_t targetStride,
                         int width, int height)
{
    if (width <= 0 || height <= 0) return;
    const Plane plane{source, sourceStride, target, targetStride, width, height};
    if (m_clip == 0 && m_amount == 0) {
        for (int y = 0; y < height && !plane.isInPlace(); ++y)
            std::memcpy(plane.targetRow(y), plane.sourceRow(y), static_cast<size_t>(width));
        return;
    }
    if (width != m_width || height != m_height) layOutTiles(width, height);
    if (m_clip > 0) {
        cv::parallel_for_({0, m_columns * m_rows}, [&](const cv::Range &range) {
            for (int tile = range.start; tile < range.end; ++tile)
                m_curves[static_cast<size_t>(tile)] = measureTile(plane, tile % m_columns, tile / m_columns);
        });
    }
    const int bands = std::clamp(height / kLeastBandHeight, 1, std::max(cv::getNumThreads(), 1));
    if (plane.isInPlace()) keepBandEdges(plane, bands);
    cv::parallel_for_({0, bands}, [&](const cv::Range &range) {
        for (int band = range.start; band < range.end; ++band) Band{*this, plane, band, bands}.run();
    });
}

void LumaEnhancer::layOutTiles(int width, int height)
{
    m_width = width;
    m_height = height;
    m_columns = std::clamp(width / kLeastTileSide, 1, kMostTiles);
    m_rows = std::clamp(height / kLeastTileSide, 1, kMostTiles);
    m_curves.resize(static_cast<size_t>(m_columns) * static_cast<size_t>(m_rows));
    m_columnWeights.resize(static_cast<size_t>(width));
    for (int x = 0; x < width; ++x)
        m_columnWeights[static_cast<size_t>(x)] = static_cast<std::int16_t>(betweenTiles(x, m_columns, width).weight);
}

LumaEnhancer::Curve LumaEnhancer::measureTile(const Plane &plane, int column, int row) const
{
    const int left = tileBegin(column, m_columns, plane.width);
    const int right = tileBegin(column + 1, m_columns, plane.width);
    const int top = tileBegin(row, m_rows, plane.height);
    const int bottom = tileBegin(row + 1, m_rows, plane.height);
    // Large tiles are counted every second row: they still have thousands of samples.
    const int step = bottom - top >= 64 ? 2 : 1;

    // Two tables, because counting equal neighbours in one makes each increment wait for the one before.
    std::array<std::array<std::uint32_t, kLevels>, 2> counts{};
    for (int y = top; y < bottom; y += step) {
        const std::uint8_t *samples = plane.sourceRow(y);
        int x = left;
        for (; x + 1 < right; x += 2) {
            ++counts[0][samples[x]];
            ++counts[1][samples[x + 1]];
        }
        if (x < right) ++counts[0][samples[x]];
    }
    std::array<double, kBins> bins{};
    for (int level = 0; level < kLevels; ++level) {
        const auto i = static_cast<size_t>(level);
        const int bin = limited(level) - kBlack;
        bins[static_cast<size_t>(bin)] += counts[0][i] + counts[1][i];
    }
    const double total = std::accumulate(bins.begin(), bins.end(), 0.0);
    const double limit = m_clip * total / kBins;
    double excess = 0;
    for (double &bin : bins) {
        excess += std::max(bin - limit, 0.0);
        bin = std::min(bin, limit);
    }
    Curve curve;
    double below = 0;
    for (int i = 0; i < kBins; ++i) {
        const double share = (bins[static_cast<size_t>(i)] + excess / kBins) / total;
        // The middle of the bin, so that a flat histogram gives the identity and black stays black.
        const double level = kBlack + (below + share / 2) * (kBins - 1);
        const int in = kBlack + i;
        curve[static_cast<size_t>(in)] = static_cast<std::int16_t>(std::lround(level * kCurveScale));
        below += share;
    }
    std::fill_n(curve.begin(), kBlack, curve[kBlack]);
    std::fill(curve.begin() + kWhite, curve.end(), curve[kWhite]);
    return curve;
}

/// The two rows above and below each band, which another thread may have overwritten by the time that they are needed.
void LumaEnhancer::keepBandEdges(const Plane &plane, int bands)
{
    const auto width = static_cast<size_t>(plane.width);
    m_bandEdges.resize(static_cast<size_t>(bands) * 2 * kReach * width);
    std::uint8_t *into = m_bandEdges.data();
    for (int band = 0; band < bands; ++band) {
        const int begin = plane.bandBegin(band, bands);
        const int end = plane.bandBegin(band + 1, bands);
        for (const int y : {begin - 2, begin - 1, end, end + 1}) {
            std::memcpy(into, plane.sourceRow(std::clamp(y, 0, plane.height - 1)), width);
            into += width;
        }
    }
}

}  // namespace chalkreel
