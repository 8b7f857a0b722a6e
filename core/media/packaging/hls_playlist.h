#pragma once

#include "core/media/av/av_ptr.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace chalkreel {

/// One file of a stream.
struct HlsSegment
{
    QString file;         ///< relative to the playlist
    double duration = 0;  ///< seconds
    qint64 size = 0;      ///< bytes
};

/// What the master playlist says of one stream.
struct HlsStream
{
    QString folder;  ///< its playlist is FOLDER/index.m3u8
    QString codecs;  ///< RFC 6381: "avc1.64001f", "mp4a.40.2"; empty when unknown
    int width = 0;   ///< pixels; 0 for sound
    int height = 0;
    double frameRate = 0;
    int channels = 0;  ///< of sound
    std::vector<HlsSegment> segments;

    double peakBitRate() const;     ///< bits per second of the most expensive segment
    double averageBitRate() const;  ///< bits per second over all segments
};

/// index.m3u8 of one stream: RFC 8216, version 7, all segments, each decodable by itself.
[[nodiscard]] QByteArray mediaPlaylist(const std::vector<HlsSegment> &segments);
/// master.m3u8; `sound` may be null, otherwise all videos go with it.
[[nodiscard]] QByteArray masterPlaylist(const std::vector<HlsStream> &videos, const HlsStream *sound);

/// The name that browsers know a codec with these settings by (RFC 6381); empty for others than H.264 and AAC.
[[nodiscard]] QString codecName(const AVCodecParameters &parameters);

}  // namespace chalkreel
