#include "core/media/encoding/sound_passthrough.h"

#include "core/media/av/av_error.h"

#include <QCoreApplication>

#include <algorithm>

namespace chalkreel {
namespace {

Failure failure(int status)
{
    return fail(av::errorFrom(status, QCoreApplication::translate("Sound", "The sound could not be taken over.")));
}

/// Samples that a container's rounding may move a packet by.
constexpr qint64 kLeastTolerance = 2;

}  // namespace

bool isPlayableSound(const AVCodecParameters &parameters)
{
    if (parameters.codec_id != AV_CODEC_ID_AAC || parameters.sample_rate <= 0) return false;
    switch (parameters.profile) {
    case FF_PROFILE_AAC_LOW:
    case FF_PROFILE_AAC_HE:
    case FF_PROFILE_AAC_HE_V2: return true;
    default: return false;
    }
}

SoundPassthrough::SoundPassthrough(PacketFileWriter &file)
    : m_file{file}
    , m_packet{av_packet_alloc()}
{
}

Result<std::unique_ptr<SoundPassthrough>> SoundPassthrough::open(const AVStream &stream, PacketFileWriter &file)
{
    std::unique_ptr<SoundPassthrough> sound{new SoundPassthrough{file}};
    if (Result<void> opened = sound->openFilter(stream); !opened) return fail(std::move(opened.error()));
    return sound;
}

Result<void> SoundPassthrough::openFilter(const AVStream &stream)
{
    // Without a description of its own the stream has one in front of every packet (ADTS, ISO 13818-7).
    const bool hasHeaders = stream.codecpar->extradata_size == 0;
    AVBSFContext *raw = nullptr;
    int status = av_bsf_alloc(av_bsf_get_by_name(hasHeaders ? "aac_adtstoasc" : "null"), &raw);
    m_filter.reset(raw);
    if (status >= 0) status = avcodec_parameters_copy(raw->par_in, stream.codecpar);
    if (status < 0 || !m_packet) return failure(status < 0 ? status : AVERROR(ENOMEM));
    raw->time_base_in = stream.time_base;
    if (status = av_bsf_init(raw); status < 0) return failure(status);
    m_timeBase = stream.time_base;
    m_frame = stream.codecpar->frame_size;
    m_clock = m_frame > 0 ? AVRational{1, stream.codecpar->sample_rate} : stream.time_base;
    return {};
}

Result<void> SoundPassthrough::take(const AVPacket &packet)
{
    if (const int status = av_packet_ref(m_packet.get(), &packet); status < 0) return failure(status);
    if (const int status = av_bsf_send_packet(m_filter.get(), m_packet.get()); status < 0) {
        av_packet_unref(m_packet.get());
        return status == AVERROR(ENOMEM) ? Result<void>{failure(status)} : Result<void>{};  // a packet that is none
    }
    return drain();
}

Result<void> SoundPassthrough::finish()
{
    av_bsf_send_packet(m_filter.get(), nullptr);
    return drain();
}

Result<void> SoundPassthrough::drain()
{
    while (av_bsf_receive_packet(m_filter.get(), m_packet.get()) >= 0) {
        Result<void> kept = keep(*m_packet);
        av_packet_unref(m_packet.get());
        if (!kept) return kept;
    }
    return {};
}

Result<void> SoundPassthrough::keep(AVPacket &packet)
{
    if (!m_isDescribed) {
        // The filter finds the description in the first packet, and hands it on beside it.
        size_t size = 0;
        const std::uint8_t *found = av_packet_get_side_data(&packet, AV_PKT_DATA_NEW_EXTRADATA, &size);
        AVCodecParameters &parameters = *m_filter->par_out;
        if (found && parameters.extradata_size == 0) {
            parameters.extradata = static_cast<std::uint8_t *>(av_mallocz(size + AV_INPUT_BUFFER_PADDING_SIZE));
            if (!parameters.extradata) return failure(AVERROR(ENOMEM));
            std::copy_n(found, size, parameters.extradata);
            parameters.extradata_size = static_cast<int>(size);
        }
        if (Result<void> described = m_file.describe(parameters, m_clock); !described) return described;
        m_isDescribed = true;
    }
    const qint64 duration = packet.duration > 0 ? av_rescale_q(packet.duration, m_timeBase, m_clock) : m_frame;
    qint64 pts = packet.pts == AV_NOPTS_VALUE ? m_next : av_rescale_q(packet.pts, m_timeBase, m_clock);
    if (pts == AV_NOPTS_VALUE) pts = 0;
    const qint64 tolerance = m_frame > 0 ? kLeastTolerance + av_rescale_q(2, m_timeBase, m_clock) : 0;
    if (m_next != AV_NOPTS_VALUE) {
        if (pts < m_next - m_frame / 2 - tolerance) return {};  // of a time that has its sound already
        if (pts < m_next + tolerance) pts = m_next;
    }
    packet.pts = packet.dts = pts;
    // Rounded durations of full packets are full ones; only the last may be short.
    packet.duration = m_frame > 0 && std::abs(duration - m_frame) <= tolerance ? m_frame : std::max<qint64>(1, duration);
    packet.flags = AV_PKT_FLAG_KEY;
    m_next = pts + packet.duration;
    return m_file.write(packet);
}

}  // namespace chalkreel
