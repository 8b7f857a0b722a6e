#include "core/ingest/ingest_check.h"

#include <algorithm>
#include <array>

namespace chalkreel {
namespace {

/// What a rendition takes, estimated for x264 veryfast CRF 23, not yet calibrated (and 12-frame GOPs for the review copy).
struct Cost
{
    RenditionKind kind;
    double ofSource;        ///< as a fraction of the original's bytes, at most
    double megabitsSecond;  ///< and at most this bit rate, in megabits per second: what the picture size can fill
    qint64 fixed;           ///< bytes, whatever the length
};

// A noisy source at a high bit rate is what makes an encode large; a small source cannot become much larger than it is.
constexpr std::array kCosts{
    Cost{RenditionKind::Enhanced, 1.5, 24, 0},
    Cost{RenditionKind::Review, 2.0, 32, 0},
    Cost{RenditionKind::Hd, 1.2, 12, 0},
    Cost{RenditionKind::Sd, 0.6, 3, 0},
    Cost{RenditionKind::Mobile, 0.4, 1.5, 0},
    // The segments hold the same encodes once more.
    Cost{RenditionKind::Hls, 2.2, 16.5, 0},
    Cost{RenditionKind::Audio, 0.2, 0.2, 0},
    Cost{RenditionKind::Storyboard, 0, 0, 2 << 20},
    Cost{RenditionKind::Preview, 0, 0, 4 << 20},
    Cost{RenditionKind::PreviewGif, 0, 0, 8 << 20},
    Cost{RenditionKind::Thumbnail, 0, 0, 1 << 20},
    Cost{RenditionKind::WaveformImage, 0, 0, 1 << 20},
};

// Metadata, histogram, waveform, packet index (about 6 bytes a frame) and the database's rows.
constexpr double kIndexBytesPerSecond = 2000;
constexpr qint64 kSmallThings = 1 << 20;
// The pass keeps its finished pieces until the package is made from them.
constexpr double kWhileWorking = 2.0;
// Phones and cameras record at 8 to 100 Mbit/s; the low end gives the longer, larger forecast.
constexpr double kGuessedBitsPerSecond = 8e6;

}  // namespace

qint64 forecastBytes(qint64 fileBytes, const ProcessOptions &options, double seconds, bool isCopied)
{
    const double size = static_cast<double>(std::max<qint64>(fileBytes, 0));
    const double duration = seconds > 0 ? seconds : size * 8 / kGuessedBitsPerSecond;
    double encoded = 0;
    double fixed = kSmallThings + duration * kIndexBytesPerSecond;
    for (const Cost &cost : kCosts) {
        if (!options.wants(cost.kind)) continue;
        encoded += std::min(cost.ofSource * size, cost.megabitsSecond * 1e6 / 8 * duration);
        fixed += static_cast<double>(cost.fixed);
    }
    return static_cast<qint64>((isCopied ? size : 0) + encoded * kWhileWorking + fixed);
}

}  // namespace chalkreel
