#pragma once

#include <QtGlobal>

#include <vector>

namespace chalkreel {

/// DTS and durations for packets of which only the order of decoding and the PTS are known: DTS ascend strictly and none
/// is after its PTS, with the least delay that allows this. PTS have to differ from each other.
struct DecodeTimes
{
    std::vector<qint64> dts;       ///< in the order of decoding
    std::vector<qint64> duration;  ///< until the next frame in the order of showing; the last one lasts as the one before
};

[[nodiscard]] DecodeTimes decodeTimesOf(const std::vector<qint64> &ptsInDecodeOrder);

}  // namespace chalkreel
