#include "core/media/tasks/sound_extraction.h"

#include "core/media/encoding/sound_format_encoder.h"
#include "core/media/packaging/sound_file.h"
#include "core/media/reading/task_input.h"
#include "core/media/tasks/inspection.h"
#include "core/media/tasks/progress_meter.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace chalkreel {
namespace {

AVCodecID codecOf(AudioFormat format)
{
    switch (format) {
    case AudioFormat::Wav: return AV_CODEC_ID_NONE;  // decoding it is free and lossless
    case AudioFormat::Mp3: return AV_CODEC_ID_MP3;
    case AudioFormat::Flac: return AV_CODEC_ID_FLAC;
    case AudioFormat::Opus: return AV_CODEC_ID_OPUS;
    }
    return AV_CODEC_ID_NONE;
}

/// Bytes of the description that a file of this codec has to begin with: STREAMINFO (RFC 9639 section 8.2), OpusHead (RFC
/// 7845 section 5.1).
int descriptionSize(AVCodecID codec)
{
    if (codec == AV_CODEC_ID_FLAC) return 34;
    return codec == AV_CODEC_ID_OPUS ? 19 : 0;
}

bool canCopy(const AVCodecParameters &source, const AudioExtractionOptions &options)
{
    const AVCodecID wanted = codecOf(options.format);
    return wanted != AV_CODEC_ID_NONE && source.codec_id == wanted && source.extradata_size >= descriptionSize(wanted) &&
           (options.sampleRate == 0 || options.sampleRate == source.sample_rate) &&
           (options.channels == 0 || options.channels == source.ch_layout.nb_channels);
}

class SoundExtraction
{
public:
    SoundExtraction(const MediaTask &task, const MediaControl &control, MediaInfo info)
        : m_task{task}
        , m_control{control}
        , m_info{std::move(info)}
        , m_meter{control, m_info.duration}
        , m_path{task.outputDir + u'/' + audioFileName(task.audio.format)}
    {
    }

    Result<MediaReport> run()
    {
        if (m_info.audioStream < 0)
            return fail(ErrorCode::Unsupported,
                        QCoreApplication::translate("SoundExtraction", "“%1” has no sound.").arg(nameOfSource(m_task)));
        if (Result<void> opened = open(); !opened) return fail(std::move(opened.error()));
        if (Result<void> read = readPackets(); !read) return fail(std::move(read.error()));
        if (!m_file) return fail(ErrorCode::Damaged, cannotRead());
        if (Result<void> committed = m_file->commit(); !committed) return fail(std::move(committed.error()));
        m_meter.finished(m_info.duration);
        return report();
    }

private:
    Result<void> open()
    {
        Result<std::unique_ptr<MediaInput>> input = openTaskInput(m_task);
        if (!input) return fail(std::move(input.error()));
        m_input = std::move(*input);
        m_stream = m_info.audioStream;
        if (m_stream >= static_cast<int>(m_input->context().nb_streams)) return fail(ErrorCode::Damaged, cannotRead());
        m_input->readOnly({m_stream});
        const AVStream &stream = source();
        m_isCopy = canCopy(*stream.codecpar, m_task.audio);
        if (m_isCopy) {
            m_sampleRate = stream.codecpar->sample_rate;
            m_channels = stream.codecpar->ch_layout.nb_channels;
            return createFile(*stream.codecpar, stream.time_base);
        }
        Result<std::unique_ptr<SoundDecoder>> decoder =
            SoundDecoder::open(*m_input, m_stream, [this](const SoundBlock &block) { return encode(block); });
        if (!decoder) return fail(std::move(decoder.error()));
        m_decoder = std::move(*decoder);
        // Before anything is read: what cannot be made is said at once.
        Result<std::unique_ptr<SoundFormatEncoder>> encoder =
            SoundFormatEncoder::open(m_task.audio, m_decoder->sampleRate(), m_decoder->channels());
        if (!encoder) return fail(std::move(encoder.error()));
        m_encoder = std::move(*encoder);
        m_sampleRate = m_encoder->parameters().sample_rate;
        m_channels = m_encoder->parameters().ch_layout.nb_channels;
        return {};
    }

    Result<void> createFile(const AVCodecParameters &parameters, AVRational timeBase)
    {
        Result<std::unique_ptr<SoundFile>> file = SoundFile::create(m_path, m_task.audio.format, parameters, timeBase);
        if (!file) return fail(std::move(file.error()));
        m_file = std::move(*file);
        return {};
    }

    Result<void> readPackets()
    {
        const av::Packet packet{av_packet_alloc()};
        if (!packet) return fail(ErrorCode::ResourceExhausted, cannotRead());
        for (;;) {
            if (m_control.stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
            const Result<bool> more = m_input->readPacket(*packet);
            if (!more) return fail(more.error());
            if (!*more) break;
            if (packet->stream_index != m_stream) continue;
            if (packet->pts != AV_NOPTS_VALUE) {
                const double seconds = static_cast<double>(packet->pts) * av_q2d(source().time_base) - m_info.startTime;
                m_meter.reached(seconds, seconds);
            }
            Result<void> taken = m_isCopy ? copy(*packet) : m_decoder->decode(*packet);
            if (!taken) return taken;
        }
        if (m_isCopy) return m_hasSound ? Result<void>{} : fail(ErrorCode::Damaged, cannotRead());
        if (Result<void> rest = m_decoder->finish(); !rest) return rest;
        return m_file ? m_encoder->finish(sink()) : Result<void>{};
    }

    Result<void> copy(AVPacket &packet)
    {
        const AVRational timeBase = source().time_base;
        const qint64 pts = packet.pts != AV_NOPTS_VALUE ? packet.pts : m_next;
        if (!m_hasSound) {
            // What an Opus decoder throws away at the beginning lies before 0 (RFC 7845 section 4.2).
            const AVCodecParameters &codec = *source().codecpar;
            const bool isOpus = codec.codec_id == AV_CODEC_ID_OPUS;
            m_first = pts + (isOpus ? av_rescale_q(codec.initial_padding, {1, 48000}, timeBase) : 0);
            m_start = static_cast<double>(pts) * av_q2d(timeBase);
        }
        m_next = pts + packet.duration;
        m_duration = static_cast<double>(m_next - m_first) * av_q2d(timeBase);
        packet.pts = packet.dts = pts - m_first;
        Result<void> written = m_file->write(packet);
        if (!written && written.error().code == ErrorCode::Damaged) {
            ++m_damaged;
            return {};
        }
        m_hasSound = true;
        return written;
    }

    Result<void> encode(const SoundBlock &block)
    {
        if (!m_file) {
            if (Result<void> created = createFile(m_encoder->parameters(), m_encoder->timeBase()); !created) return created;
            m_start = static_cast<double>(block.position) / m_decoder->sampleRate();
        }
        m_duration += static_cast<double>(block.samples) / m_decoder->sampleRate();
        return m_encoder->encode(block, sink());
    }

    SoundFormatEncoder::Sink sink()
    {
        return [this](AVPacket &packet) { return m_file->write(packet); };
    }

    MediaReport report() const
    {
        using namespace Qt::StringLiterals;
        MediaReport report{.info = m_info};
        const qint64 size = QFileInfo{m_path}.size();
        report.renditions.append({.kind = RenditionKind::Audio,
                                  .file = audioFileName(m_task.audio.format),
                                  .size = size,
                                  .origin = m_isCopy ? u"remuxed"_s : u"encoded"_s});
        report.details = {
            {"audio_format"_L1, QString{nameOf(m_task.audio.format)}},
            {"file"_L1, audioFileName(m_task.audio.format)},
            {"mime_type"_L1, audioMimeType(audioFileName(m_task.audio.format))},
            {"size"_L1, size},
            {"duration"_L1, m_duration},
            {"start_time"_L1, m_start},
            {"sample_rate"_L1, m_sampleRate},
            {"channels"_L1, m_channels},
            {"copied"_L1, m_isCopy},
        };
        if (m_damaged > 0 || (m_decoder && m_decoder->damagedPackets() > 0))
            report.warnings.append(
                QCoreApplication::translate("AudioPass", "The sound of “%1” is damaged in places.").arg(nameOfSource(m_task)));
        return report;
    }

    const AVStream &source() const { return *m_input->context().streams[m_stream]; }
    QString cannotRead() const
    {
        return QCoreApplication::translate("AudioPass", "The sound of “%1” cannot be read.").arg(nameOfSource(m_task));
    }

    const MediaTask &m_task;
    const MediaControl &m_control;
    const MediaInfo m_info;
    ProgressMeter m_meter;
    const QString m_path;
    int m_stream = -1;
    std::unique_ptr<MediaInput> m_input;
    bool m_isCopy = false;
    std::unique_ptr<SoundFormatEncoder> m_encoder;  ///< unless copied
    std::unique_ptr<SoundDecoder> m_decoder;
    std::unique_ptr<SoundFile> m_file;  ///< null until there is something to put into it
    bool m_hasSound = false;
    qint64 m_first = 0;  ///< PTS of what is copied
    qint64 m_next = 0;
    int m_damaged = 0;
    double m_start = 0;     ///< seconds on the source's clock
    double m_duration = 0;  ///< seconds
    int m_sampleRate = 0;
    int m_channels = 0;
};

}  // namespace

Result<MediaReport> extractSound(const MediaTask &task, const MediaControl &control)
{
    if (Result<void> valid = validate(task.audio); !valid) return fail(std::move(valid.error()));
    Result<Inspection> inspection = loadInspection(task.workDir);
    if (!inspection) return fail(std::move(inspection.error()));
    return SoundExtraction{task, control, std::move(inspection->info)}.run();
}

}  // namespace chalkreel
