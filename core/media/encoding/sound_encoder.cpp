#include "core/media/encoding/sound_encoder.h"

#include "core/media/av/av_error.h"

#include <QCoreApplication>

#include <algorithm>

namespace chalkreel {
namespace {

constexpr qint64 kBitRatePerChannel = 64'000;

Failure failure(int status) { return fail(av::errorFrom(status, QCoreApplication::translate("Sound", "The sound could not be encoded."))); }

}  // namespace

SoundEncoder::SoundEncoder(PacketFileWriter &file)
    : m_file{file}
    , m_frame{av_frame_alloc()}
    , m_packet{av_packet_alloc()}
{
}

Result<std::unique_ptr<SoundEncoder>> SoundEncoder::open(int sampleRate, int channels, PacketFileWriter &file)
{
    std::unique_ptr<SoundEncoder> encoder{new SoundEncoder{file}};
    if (Result<void> opened = encoder->openCodec(sampleRate, channels); !opened) return fail(std::move(opened.error()));
    return encoder;
}

Result<void> SoundEncoder::openCodec(int sampleRate, int channels)
{
    const AVCodec *aac = avcodec_find_encoder_by_name("aac");
    if (!aac)
        return fail(ErrorCode::Unavailable, QCoreApplication::translate("Sound", "No sound can be made: this FFmpeg has no AAC encoder."));
    m_codec.reset(avcodec_alloc_context3(aac));
    if (!m_codec || !m_frame || !m_packet) return failure(AVERROR(ENOMEM));
    m_codec->sample_fmt = AV_SAMPLE_FMT_FLTP;
    m_codec->sample_rate = sampleRate;
    m_codec->time_base = {1, sampleRate};
    m_codec->bit_rate = kBitRatePerChannel * channels;
    m_codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    av_channel_layout_default(&m_codec->ch_layout, channels);
    if (const int status = avcodec_open2(m_codec.get(), aac, nullptr); status < 0) return failure(status);
    m_fifo.reset(av_audio_fifo_alloc(AV_SAMPLE_FMT_FLTP, channels, m_codec->frame_size * 4));
    const av::Parameters parameters{avcodec_parameters_alloc()};
    if (!m_fifo || !parameters) return failure(AVERROR(ENOMEM));
    if (const int status = avcodec_parameters_from_context(parameters.get(), m_codec.get()); status < 0) return failure(status);
    return m_file.describe(*parameters, m_codec->time_base);
}

Result<void> SoundEncoder::encode(const SoundBlock &block)
{
    if (!m_hasPosition) m_position = block.position;
    m_hasPosition = true;
    std::vector<void *> planes;
    for (const float *channel : block.channels) planes.push_back(const_cast<float *>(channel));
    if (const int status = av_audio_fifo_write(m_fifo.get(), planes.data(), block.samples); status < 0) return failure(status);
    while (av_audio_fifo_size(m_fifo.get()) >= m_codec->frame_size)
        if (Result<void> encoded = encodeFrame(m_codec->frame_size); !encoded) return encoded;
    return {};
}

Result<void> SoundEncoder::finish()
{
    if (const int rest = av_audio_fifo_size(m_fifo.get()); rest > 0)
        if (Result<void> encoded = encodeFrame(rest); !encoded) return encoded;
    if (const int status = avcodec_send_frame(m_codec.get(), nullptr); status < 0) return failure(status);
    return drain();
}

Result<void> SoundEncoder::encodeFrame(int samples)
{
    av_frame_unref(m_frame.get());
    m_frame->nb_samples = samples;
    m_frame->format = AV_SAMPLE_FMT_FLTP;
    m_frame->sample_rate = m_codec->sample_rate;
    if (const int status = av_channel_layout_copy(&m_frame->ch_layout, &m_codec->ch_layout); status < 0) return failure(status);
    if (const int status = av_frame_get_buffer(m_frame.get(), 0); status < 0) return failure(status);
    if (av_audio_fifo_read(m_fifo.get(), reinterpret_cast<void **>(m_frame->data), samples) < samples) return failure(AVERROR(ENOMEM));
    m_frame->pts = m_position;
    m_position += samples;
    if (const int status = avcodec_send_frame(m_codec.get(), m_frame.get()); status < 0) return failure(status);
    return drain();
}

Result<void> SoundEncoder::drain()
{
    for (;;) {
        const int status = avcodec_receive_packet(m_codec.get(), m_packet.get());
        if (status == AVERROR(EAGAIN) || status == AVERROR_EOF) return {};
        if (status < 0) return failure(status);
        Result<void> written = m_file.write(*m_packet);
        av_packet_unref(m_packet.get());
        if (!written) return written;
    }
}

}  // namespace chalkreel
