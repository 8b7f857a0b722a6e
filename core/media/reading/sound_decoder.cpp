#include "core/media/reading/sound_decoder.h"

#include "core/media/av/av_error.h"
#include "core/media/reading/allow_lists.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <vector>

namespace chalkreel {
namespace {

/// Rates that AAC knows and every browser plays.
constexpr std::array kRates{8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000};
constexpr int kFallbackRate = 48000;
constexpr int kMostChannels = 2;
/// Timestamps of containers are rounded; only beyond this (seconds) is it a gap or an overlap.
constexpr double kTolerance = 0.04;
constexpr int kSilenceAtOnce = 48000;
constexpr qint64 kNever = std::numeric_limits<qint64>::min();

using Resampler = std::unique_ptr<SwrContext, av::Release<&swr_free>>;

}  // namespace

class SoundDecoder::Private
{
public:
    Private(MediaInput &from, int stream, Sink to)
        : input{from}
        , timeBase{from.context().streams[stream]->time_base}
        , sink{std::move(to)}
    {
    }

    Result<void> open(const AVCodecParameters &parameters);
    Result<void> receive();
    Result<void> convert(const AVFrame *frame);
    Result<void> makeResampler(const AVFrame &frame);
    Result<void> place(qint64 start);
    Result<void> give(const float *const *planes, int samples);

    Failure failure(int status) const
    {
        return fail(
            av::errorFrom(status, QCoreApplication::translate("Sound", "The sound of “%1” cannot be decoded.").arg(input.displayName())));
    }

    MediaInput &input;
    AVRational timeBase;
    Sink sink;
    av::Codec codec;
    av::Frame frame{av_frame_alloc()};
    Resampler resampler;
    AVChannelLayout layout{};  ///< of the blocks
    AVChannelLayout inputLayout{};
    int inputFormat = AV_SAMPLE_FMT_NONE;
    int inputRate = 0;
    int rate = kFallbackRate;
    std::vector<std::vector<float>> buffer;
    qint64 position = kNever;  ///< where the next block begins
    int skip = 0;              ///< samples that overlap what was given
    int damaged = 0;
};

SoundDecoder::SoundDecoder(std::unique_ptr<Private> p)
    : d{std::move(p)}
{
}

SoundDecoder::~SoundDecoder()
{
    av_channel_layout_uninit(&d->layout);
    av_channel_layout_uninit(&d->inputLayout);
}

Result<std::unique_ptr<SoundDecoder>> SoundDecoder::open(MediaInput &input, int stream, Sink sink)
{
    std::unique_ptr<SoundDecoder> decoder{new SoundDecoder{std::make_unique<Private>(input, stream, std::move(sink))}};
    if (Result<void> opened = decoder->d->open(*input.context().streams[stream]->codecpar); !opened) return fail(std::move(opened.error()));
    return decoder;
}

int SoundDecoder::sampleRate() const { return d->rate; }
int SoundDecoder::channels() const { return d->layout.nb_channels; }
int SoundDecoder::damagedPackets() const { return d->damaged; }

Result<void> SoundDecoder::Private::open(const AVCodecParameters &parameters)
{
    const AVCodec *decoder = av::allowedDecoder(parameters.codec_id);
    if (!decoder)
        return fail(ErrorCode::Unsupported,
                    QCoreApplication::translate("Sound", "The sound of “%1” is coded as %2, which Chalkreel cannot read.")
                        .arg(input.displayName(), QString::fromUtf8(avcodec_get_name(parameters.codec_id))));
    codec.reset(avcodec_alloc_context3(decoder));
    if (!codec || !frame) return failure(AVERROR(ENOMEM));
    if (const int status = avcodec_parameters_to_context(codec.get(), &parameters); status < 0) return failure(status);
    codec->pkt_timebase = timeBase;
    if (const int status = avcodec_open2(codec.get(), decoder, nullptr); status < 0) return failure(status);
    if (std::ranges::find(kRates, parameters.sample_rate) != kRates.end()) rate = parameters.sample_rate;
    av_channel_layout_default(&layout, std::clamp(parameters.ch_layout.nb_channels, 1, kMostChannels));
    buffer.resize(static_cast<size_t>(layout.nb_channels));
    return {};
}

Result<void> SoundDecoder::decode(const AVPacket &packet)
{
    const int status = avcodec_send_packet(d->codec.get(), &packet);
    if (status == AVERROR(ENOMEM)) return d->failure(status);
    if (status < 0) ++d->damaged;
    return d->receive();
}

Result<void> SoundDecoder::finish()
{
    avcodec_send_packet(d->codec.get(), nullptr);
    if (Result<void> rest = d->receive(); !rest) return rest;
    return d->resampler ? d->convert(nullptr) : Result<void>{};
}

Result<void> SoundDecoder::Private::receive()
{
    for (;;) {
        const int status = avcodec_receive_frame(codec.get(), frame.get());
        if (status == AVERROR(EAGAIN) || status == AVERROR_EOF) return {};
        if (status == AVERROR(ENOMEM)) return failure(status);
        if (status < 0) {
            ++damaged;
            return {};
        }
        if (frame->nb_samples <= 0 || frame->sample_rate <= 0) continue;
        if (Result<void> made = makeResampler(*frame); !made) return made;
        const qint64 pts = frame->pts != AV_NOPTS_VALUE ? frame->pts : frame->best_effort_timestamp;
        if (pts != AV_NOPTS_VALUE) {
            const qint64 delay = swr_get_delay(resampler.get(), rate);
            if (Result<void> placed = place(av_rescale_q(pts, timeBase, {1, rate}) - delay); !placed) return placed;
        } else if (position == kNever) {
            position = 0;
        }
        if (Result<void> given = convert(frame.get()); !given) return given;
    }
}

/// Follows a stream that changes its rate, layout or format midway.
Result<void> SoundDecoder::Private::makeResampler(const AVFrame &from)
{
    const bool isSame = resampler && from.format == inputFormat && from.sample_rate == inputRate &&
                        av_channel_layout_compare(&from.ch_layout, &inputLayout) == 0;
    if (isSame) return {};
    if (resampler)
        if (Result<void> rest = convert(nullptr); !rest) return rest;
    inputFormat = from.format;
    inputRate = from.sample_rate;
    if (const int status = av_channel_layout_copy(&inputLayout, &from.ch_layout); status < 0) return failure(status);
    AVChannelLayout source{};
    if (from.ch_layout.order == AV_CHANNEL_ORDER_UNSPEC)
        av_channel_layout_default(&source, from.ch_layout.nb_channels);
    else
        av_channel_layout_copy(&source, &from.ch_layout);
    SwrContext *raw = nullptr;
    int status = swr_alloc_set_opts2(&raw, &layout, AV_SAMPLE_FMT_FLTP, rate, &source, static_cast<AVSampleFormat>(from.format),
                                     from.sample_rate, 0, nullptr);
    av_channel_layout_uninit(&source);
    resampler.reset(raw);
    if (status >= 0) status = swr_init(raw);
    if (status < 0) return failure(status);
    return {};
}

/// The next samples belong to `start`: fills the gap to there, or notes what has been given already.
Result<void> SoundDecoder::Private::place(qint64 start)
{
    if (position == kNever) position = start;
    const qint64 ahead = start - position;
    const auto tolerance = static_cast<qint64>(kTolerance * rate);
    const auto longest = static_cast<qint64>(input.limits().duration * rate);
    skip = 0;
    if (ahead < -tolerance) skip = static_cast<int>(std::min<qint64>(-ahead, std::numeric_limits<int>::max()));
    if (ahead <= tolerance || ahead > longest) return {};
    const std::vector<float> silence(kSilenceAtOnce, 0.0F);
    const std::vector<const float *> planes(buffer.size(), silence.data());
    for (qint64 left = ahead; left > 0;) {
        const int count = static_cast<int>(std::min<qint64>(left, kSilenceAtOnce));
        if (Result<void> given = give(planes.data(), count); !given) return given;
        left -= count;
    }
    return {};
}

/// Null: what the resampler still holds.
Result<void> SoundDecoder::Private::convert(const AVFrame *from)
{
    const int input = from ? from->nb_samples : 0;
    const int room = swr_get_out_samples(resampler.get(), input);
    if (room <= 0) return {};
    std::vector<std::uint8_t *> planes;
    for (std::vector<float> &channel : buffer) {
        if (std::ssize(channel) < room) channel.resize(static_cast<size_t>(room));
        planes.push_back(reinterpret_cast<std::uint8_t *>(channel.data()));
    }
    const auto source = from ? const_cast<const std::uint8_t **>(from->extended_data) : nullptr;
    const int count = swr_convert(resampler.get(), planes.data(), room, source, input);
    if (count < 0) return failure(count);
    const int dropped = std::min(count, skip);
    skip -= dropped;
    if (position == kNever || count == dropped) return {};
    std::vector<const float *> kept;
    for (const std::vector<float> &channel : buffer) kept.push_back(channel.data() + dropped);
    return give(kept.data(), count - dropped);
}

Result<void> SoundDecoder::Private::give(const float *const *planes, int samples)
{
    const SoundBlock block{position, samples, {planes, buffer.size()}};
    position += samples;
    return sink(block);
}

}  // namespace chalkreel
