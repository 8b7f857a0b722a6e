#pragma once

#include "core/media/packaging/encoded_packets.h"

namespace chalkreel {

/// The sound of the demo clip: short sines at DemoTruth::beeps(), silence between, one channel of AAC.
/// Unavailable without an AAC encoder.
[[nodiscard]] Result<std::unique_ptr<EncodedPackets>> encodeDemoSound();

}  // namespace chalkreel
