#include "core/vision/luma_rows.h"

#include <algorithm>

// GCC and Clang compile these once for every x86-64 and once for those with AVX2, and choose when the program starts.
// Sanitizers are not ready yet when that choice is made.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define CHALKREEL_SANITIZED
#endif
#endif
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
#define CHALKREEL_SANITIZED
#endif
#if defined(__x86_64__) && !defined(CHALKREEL_SANITIZED)
#define CHALKREEL_VECTORISED __attribute__((target_clones("avx2", "default")))
#else
#define CHALKREEL_VECTORISED
#endif

namespace chalkreel::luma_rows {

CHALKREEL_VECTORISED
void limit(const std::uint8_t *__restrict from, std::uint8_t *__restrict into, int length)
{
    for (int x = 0; x < length; ++x) {
        const std::uint8_t raised = from[x] < kBlack ? std::uint8_t{kBlack} : from[x];
        into[x] = raised > kWhite ? std::uint8_t{kWhite} : raised;
    }
}

CHALKREEL_VECTORISED
void blendCurves(const std::int16_t *__restrict above, const std::int16_t *__restrict below, int weight, std::int16_t *__restrict into)
{
    const auto ofAbove = static_cast<std::int16_t>(kWeightScale - weight);
    const auto ofBelow = static_cast<std::int16_t>(weight);
    for (int i = 0; i < kLevels; ++i) into[i] = static_cast<std::int16_t>((above[i] * ofAbove + below[i] * ofBelow) >> 8);
}

CHALKREEL_VECTORISED
void pairCurves(const std::int16_t *__restrict left, const std::int16_t *__restrict right, CurvePair *__restrict into)
{
    for (int i = 0; i < kLevels; ++i)
        into[i] = static_cast<CurvePair>(static_cast<std::uint16_t>(left[i])) | static_cast<CurvePair>(static_cast<std::uint16_t>(right[i]))
                                                                                    << 16;
}

CHALKREEL_VECTORISED
void mapThrough(const CurvePair *__restrict pairs, const std::int16_t *__restrict weights, const std::uint8_t *__restrict from,
                std::uint8_t *__restrict into, int length)
{
    constexpr int kRound = kCurveScale * kWeightScale / 2;
    for (int x = 0; x < length; ++x) {
        const CurvePair pair = pairs[from[x]];
        const int left = static_cast<int>(pair & 0xffffU);
        const int right = static_cast<int>(pair >> 16);
        into[x] = static_cast<std::uint8_t>((left * kWeightScale + (right - left) * weights[x] + kRound) >> 14);
    }
}

CHALKREEL_VECTORISED
void sumAcross(const std::uint8_t *__restrict row, std::uint16_t *__restrict into, int length)
{
    for (int x = 0; x < length; ++x)
        into[x] = static_cast<std::uint16_t>(row[x - 2] + row[x + 2] + 4 * (row[x - 1] + row[x + 1]) + 6 * row[x]);
}

CHALKREEL_VECTORISED
void sharpen(const std::uint8_t *__restrict center, const std::uint16_t *const (&sums)[5], int amount, std::uint8_t *__restrict into,
             int length)
{
    const std::uint16_t *__restrict s0 = sums[0];
    const std::uint16_t *__restrict s1 = sums[1];
    const std::uint16_t *__restrict s2 = sums[2];
    const std::uint16_t *__restrict s3 = sums[3];
    const std::uint16_t *__restrict s4 = sums[4];
    const auto factor = static_cast<std::int16_t>(amount);
    for (int x = 0; x < length; ++x) {
        // Everything fits 16 bits (235 * 256 without sign, 235 * 128 with), so that vectors hold as many samples as they can.
        const auto blurred = static_cast<std::uint16_t>(s0[x] + s4[x] + 4 * (s1[x] + s3[x]) + 6 * s2[x]);  // 1/256
        const auto detail = static_cast<std::int16_t>(center[x] * 128 - (blurred >> 1));                   // 1/128
        const auto quarters = static_cast<std::int16_t>((detail * factor) >> 16);                          // 1/4
        const auto value = static_cast<std::int16_t>(center[x] + ((quarters + 2) >> 2));
        const std::int16_t raised = value < kBlack ? std::int16_t{kBlack} : value;
        into[x] = static_cast<std::uint8_t>(raised > kWhite ? std::int16_t{kWhite} : raised);
    }
}

}  // namespace chalkreel::luma_rows
