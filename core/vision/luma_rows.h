#pragma once

#include <cstdint>

namespace chalkreel {

/// The loops over one row of luma that LumaEnhancer spends its time in: plain code that compilers turn into vectors.
/// Pointers never overlap. Lengths are in samples.
namespace luma_rows {

constexpr int kBlack = 16;
constexpr int kWhite = 235;
constexpr int kLevels = 256;
constexpr int kCurveScale = 64;    ///< curves hold luma in 1/64
constexpr int kWeightScale = 256;  ///< weights are in 1/256

/// The curves of two neighbouring tiles at one level, so that a sample costs one look-up: left in the lower 16 bits,
/// right in the upper.
using CurvePair = std::uint32_t;

/// Limits to 16 to 235.
void limit(const std::uint8_t *from, std::uint8_t *into, int length);
/// Between the curves of the tiles above and below; `weight` is the share of the one below.
void blendCurves(const std::int16_t *above, const std::int16_t *below, int weight, std::int16_t *into);
/// `into` has kLevels entries.
void pairCurves(const std::int16_t *left, const std::int16_t *right, CurvePair *into);
/// Looks up every sample and interpolates; `weights` are each sample's share of the right tile.
void mapThrough(const CurvePair *pairs, const std::int16_t *weights, const std::uint8_t *from, std::uint8_t *into, int length);
/// 1 4 6 4 1 along the row; two samples before and behind it are read.
void sumAcross(const std::uint8_t *row, std::uint16_t *into, int length);
/// 1 4 6 4 1 over five rows of sums gives the blurred row; `center` moves away from it by amount / 2048 of the
/// difference, limited to 16 to 235.
void sharpen(const std::uint8_t *center, const std::uint16_t *const (&sums)[5], int amount, std::uint8_t *into, int length);

}  // namespace luma_rows
}  // namespace chalkreel
