#pragma once

#include "core/media/pictures/frame_scaler.h"
#include "core/media/reading/media_input.h"
#include "core/media/reading/packet_index.h"
#include "core/model/media_info.h"

namespace chalkreel {

/// What the file says of itself, checked against the counted packets of its video stream where `index` is given:
/// frames, exact average rate, longest group of pictures, duration. Texts from the file are plain and one line each.
[[nodiscard]] MediaInfo probe(MediaInput &input, const PacketIndex *index);

/// How the stream's pictures have to be turned, from its display matrix (ISO/IEC 14496-12 section 8.3.2).
[[nodiscard]] Orientation orientationOf(const AVStream &stream);
[[nodiscard]] Orientation orientationOf(const StreamInfo &stream);
/// Sets the turned stream's orientation and what follows from it: the size on the screen.
void setOrientation(StreamInfo &stream, const Orientation &orientation);

}  // namespace chalkreel
