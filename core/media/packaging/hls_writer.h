#pragma once

#include "core/media/packaging/packet_source.h"

#include <vector>

namespace chalkreel {

/// One picture quality of a stream over HTTP.
struct HlsVariant
{
    QString name;  ///< of its folder
    std::unique_ptr<PacketSource> video;
    int width = 0;  ///< pixels as displayed
    int height = 0;
};

struct HlsOptions
{
    QString folder;                     ///< that is to hold master.m3u8; appears by one rename, replacing an older one
    std::vector<qint64> segmentStarts;  ///< PTS in the videos' common time base; every video has a closed key frame there
    double frameRate = 0;               ///< on average
};

struct HlsResult
{
    qint64 size = 0;  ///< bytes of all files
    int files = 0;
};

/// HTTP Live Streaming (RFC 8216, protocol version 7) with fragmented MP4: for each variant and for the sound, which all
/// variants share, a folder with a playlist, init.mp4 and one file a segment; segments of all start at the same times.
/// All times are later than the sources' by one and the same delay, so that none has to be negative.
/// `sound` may be null. onPosition: seconds of media written, of the longest part.
[[nodiscard]] Result<HlsResult> writeHls(std::vector<HlsVariant> variants, PacketSource *sound, const HlsOptions &options,
                                         const std::stop_token &stop, const std::function<void(double)> &onPosition);

}  // namespace chalkreel
