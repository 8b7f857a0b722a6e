#pragma once

#include "core/base/json_fields.h"

namespace chalkreel {

/// How much a media file may ask of us. Whoever sends more meets a sentence, not a hang.
struct MediaLimits
{
    qint64 fileBytes = 0;            ///< 0: no limit (one's own computer)
    int side = 16384;                ///< pixels, either side
    qint64 pixels = 16384LL * 8704;  ///< of one frame: 16K video fits, a decompression bomb does not
    int streams = 64;
    double duration = 48.0 * 3600;   ///< seconds
    double frameRate = 2000;         ///< frames per second that a stream may claim
    qint64 packets = 40'000'000;     ///< of the video stream
    qint64 memoryBytes = 4LL << 30;  ///< address space that the media process may add to what it starts with
    int cpuSeconds = 0;              ///< of the media process; 0: no limit

    static constexpr std::tuple kFields{
        Field<&MediaLimits::fileBytes>{"file_bytes"},   Field<&MediaLimits::side>{"side"},
        Field<&MediaLimits::pixels>{"pixels"},          Field<&MediaLimits::streams>{"streams"},
        Field<&MediaLimits::duration>{"duration"},      Field<&MediaLimits::frameRate>{"frame_rate"},
        Field<&MediaLimits::packets>{"packets"},        Field<&MediaLimits::memoryBytes>{"memory_bytes"},
        Field<&MediaLimits::cpuSeconds>{"cpu_seconds"},
    };
};

}  // namespace chalkreel
