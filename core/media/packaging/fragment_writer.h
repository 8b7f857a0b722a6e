#pragma once

#include "core/media/packaging/hls_playlist.h"
#include "core/media/packaging/packet_source.h"

namespace chalkreel {

struct FragmentOptions
{
    QString folder;              ///< exists and is empty
    std::vector<double> starts;  ///< seconds on the source's clock: where a new file begins; the first one needs no entry
    qint64 shift = 0;            ///< microseconds that are added to every time; what is before 0 even so is left out
    qint64 delay = 0;            ///< microseconds that are added further, so that no DTS is before 0
};

/// Writes one stream as fragmented MP4 (ISO 14496-12 section 8.8): init.mp4 and one file for each stretch between two
/// starts, cut at the first key frame at or after each. Times stand in the fragments themselves, without an edit list and
/// without negative offsets, which players treat differently. Nothing is made durable. Io, NoSpace, Cancelled.
[[nodiscard]] Result<std::vector<HlsSegment>> writeFragments(PacketSource &source, const FragmentOptions &options,
                                                             const std::stop_token &stop, const std::function<void(double)> &onPosition);

}  // namespace chalkreel
