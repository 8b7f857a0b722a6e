#include "core/media/encoding/sound_format_encoder.h"

#include "core/media/av/av_error.h"

#include <QCoreApplication>

#include <algorithm>

namespace chalkreel {
namespace {

/// Of encoders that take any number at once.
constexpr int kSamplesAtOnce = 4096;

struct FormatRow
{
    AudioFormat format;
    const char *encoder;          ///< for high
    const char *smallEncoder;     ///< for low and medium
    AVSampleFormat sample;        ///< for high
    AVSampleFormat smallSample;   ///< for low and medium
    std::array<int, 3> bitRates;  ///< for each channel, by quality; 0: what the samples need
};

constexpr std::array kFormats{
    FormatRow{AudioFormat::Wav, "pcm_s24le", "pcm_s16le", AV_SAMPLE_FMT_S32, AV_SAMPLE_FMT_S16, {}},
    FormatRow{AudioFormat::Mp3, "libmp3lame", "libmp3lame", AV_SAMPLE_FMT_FLTP, AV_SAMPLE_FMT_FLTP, {48'000, 80'000, 128'000}},
    FormatRow{AudioFormat::Flac, "flac", "flac", AV_SAMPLE_FMT_S32, AV_SAMPLE_FMT_S16, {}},
    FormatRow{AudioFormat::Opus, "libopus", "libopus", AV_SAMPLE_FMT_FLT, AV_SAMPLE_FMT_FLT, {32'000, 48'000, 80'000}},
};

const FormatRow &rowOf(AudioFormat format) { return *std::ranges::find(kFormats, format, &FormatRow::format); }

/// Opus has five rates of its own (RFC 6716 section 2), of which 48 kHz takes in all others.
int rateFor(const AudioExtractionOptions &options, int sourceRate)
{
    if (options.sampleRate > 0) return options.sampleRate;
    return options.format == AudioFormat::Opus ? 48000 : sourceRate;
}

Failure failure(int status) { return fail(av::errorFrom(status, QCoreApplication::translate("Sound", "The sound could not be encoded."))); }

}  // namespace

SoundFormatEncoder::~SoundFormatEncoder() = default;

Result<std::unique_ptr<SoundFormatEncoder>> SoundFormatEncoder::open(const AudioExtractionOptions &options, int sampleRate, int channels)
{
    std::unique_ptr<SoundFormatEncoder> encoder{new SoundFormatEncoder};
    if (Result<void> opened = encoder->openCodec(options, sampleRate, channels); !opened) return fail(std::move(opened.error()));
    if (Result<void> opened = encoder->openResampler(sampleRate, channels); !opened) return fail(std::move(opened.error()));
    return encoder;
}

Result<void> SoundFormatEncoder::openCodec(const AudioExtractionOptions &options, int sampleRate, int channels)
{
    const FormatRow &row = rowOf(options.format);
    const bool isHigh = options.quality == AudioQuality::High;
    const AVCodec *encoder = avcodec_find_encoder_by_name(isHigh ? row.encoder : row.smallEncoder);
    if (!encoder)
        return fail(ErrorCode::Unsupported, QCoreApplication::translate("Sound", "No %1 can be made: this FFmpeg lacks the encoder %2.")
                                                .arg(nameOf(options.format), QString::fromLatin1(isHigh ? row.encoder : row.smallEncoder)));
    m_codec.reset(avcodec_alloc_context3(encoder));
    m_parameters.reset(avcodec_parameters_alloc());
    if (!m_codec || !m_parameters || !m_frame || !m_packet) return failure(AVERROR(ENOMEM));
    const int outChannels = options.channels > 0 ? options.channels : channels;
    m_codec->sample_fmt = isHigh ? row.sample : row.smallSample;
    m_codec->sample_rate = rateFor(options, sampleRate);
    m_codec->time_base = {1, m_codec->sample_rate};
    m_codec->bit_rate = qint64{row.bitRates[static_cast<size_t>(options.quality)]} * outChannels;
    if (m_codec->sample_fmt == AV_SAMPLE_FMT_S32) m_codec->bits_per_raw_sample = 24;
    m_codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    av_channel_layout_default(&m_codec->ch_layout, outChannels);
    if (const int status = avcodec_open2(m_codec.get(), encoder, nullptr); status < 0) return failure(status);
    if (const int status = avcodec_parameters_from_context(m_parameters.get(), m_codec.get()); status < 0) return failure(status);
    m_fifo.reset(av_audio_fifo_alloc(m_codec->sample_fmt, outChannels, kSamplesAtOnce));
    return m_fifo ? Result<void>{} : failure(AVERROR(ENOMEM));
}

Result<void> SoundFormatEncoder::openResampler(int sampleRate, int channels)
{
    AVChannelLayout source{};
    av_channel_layout_default(&source, channels);
    SwrContext *raw = nullptr;
    int status = swr_alloc_set_opts2(&raw, &m_codec->ch_layout, m_codec->sample_fmt, m_codec->sample_rate, &source, AV_SAMPLE_FMT_FLTP,
                                     sampleRate, 0, nullptr);
    av_channel_layout_uninit(&source);
    m_resampler.reset(raw);
    if (status >= 0) status = swr_init(raw);
    if (status < 0) return failure(status);
    return {};
}

Result<void> SoundFormatEncoder::encode(const SoundBlock &block, const Sink &sink)
{
    if (Result<void> converted = convert(&block); !converted) return converted;
    return encodeWhole(sink, false);
}

Result<void> SoundFormatEncoder::finish(const Sink &sink)
{
    if (Result<void> rest = convert(nullptr); !rest) return rest;
    if (Result<void> rest = encodeWhole(sink, true); !rest) return rest;
    if (const int status = avcodec_send_frame(m_codec.get(), nullptr); status < 0) return failure(status);
    return drain(sink);
}

/// Null: what the resampler still holds.
Result<void> SoundFormatEncoder::convert(const SoundBlock *block)
{
    const int samples = block ? block->samples : 0;
    const int room = swr_get_out_samples(m_resampler.get(), samples);
    if (room <= 0) return room < 0 ? Result<void>{failure(room)} : Result<void>{};
    av_frame_unref(m_frame.get());
    m_frame->nb_samples = room;
    m_frame->format = m_codec->sample_fmt;
    if (const int status = av_channel_layout_copy(&m_frame->ch_layout, &m_codec->ch_layout); status < 0) return failure(status);
    if (const int status = av_frame_get_buffer(m_frame.get(), 0); status < 0) return failure(status);
    std::vector<const std::uint8_t *> planes;
    if (block)
        for (const float *channel : block->channels) planes.push_back(reinterpret_cast<const std::uint8_t *>(channel));
    const int count = swr_convert(m_resampler.get(), m_frame->extended_data, room, block ? planes.data() : nullptr, samples);
    if (count < 0) return failure(count);
    if (count == 0) return {};
    const int stored = av_audio_fifo_write(m_fifo.get(), reinterpret_cast<void **>(m_frame->extended_data), count);
    return stored < count ? Result<void>{failure(stored < 0 ? stored : AVERROR(ENOMEM))} : Result<void>{};
}

Result<void> SoundFormatEncoder::encodeWhole(const Sink &sink, bool isLast)
{
    const int whole = m_codec->frame_size > 0 ? m_codec->frame_size : kSamplesAtOnce;
    while (av_audio_fifo_size(m_fifo.get()) >= whole)
        if (Result<void> encoded = encodeFrame(whole, sink); !encoded) return encoded;
    const int rest = av_audio_fifo_size(m_fifo.get());
    return isLast && rest > 0 ? encodeFrame(rest, sink) : Result<void>{};
}

Result<void> SoundFormatEncoder::encodeFrame(int samples, const Sink &sink)
{
    av_frame_unref(m_frame.get());
    m_frame->nb_samples = samples;
    m_frame->format = m_codec->sample_fmt;
    m_frame->sample_rate = m_codec->sample_rate;
    if (const int status = av_channel_layout_copy(&m_frame->ch_layout, &m_codec->ch_layout); status < 0) return failure(status);
    if (const int status = av_frame_get_buffer(m_frame.get(), 0); status < 0) return failure(status);
    if (av_audio_fifo_read(m_fifo.get(), reinterpret_cast<void **>(m_frame->extended_data), samples) < samples)
        return failure(AVERROR(ENOMEM));
    m_frame->pts = m_position;
    m_position += samples;
    if (const int status = avcodec_send_frame(m_codec.get(), m_frame.get()); status < 0) return failure(status);
    return drain(sink);
}

Result<void> SoundFormatEncoder::drain(const Sink &sink)
{
    for (;;) {
        const int status = avcodec_receive_packet(m_codec.get(), m_packet.get());
        if (status == AVERROR(EAGAIN) || status == AVERROR_EOF) return {};
        if (status < 0) return failure(status);
        Result<void> taken = sink(*m_packet);
        av_packet_unref(m_packet.get());
        if (!taken) return taken;
    }
}

}  // namespace chalkreel
