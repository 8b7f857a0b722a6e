#include "core/media/encoding/decode_times.h"

#include <algorithm>
#include <numeric>

namespace chalkreel {

DecodeTimes decodeTimesOf(const std::vector<qint64> &ptsInDecodeOrder)
{
    const size_t count = ptsInDecodeOrder.size();
    std::vector<size_t> shown(count);  // shown[rank]: place in decode order
    std::iota(shown.begin(), shown.end(), size_t{0});
    std::ranges::stable_sort(shown, {}, [&](size_t place) { return ptsInDecodeOrder[place]; });

    DecodeTimes times{std::vector<qint64>(count), std::vector<qint64>(count, 1)};
    size_t delay = 0;
    for (size_t rank = 0; rank < count; ++rank)
        if (shown[rank] > rank) delay = std::max(delay, shown[rank] - rank);

    const auto ptsOfRank = [&](size_t rank) { return ptsInDecodeOrder[shown[rank]]; };
    const qint64 step = count > 1 ? std::max<qint64>(1, ptsOfRank(1) - ptsOfRank(0)) : 1;
    for (size_t i = 0; i < count; ++i)
        times.dts[i] = i >= delay ? ptsOfRank(i - delay) : ptsOfRank(0) - static_cast<qint64>(delay - i) * step;
    for (size_t rank = 0; rank + 1 < count; ++rank) times.duration[shown[rank]] = ptsOfRank(rank + 1) - ptsOfRank(rank);
    if (count > 1) times.duration[shown[count - 1]] = times.duration[shown[count - 2]];
    return times;
}

}  // namespace chalkreel
