#include "core/demo/demo_sound.h"

#include "core/demo/demo_truth.h"
#include "core/media/av/av_error.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numbers>

extern "C" {
#include <libavutil/channel_layout.h>
}

namespace chalkreel {

namespace {

using T = DemoTruth;
constexpr std::int64_t kAllSamples = static_cast<std::int64_t>(T::kSeconds) * T::kSampleRate;
constexpr double kRamp = 0.001;  // seconds; a hard edge would crackle
constexpr double kLoudness = 0.5;

QString cannotEncode() { return QCoreApplication::translate("DemoClip", "The demo clip's sound could not be made."); }

float sampleAt(std::int64_t index, const std::vector<T::Beep> &beeps)
{
    const double seconds = static_cast<double>(index) / T::kSampleRate;
    for (const T::Beep &beep : beeps) {
        const double within = seconds - beep.start;
        if (within < 0 || within >= T::kBeepSeconds) continue;
        const double ramp = std::min({1.0, within / kRamp, (T::kBeepSeconds - within) / kRamp});
        return static_cast<float>(kLoudness * ramp * std::sin(2 * std::numbers::pi * beep.frequency * within));
    }
    return 0;
}

Result<av::Codec> openEncoder()
{
    const AVCodec *aac = avcodec_find_encoder(AV_CODEC_ID_AAC);
    if (!aac) return fail(ErrorCode::Unavailable, cannotEncode(), QStringLiteral("aac"));
    av::Codec codec{avcodec_alloc_context3(aac)};
    if (!codec) return fail(av::errorFrom(AVERROR(ENOMEM), cannotEncode()));
    codec->sample_fmt = AV_SAMPLE_FMT_FLTP;
    codec->sample_rate = T::kSampleRate;
    codec->bit_rate = 96'000;
    codec->time_base = {1, T::kSampleRate};
    codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
    av_channel_layout_default(&codec->ch_layout, 1);
    if (const int status = avcodec_open2(codec.get(), aac, nullptr); status < 0) return fail(av::errorFrom(status, cannotEncode()));
    return codec;
}

/// Samples from `first` on, as many as the encoder takes at once.
av::Frame soundFrame(const AVCodecContext &codec, std::int64_t first, const std::vector<T::Beep> &beeps)
{
    av::Frame frame{av_frame_alloc()};
    if (!frame) return {};
    frame->format = codec.sample_fmt;
    frame->sample_rate = codec.sample_rate;
    frame->nb_samples = static_cast<int>(std::min<std::int64_t>(codec.frame_size, kAllSamples - first));
    frame->pts = first;
    av_channel_layout_default(&frame->ch_layout, 1);
    if (av_frame_get_buffer(frame.get(), 0) < 0) return {};
    auto *samples = reinterpret_cast<float *>(frame->data[0]);
    for (int i = 0; i < frame->nb_samples; ++i) samples[i] = sampleAt(first + i, beeps);
    return frame;
}

}  // namespace

Result<std::unique_ptr<EncodedPackets>> encodeDemoSound()
{
    const Result<av::Codec> codec = openEncoder();
    if (!codec) return fail(codec.error());
    av::Parameters parameters{avcodec_parameters_alloc()};
    const av::Packet packet{av_packet_alloc()};
    int status = parameters && packet ? avcodec_parameters_from_context(parameters.get(), codec->get()) : AVERROR(ENOMEM);
    if (status < 0) return fail(av::errorFrom(status, cannotEncode()));
    auto packets = std::make_unique<EncodedPackets>(std::move(parameters), (*codec)->time_base, AVRational{0, 1}, (*codec)->frame_size);

    const std::vector<T::Beep> beeps = T::beeps();
    for (std::int64_t first = 0;; first += (*codec)->frame_size) {
        const av::Frame frame = first < kAllSamples ? soundFrame(**codec, first, beeps) : av::Frame{};
        if (!frame && first < kAllSamples) return fail(av::errorFrom(AVERROR(ENOMEM), cannotEncode()));
        status = avcodec_send_frame(codec->get(), frame.get());  // null at the end: the rest comes out
        if (status < 0) return fail(av::errorFrom(status, cannotEncode()));
        while ((status = avcodec_receive_packet(codec->get(), packet.get())) >= 0)
            if (const Result<void> kept = packets->add(*packet); !kept) return fail(kept.error());
        if (status == AVERROR_EOF) return packets;
        if (status != AVERROR(EAGAIN)) return fail(av::errorFrom(status, cannotEncode()));
    }
}

}  // namespace chalkreel
