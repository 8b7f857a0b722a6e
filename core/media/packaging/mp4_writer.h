#pragma once

#include "core/media/packaging/packet_source.h"

namespace chalkreel {

/// Muxes video and sound to an MP4 whose index stands first (so that it plays while it downloads), without touching the
/// packets. Timestamps stay the sources' own: an edit list says where the first frame and the priming of the sound lie.
/// Where something would begin before 0 all of it is moved by the same amount. The file appears by atomic rename.
/// `sound` may be null, and so may `video`. NoSpace, Io, Cancelled.
/// onPosition: seconds of media written since its beginning.
[[nodiscard]] Result<void> writeMp4(const QString &path, PacketSource *video, PacketSource *sound, const std::stop_token &stop,
                                    const std::function<void(double)> &onPosition);

}  // namespace chalkreel
