#include "core/media/pictures/blank_picture.h"

#include <cmath>

extern "C" {
#include <libavutil/frame.h>
}

namespace chalkreel {
namespace {

/// Standard deviation of the luma below which a picture has no contents: coding noise and film grain on black reach 4,
/// fog and night scenes start at about 10.
constexpr double kLeastDeviation = 6;

}  // namespace

bool isBlank(const AVFrame &picture)
{
    double sum = 0;
    double squares = 0;
    for (int y = 0; y < picture.height; ++y) {
        const auto *row = picture.data[0] + static_cast<ptrdiff_t>(y) * picture.linesize[0];
        for (int x = 0; x < picture.width; ++x) {
            const double luma = row[x];
            sum += luma;
            squares += luma * luma;
        }
    }
    const double count = static_cast<double>(picture.width) * picture.height;
    if (count <= 0) return true;
    const double mean = sum / count;
    return std::sqrt(std::max(0.0, squares / count - mean * mean)) < kLeastDeviation;
}

}  // namespace chalkreel
