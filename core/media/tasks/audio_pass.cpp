#include "core/media/tasks/audio_pass.h"

#include "core/audio/waveform.h"
#include "core/audio/waveform_image.h"
#include "core/media/encoding/sound_encoder.h"
#include "core/media/encoding/sound_passthrough.h"
#include "core/media/packaging/mp4_writer.h"
#include "core/media/pictures/image_writer.h"
#include "core/media/reading/task_input.h"
#include "core/media/tasks/inspection.h"
#include "core/media/tasks/progress_meter.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>

namespace chalkreel {
namespace {

using Kind = RenditionKind;

bool wantsWaveform(const ProcessOptions &options) { return options.wants(Kind::Waveform) || options.wants(Kind::WaveformImage); }

/// Whether anything is made that has sound.
bool wantsPackets(const ProcessOptions &options)
{
    constexpr std::array kWithSound{Kind::Enhanced, Kind::Review, Kind::Hd, Kind::Sd, Kind::Mobile, Kind::Hls, Kind::Audio};
    return std::ranges::any_of(kWithSound, [&](Kind kind) { return options.wants(kind); });
}

class AudioPass
{
public:
    AudioPass(const MediaTask &task, const MediaControl &control, Inspection inspection)
        : m_task{task}
        , m_control{control}
        , m_inspection{std::move(inspection)}
        , m_meter{control, m_inspection.info.duration}
    {
        m_report.info = m_inspection.info;
    }

    Result<MediaReport> run()
    {
        QFile::remove(soundFile(m_task.workDir));  // of an attempt that did not finish the step
        if (m_inspection.info.audioStream < 0) return std::move(m_report);
        if (Result<void> opened = open(); !opened) return afterFailure(std::move(opened.error()));
        if (Result<void> read = readPackets(); !read) return afterFailure(std::move(read.error()));
        if (Result<void> kept = keep(); !kept) return fail(std::move(kept.error()));
        m_meter.finished(m_inspection.info.duration);
        return std::move(m_report);
    }

private:
    /// What is wrong with the sound itself costs the sound only.
    Result<MediaReport> afterFailure(Error error)
    {
        if (error.code != ErrorCode::Unsupported && error.code != ErrorCode::Damaged) return fail(std::move(error));
        m_report.warnings.append(error.message);
        return std::move(m_report);
    }

    Result<void> open()
    {
        Result<std::unique_ptr<MediaInput>> input = openTaskInput(m_task);
        if (!input) return fail(std::move(input.error()));
        m_input = std::move(*input);
        m_stream = m_inspection.info.audioStream;
        if (m_stream >= static_cast<int>(m_input->context().nb_streams)) return fail(ErrorCode::Damaged, cannotRead());
        m_input->readOnly({m_stream});

        const AVStream &stream = *m_input->context().streams[m_stream];
        const bool isUntouched = wantsPackets(m_task.options) && isPlayableSound(*stream.codecpar);
        if (wantsPackets(m_task.options)) {
            Result<std::unique_ptr<PacketFileWriter>> file = PacketFileWriter::create(soundFile(m_task.workDir));
            if (!file) return fail(std::move(file.error()));
            m_file = std::move(*file);
        }
        if (isUntouched) {
            Result<std::unique_ptr<SoundPassthrough>> passthrough = SoundPassthrough::open(stream, *m_file);
            if (!passthrough) return fail(std::move(passthrough.error()));
            m_passthrough = std::move(*passthrough);
        }
        if (isUntouched && !wantsWaveform(m_task.options)) return {};
        Result<std::unique_ptr<SoundDecoder>> decoder =
            SoundDecoder::open(*m_input, m_stream, [this](const SoundBlock &block) { return take(block); });
        if (!decoder) return fail(std::move(decoder.error()));
        m_decoder = std::move(*decoder);
        if (wantsWaveform(m_task.options)) m_waveform.emplace(m_decoder->sampleRate(), m_decoder->channels());
        return {};
    }

    Result<void> readPackets()
    {
        const av::Packet packet{av_packet_alloc()};
        if (!packet) return fail(ErrorCode::ResourceExhausted, cannotRead());
        const AVRational timeBase = m_input->context().streams[m_stream]->time_base;
        for (;;) {
            if (m_control.stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
            const Result<bool> more = m_input->readPacket(*packet);
            if (!more) return fail(more.error());
            if (!*more) break;
            if (packet->stream_index != m_stream) continue;
            if (m_passthrough)
                if (Result<void> taken = m_passthrough->take(*packet); !taken) return taken;
            if (m_decoder)
                if (Result<void> decoded = m_decoder->decode(*packet); !decoded) return decoded;
            if (packet->pts == AV_NOPTS_VALUE) continue;
            const double seconds = static_cast<double>(packet->pts) * av_q2d(timeBase) - beginning();
            m_meter.reached(seconds, seconds);
        }
        if (m_passthrough)
            if (Result<void> rest = m_passthrough->finish(); !rest) return rest;
        if (m_decoder)
            if (Result<void> rest = m_decoder->finish(); !rest) return rest;
        return m_encoder ? m_encoder->finish() : Result<void>{};
    }

    Result<void> take(const SoundBlock &block)
    {
        m_hasSound = true;
        if (m_waveform) draw(block);
        if (m_passthrough || !m_file) return {};
        if (!m_encoder) {
            Result<std::unique_ptr<SoundEncoder>> encoder = SoundEncoder::open(m_decoder->sampleRate(), m_decoder->channels(), *m_file);
            if (!encoder) return fail(std::move(encoder.error()));
            m_encoder = std::move(*encoder);
        }
        return m_encoder->encode(block);
    }

    /// The waveform begins where the picture begins, so that both stand over one time line.
    void draw(const SoundBlock &block)
    {
        const auto origin = static_cast<qint64>(std::llround(beginning() * m_decoder->sampleRate()));
        if (!m_hasDrawn && block.position > origin) m_waveform->addSilence(block.position - origin);
        m_hasDrawn = true;
        const qint64 before = std::clamp<qint64>(origin - block.position, 0, block.samples);
        std::vector<const float *> channels;
        for (const float *channel : block.channels) channels.push_back(channel + before);
        m_waveform->addPlanar(channels.data(), block.samples - before);
    }

    /// Seconds on the file's clock.
    double beginning() const
    {
        const StreamInfo *video = m_inspection.info.video();
        const bool isMoving = video && m_inspection.info.kind == AssetKind::Video;
        return isMoving ? video->startTime : m_inspection.info.streams[m_inspection.info.audioStream].startTime;
    }

    Result<void> keep()
    {
        const bool hasPackets = m_file && (m_passthrough || m_encoder);
        if (hasPackets)
            if (Result<void> committed = m_file->commit(); !committed) return committed;
        if (m_decoder && !m_hasSound)
            m_report.warnings.append(cannotRead());
        else if (m_decoder && m_decoder->damagedPackets() > 0)
            m_report.warnings.append(
                QCoreApplication::translate("AudioPass", "The sound of “%1” is damaged in places.").arg(nameOfSource(m_task)));
        if (m_waveform && m_hasSound)
            if (Result<void> drawn = writeWaveform(); !drawn) return drawn;
        if (hasPackets && m_task.options.wants(Kind::Audio)) return writeSoundAlone();
        return {};
    }

    Result<void> writeWaveform()
    {
        if (m_task.options.wants(Kind::Waveform)) {
            const QByteArray json = QJsonDocument{m_waveform->toJson()}.toJson(QJsonDocument::Compact);
            if (Result<void> written = writeFileAtomically(pathOf(Kind::Waveform), json); !written) return written;
            report(Kind::Waveform, "encoded");
        }
        if (!m_task.options.wants(Kind::WaveformImage)) return {};
        const RgbPicture drawn = paintWaveform(*m_waveform);
        const av::Frame picture{av_frame_alloc()};
        if (!picture) return fail(ErrorCode::ResourceExhausted, cannotRead());
        picture->width = drawn.width;
        picture->height = drawn.height;
        picture->format = AV_PIX_FMT_RGB24;
        if (av_frame_get_buffer(picture.get(), 0) < 0) return fail(ErrorCode::ResourceExhausted, cannotRead());
        for (int y = 0; y < drawn.height; ++y)
            std::memcpy(picture->data[0] + qint64{y} * picture->linesize[0], drawn.pixels.data() + y * drawn.stride(),
                        static_cast<size_t>(drawn.stride()));
        if (Result<void> written = writeImage(*picture, ImageFormat::Png, pathOf(Kind::WaveformImage)); !written) return written;
        report(Kind::WaveformImage, "encoded", drawn.width, drawn.height);
        return {};
    }

    Result<void> writeSoundAlone()
    {
        Result<std::unique_ptr<PacketSource>> sound = openSound(m_task.workDir);
        if (!sound) return fail(std::move(sound.error()));
        if (!*sound) return {};
        if (Result<void> written = writeMp4(pathOf(Kind::Audio), nullptr, sound->get(), m_control.stop, [](double) {}); !written)
            return written;
        report(Kind::Audio, m_passthrough ? "remuxed" : "encoded");
        return {};
    }

    void report(Kind kind, const char *origin, int width = 0, int height = 0)
    {
        m_report.renditions.append({.kind = kind,
                                    .file = QString::fromLatin1(renditionFile(kind).fileName),
                                    .size = QFileInfo{pathOf(kind)}.size(),
                                    .width = width,
                                    .height = height,
                                    .origin = QString::fromLatin1(origin)});
    }

    QString pathOf(Kind kind) const { return m_task.outputDir % u'/' % QLatin1StringView{renditionFile(kind).fileName}; }
    QString cannotRead() const
    {
        return QCoreApplication::translate("AudioPass", "The sound of “%1” cannot be read.").arg(nameOfSource(m_task));
    }

    const MediaTask &m_task;
    const MediaControl &m_control;
    const Inspection m_inspection;
    ProgressMeter m_meter;
    MediaReport m_report;
    int m_stream = -1;
    std::unique_ptr<MediaInput> m_input;
    std::unique_ptr<PacketFileWriter> m_file;
    std::unique_ptr<SoundPassthrough> m_passthrough;  ///< instead of the encoder
    std::unique_ptr<SoundEncoder> m_encoder;
    std::optional<Waveform> m_waveform;
    std::unique_ptr<SoundDecoder> m_decoder;
    bool m_hasSound = false;
    bool m_hasDrawn = false;
};

}  // namespace

Result<MediaReport> runAudioPass(const MediaTask &task, const MediaControl &control)
{
    Result<Inspection> inspection = loadInspection(task.workDir);
    if (!inspection) return fail(std::move(inspection.error()));
    return AudioPass{task, control, std::move(*inspection)}.run();
}

}  // namespace chalkreel
