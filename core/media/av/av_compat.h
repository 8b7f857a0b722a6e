#pragma once

#include "core/media/av/av_ptr.h"

#include <QtGlobal>

#include <cstdint>
#include <span>

extern "C" {
#include <libavutil/version.h>
}

/// The differences between FFmpeg 5.1, 6.x and 7.x that we meet, in one place.
namespace chalkreel::av {

/// Side data of a stream; empty when there is none.
inline std::span<const std::uint8_t> sideData(const AVStream &stream, AVPacketSideDataType type)
{
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(60, 31, 102)
    const AVPacketSideData *data = av_packet_side_data_get(stream.codecpar->coded_side_data, stream.codecpar->nb_coded_side_data, type);
    return data ? std::span<const std::uint8_t>{data->data, data->size} : std::span<const std::uint8_t>{};
#else
    size_t size = 0;
    const std::uint8_t *data = av_stream_get_side_data(&stream, type, &size);
    return {data, data ? size : 0};
#endif
}

/// Room for side data that a muxer is to write with a stream; null without memory.
inline std::uint8_t *newSideData(AVStream &stream, AVPacketSideDataType type, size_t bytes)
{
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(60, 31, 102)
    AVCodecParameters &codec = *stream.codecpar;
    AVPacketSideData *data = av_packet_side_data_new(&codec.coded_side_data, &codec.nb_coded_side_data, type, bytes, 0);
    return data ? data->data : nullptr;
#else
    return av_stream_new_side_data(&stream, type, bytes);
#endif
}

/// Ticks that a frame is shown for, in the stream's time base; 0 when unknown.
inline std::int64_t durationOf(const AVFrame &frame)
{
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(57, 30, 100)
    return frame.duration;
#else
    return frame.pkt_duration;
#endif
}

inline void setDuration(AVFrame &frame, std::int64_t ticks)
{
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(57, 30, 100)
    frame.duration = ticks;
#else
    frame.pkt_duration = ticks;
#endif
}

inline bool isKeyFrame(const AVFrame &frame)
{
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(58, 7, 100)
    return (frame.flags & AV_FRAME_FLAG_KEY) != 0;
#else
    return frame.key_frame != 0;
#endif
}

inline bool isInterlaced(const AVFrame &frame)
{
#if LIBAVUTIL_VERSION_INT >= AV_VERSION_INT(58, 7, 100)
    return (frame.flags & AV_FRAME_FLAG_INTERLACED) != 0;
#else
    return frame.interlaced_frame != 0;
#endif
}

/// AVIO's write callback got a const buffer in FFmpeg 7.
#if LIBAVFORMAT_VERSION_MAJOR >= 61
using AvioWriteByte = const std::uint8_t;
#else
using AvioWriteByte = std::uint8_t;
#endif

}  // namespace chalkreel::av
