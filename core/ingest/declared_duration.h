#pragma once

#include "core/base/byte_source.h"

#include <optional>

namespace chalkreel {

/// How long a film says that it is, in seconds, from its movie header alone (ISO/IEC 14496-12, section 8.2.2; QuickTime has the
/// same): no media is read, nothing is decoded. Nothing for other containers, for streams that do not know their length, and
/// for nonsense. It may be a lie: good for an estimate.
[[nodiscard]] std::optional<double> declaredSeconds(ByteSource &source);

}  // namespace chalkreel
