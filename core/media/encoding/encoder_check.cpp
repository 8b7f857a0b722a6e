#include "core/media/encoding/encoder_check.h"

#include "core/media/encoding/video_encoder.h"

namespace chalkreel {
namespace {

Result<void> checkSound()
{
    constexpr int kSampleRate = 48'000;
    const auto broken = [] { return fail(ErrorCode::Unavailable, QStringLiteral("No sound can be made: the AAC encoder does not open.")); };
    const AVCodec *aac = avcodec_find_encoder_by_name("aac");
    if (!aac) return fail(ErrorCode::Unavailable, QStringLiteral("No sound can be made: this FFmpeg has no AAC encoder."));
    const av::Codec codec{avcodec_alloc_context3(aac)};
    if (!codec) return broken();
    codec->sample_fmt = AV_SAMPLE_FMT_FLTP;
    codec->sample_rate = kSampleRate;
    codec->time_base = {1, kSampleRate};
    av_channel_layout_default(&codec->ch_layout, 2);
    if (avcodec_open2(codec.get(), aac, nullptr) < 0) return broken();
    return {};
}

}  // namespace

Result<QString> checkEncoders()
{
    const auto video = VideoEncoder::open({.width = 64, .height = 64, .timeBase = {1, 25}, .threads = 1});
    if (!video) return fail(video.error());
    if (Result<void> sound = checkSound(); !sound) return fail(std::move(sound.error()));
    return QStringLiteral("libx264, aac");
}

}  // namespace chalkreel
