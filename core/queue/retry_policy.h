#pragma once

#include "core/base/error.h"

#include <chrono>
#include <optional>

namespace chalkreel {

/// When a failed attempt is followed by another.
struct RetryPolicy
{
    std::chrono::milliseconds first{2'000};      ///< wait after the first failure; doubles with each further one
    std::chrono::milliseconds longest{300'000};  ///< and stays below this

    /// How long to wait before the next attempt; nothing when there must be none: because the same would fail again, or
    /// because this was the last. `attempts` counts the failed one; `random` is 0 to 1 and takes up to half off the wait,
    /// so that jobs which failed together do not come back together.
    std::optional<std::chrono::milliseconds> waitAfter(ErrorCode code, int attempts, int maxAttempts, double random) const;
};

}  // namespace chalkreel
