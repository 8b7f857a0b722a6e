#include "core/media/packaging/mp4_writer.h"

#include "core/base/atomic_file.h"
#include "core/media/av/av_error.h"
#include "core/media/packaging/av_muxer.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace chalkreel {
namespace {

/// One source and the packet of it that is written next.
struct Track
{
    PacketSource &source;
    av::Packet packet{av_packet_alloc()};
    bool hasPacket = false;
    int stream = 0;
};

/// The muxer rounds up coarse time scales in this way; the movie's own clock has to count as finely, or edit lists lose
/// what lies between its ticks.
int timeScaleOf(AVRational timeBase)
{
    constexpr int kCoarsest = 10'000;
    int scale = timeBase.den;
    while (scale < kCoarsest) scale *= 2;
    return scale;
}

class Mp4Writer
{
public:
    Mp4Writer(const QString &path, const std::stop_token &stop, const std::function<void(double)> &onPosition)
        : m_path{path}
        , m_stop{stop}
        , m_onPosition{onPosition}
    {
    }

    ~Mp4Writer()
    {
        if (m_muxer) avio_closep(&m_muxer->pb);
    }
    Mp4Writer(const Mp4Writer &) = delete;
    Mp4Writer &operator=(const Mp4Writer &) = delete;

    Result<void> write(PacketSource *video, PacketSource *sound)
    {
        av::quietLog();
        av::clearLogTail();
        Result<AtomicFile> file = AtomicFile::create(m_path);
        if (!file) return fail(std::move(file.error()));
        AVFormatContext *raw = nullptr;
        if (const int status = avformat_alloc_output_context2(&raw, nullptr, "mp4", nullptr); status < 0) return failure(status);
        m_muxer.reset(raw);
        m_muxer->flags |= AVFMT_FLAG_BITEXACT;
        for (PacketSource *source : {video, sound})
            if (source)
                if (Result<void> added = addTrack(*source); !added) return added;
        if (Result<void> begun = begin(*file, video ? *video : *sound); !begun) return begun;
        if (Result<void> written = writePackets(); !written) return written;
        if (const int status = av_write_trailer(m_muxer.get()); status < 0) return failure(status);
        if (const int status = avio_closep(&m_muxer->pb); status < 0) return failure(status);
        return file->commit();
    }

private:
    Failure failure(int status) const
    {
        return fail(
            av::errorFrom(status, QCoreApplication::translate("Mp4Writer", "“%1” cannot be written.").arg(QFileInfo{m_path}.fileName())));
    }

    Result<void> addTrack(PacketSource &source)
    {
        m_tracks.push_back(std::make_unique<Track>(source));
        AVStream *stream = av::addStream(*m_muxer, source);
        if (!stream || !m_tracks.back()->packet) return failure(AVERROR(ENOMEM));
        m_tracks.back()->stream = stream->index;
        // Edit lists hide what lies before 0: right for the priming of sound, wrong for pictures.
        const bool isVideo = source.parameters().codec_type == AVMEDIA_TYPE_VIDEO;
        if (isVideo && source.firstPts() < 0) m_shift = av_rescale_q(-source.firstPts(), source.timeBase(), av_get_time_base_q());
        return {};
    }

    Result<void> begin(const AtomicFile &file, const PacketSource &clock)
    {
        const QByteArray url = "file:" + QFile::encodeName(file.partPath());
        m_muxer->url = av_strdup(url.constData());  // the second pass of faststart opens it again
        if (const int status = avio_open(&m_muxer->pb, url.constData(), AVIO_FLAG_WRITE); status < 0) return failure(status);
        av::Dictionary options;
        options.set("movflags", "+faststart");
        options.set("movie_timescale", timeScaleOf(clock.timeBase()));
        if (const int status = avformat_write_header(m_muxer.get(), &options.entries); status < 0) return failure(status);
        return {};
    }

    Result<void> writePackets()
    {
        for (const auto &track : m_tracks)
            if (Result<void> read = advance(*track); !read) return read;
        for (;;) {
            if (m_stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
            Track *first = nullptr;
            for (const auto &track : m_tracks)
                if (track->hasPacket && (!first || isBefore(*track, *first))) first = track.get();
            if (!first) return {};
            if (Result<void> written = writeOne(*first); !written) return written;
            if (Result<void> read = advance(*first); !read) return read;
        }
    }

    static bool isBefore(const Track &a, const Track &b)
    {
        return av_compare_ts(a.packet->dts, a.source.timeBase(), b.packet->dts, b.source.timeBase()) < 0;
    }

    static Result<void> advance(Track &track)
    {
        const Result<bool> more = track.source.next(*track.packet);
        if (!more) return fail(more.error());
        track.hasPacket = *more;
        return {};
    }

    Result<void> writeOne(Track &track)
    {
        AVPacket &packet = *track.packet;
        const AVRational timeBase = track.source.timeBase();
        m_onPosition(static_cast<double>(packet.pts - track.source.firstPts()) * av_q2d(timeBase));
        const qint64 shift = av_rescale_q(m_shift, av_get_time_base_q(), timeBase);
        packet.pts += shift;
        packet.dts += shift;
        packet.stream_index = track.stream;
        packet.pos = -1;
        av_packet_rescale_ts(&packet, timeBase, m_muxer->streams[track.stream]->time_base);
        if (const int status = av_write_frame(m_muxer.get(), &packet); status < 0) return failure(status);
        return {};
    }

    const QString &m_path;
    const std::stop_token &m_stop;
    const std::function<void(double)> &m_onPosition;
    av::Muxer m_muxer;
    std::vector<std::unique_ptr<Track>> m_tracks;
    qint64 m_shift = 0;  ///< microseconds
};

}  // namespace

Result<void> writeMp4(const QString &path, PacketSource *video, PacketSource *sound, const std::stop_token &stop,
                      const std::function<void(double)> &onPosition)
{
    if (!video && !sound) return fail(ErrorCode::InvalidArgument, QString{}, path);
    return Mp4Writer{path, stop, onPosition}.write(video, sound);
}

}  // namespace chalkreel
