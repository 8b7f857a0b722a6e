#include "core/queue/retry_policy.h"

#include <algorithm>

namespace chalkreel {

std::optional<std::chrono::milliseconds> RetryPolicy::waitAfter(ErrorCode code, int attempts, int maxAttempts, double random) const
{
    if (!canRetryHelp(code) || attempts >= maxAttempts) return std::nullopt;
    constexpr int kMostDoublings = 20;  // beyond it any first wait is over the longest, and shifting on would overflow
    const std::chrono::milliseconds doubled = first * (qint64{1} << std::clamp(attempts - 1, 0, kMostDoublings));
    const std::chrono::milliseconds wait = std::min(doubled, longest);
    return std::chrono::duration_cast<std::chrono::milliseconds>(wait * (1.0 - std::clamp(random, 0.0, 1.0) / 2));
}

}  // namespace chalkreel
