#pragma once

#include "core/media/reading/packet_index.h"

namespace chalkreel {

/// Gives a presentation time to every entry whose PTS is AV_NOPTS_VALUE, and a DTS likewise: AVI and elementary streams
/// have none where frames are reordered. Reads the stream a second time for the order that the codec's headers tell.
/// entries: all packets of the stream in file order. Leaves the input somewhere in the file.
[[nodiscard]] Result<void> repairTimestamps(MediaInput &input, int stream, std::vector<PacketEntry> &entries);

}  // namespace chalkreel
