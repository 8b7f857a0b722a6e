#pragma once

#include "tests/bench/bench_row.h"

#include "core/base/result.h"

namespace chalkreel::bench {

/// Frames per second of contrast and sharpness together on the clip's own pictures, ours against ffmpeg's
/// `histeq,unsharp`. Decoding is left out on both sides: ours works on decoded frames, for ffmpeg the time without
/// filters is taken off.
[[nodiscard]] Result<BenchRow> measureEnhancement(const QString &clip, int rounds);

}  // namespace chalkreel::bench
