#pragma once

#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswscale/swscale.h>
}

namespace chalkreel::av {

/// Adapts FFmpeg's "free(T **)" functions to unique_ptr: zero size, one line per type.
template <auto Free>
struct Release
{
    template <typename T>
    void operator()(T *object) const noexcept
    {
        Free(&object);
    }
};

struct ReleaseScaler
{
    void operator()(SwsContext *scaler) const noexcept { sws_freeContext(scaler); }
};

using Frame = std::unique_ptr<AVFrame, Release<&av_frame_free>>;
using Packet = std::unique_ptr<AVPacket, Release<&av_packet_free>>;
using Codec = std::unique_ptr<AVCodecContext, Release<&avcodec_free_context>>;
using Parameters = std::unique_ptr<AVCodecParameters, Release<&avcodec_parameters_free>>;
using Input = std::unique_ptr<AVFormatContext, Release<&avformat_close_input>>;
using Scaler = std::unique_ptr<SwsContext, ReleaseScaler>;

static_assert(sizeof(Frame) == sizeof(AVFrame *));

}  // namespace chalkreel::av
