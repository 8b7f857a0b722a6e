#pragma once

#include "tests/bench/bench_row.h"

#include "core/base/result.h"
#include "core/model/rendition.h"

namespace chalkreel::bench {

/// Mean luma SSIM (ffmpeg's ssim filter is the judge) of each movie that was encoded, against the clip scaled to its
/// size; of the enhanced one against the clip's pictures enhanced by the same strengths.
[[nodiscard]] Result<QList<BenchRow>> measureQuality(const QString &clip, const QList<Rendition> &made, const QString &folder);

}  // namespace chalkreel::bench
