#include "core/media/reading/frame_rate.h"

#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace chalkreel {
namespace {

/// Rates of cinema, television, phones and action cameras; the ones of NTSC are 1000/1001 of these.
constexpr std::array kUsualRates{8, 10, 12, 15, 16, 18, 20, 24, 25, 30, 48, 50, 60, 90, 96, 100, 120, 144, 200, 240, 480, 960, 1000};

Fraction reduced(qint64 numerator, qint64 denominator)
{
    const qint64 divisor = std::gcd(numerator, denominator);
    if (divisor == 0 || denominator == 0) return {};
    return {numerator / divisor, denominator / divisor};
}

}  // namespace

Fraction averageFrameRate(const PacketIndex &index, std::initializer_list<AVRational> claimed)
{
    const int frames = index.frameCount();
    if (frames < 2) return {};
    const qint64 span = index.ptsOfFrame(frames - 1) - index.ptsOfFrame(0);
    const AVRational base = index.timeBase();
    if (span <= 0 || base.num <= 0 || base.den <= 0 || span > std::numeric_limits<qint64>::max() / base.num) return {};
    AVRational counted{};
    // Beyond 2^31 a time base of nanoseconds would overflow what other programs take.
    av_reduce(&counted.num, &counted.den, qint64{frames - 1} * base.den, span * base.num, std::numeric_limits<int>::max());
    if (index.hasVariableFrameRate()) return reduced(counted.num, counted.den);

    // Each end of the span can be off by one tick, by two in files whose times were rounded before.
    const double rate = av_q2d(counted);
    const double tolerance = rate * (2.0 / static_cast<double>(span) + 1e-6);
    const auto explains = [&](double candidate) { return std::abs(candidate - rate) <= tolerance; };
    for (const AVRational &claim : claimed)
        if (claim.num > 0 && claim.den > 0 && explains(av_q2d(claim))) return reduced(claim.num, claim.den);
    Fraction best;
    for (const int usual : kUsualRates)
        for (const Fraction &candidate : {Fraction{usual, 1}, reduced(qint64{usual} * 1000, 1001)})
            if (explains(candidate.value()) && (best.numerator == 0 || std::abs(candidate.value() - rate) < std::abs(best.value() - rate)))
                best = candidate;
    return best.numerator > 0 ? best : reduced(counted.num, counted.den);
}

}  // namespace chalkreel
