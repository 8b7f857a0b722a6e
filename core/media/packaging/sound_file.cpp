#include "core/media/packaging/sound_file.h"

#include "core/media/av/av_error.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace chalkreel {
namespace {

const char *muxerOf(AudioFormat format)
{
    switch (format) {
    case AudioFormat::Wav: return "wav";
    case AudioFormat::Mp3: return "mp3";
    case AudioFormat::Flac: return "flac";
    case AudioFormat::Opus: return "opus";
    }
    return "";
}

}  // namespace

SoundFile::SoundFile(AtomicFile file, AVRational timeBase)
    : m_file{std::move(file)}
    , m_timeBase{timeBase}
{
}

SoundFile::~SoundFile()
{
    if (m_muxer) avio_closep(&m_muxer->pb);
}

Result<std::unique_ptr<SoundFile>> SoundFile::create(const QString &path, AudioFormat format, const AVCodecParameters &parameters,
                                                     AVRational timeBase)
{
    av::quietLog();
    av::clearLogTail();
    Result<AtomicFile> file = AtomicFile::create(path);
    if (!file) return fail(std::move(file.error()));
    std::unique_ptr<SoundFile> sound{new SoundFile{std::move(*file), timeBase}};
    if (Result<void> opened = sound->open(format, parameters); !opened) return fail(std::move(opened.error()));
    return sound;
}

Result<void> SoundFile::open(AudioFormat format, const AVCodecParameters &parameters)
{
    if (!av_guess_format(muxerOf(format), nullptr, nullptr))
        return fail(ErrorCode::Unsupported,
                    QCoreApplication::translate("SoundFile", "This FFmpeg cannot write %1 files.").arg(nameOf(format)));
    AVFormatContext *raw = nullptr;
    if (const int status = avformat_alloc_output_context2(&raw, nullptr, muxerOf(format), nullptr); status < 0) return failure(status);
    m_muxer.reset(raw);
    m_muxer->flags |= AVFMT_FLAG_BITEXACT;  // no name and version of a library in files that are compared
    AVStream *stream = avformat_new_stream(m_muxer.get(), nullptr);
    if (!stream || avcodec_parameters_copy(stream->codecpar, &parameters) < 0) return failure(AVERROR(ENOMEM));
    stream->codecpar->codec_tag = 0;
    stream->time_base = m_timeBase;
    const QByteArray url = "file:" + QFile::encodeName(m_file.partPath());
    if (const int status = avio_open(&m_muxer->pb, url.constData(), AVIO_FLAG_WRITE); status < 0) return failure(status);
    av::Dictionary options;
    if (format == AudioFormat::Wav) options.set("rf64", "auto");
    if (const int status = avformat_write_header(m_muxer.get(), &options.entries); status < 0) return failure(status);
    return {};
}

Result<void> SoundFile::write(AVPacket &packet)
{
    packet.stream_index = 0;
    packet.pos = -1;
    av_packet_rescale_ts(&packet, m_timeBase, m_muxer->streams[0]->time_base);
    if (const int status = av_write_frame(m_muxer.get(), &packet); status < 0) return failure(status);
    return {};
}

Result<void> SoundFile::commit()
{
    if (const int status = av_write_trailer(m_muxer.get()); status < 0) return failure(status);
    if (const int status = avio_closep(&m_muxer->pb); status < 0) return failure(status);
    return m_file.commit();
}

Failure SoundFile::failure(int status) const
{
    return fail(av::errorFrom(
        status, QCoreApplication::translate("SoundFile", "“%1” cannot be written.").arg(QFileInfo{m_file.path()}.fileName())));
}

}  // namespace chalkreel
