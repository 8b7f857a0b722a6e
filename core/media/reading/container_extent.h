#pragma once

#include "core/base/byte_source.h"

#include <optional>

namespace chalkreel {

/// How many bytes a file's own outermost headers promise: MP4/MOV boxes (ISO/IEC 14496-12 section 4.2), the Matroska
/// segment (RFC 8794, RFC 9559), the RIFF chunk. Nothing for other formats and for streams of unknown length. A file
/// that is shorter was cut off.
[[nodiscard]] std::optional<qint64> promisedExtent(ByteSource &source);

}  // namespace chalkreel
