#include "core/media/packaging/fragment_writer.h"

#include "core/media/av/av_compat.h"
#include "core/media/av/av_error.h"
#include "core/media/packaging/av_muxer.h"

#include <QCoreApplication>
#include <QFile>

#include <cmath>
#include <optional>

namespace chalkreel {
namespace {

constexpr int kBufferBytes = 64 << 10;
/// Timestamps of sound and picture are rounded differently.
constexpr double kSlack = 1e-3;

/// What the muxer writes into: the file of the moment, or nowhere.
class Target
{
public:
    Target()
        : m_context{avio_alloc_context(static_cast<unsigned char *>(av_malloc(kBufferBytes)), kBufferBytes, 1, this, nullptr,
                                       &Target::write, nullptr)}
    {
    }
    ~Target()
    {
        if (m_context) av_freep(static_cast<void *>(&m_context->buffer));
        avio_context_free(&m_context);
    }
    Target(const Target &) = delete;
    Target &operator=(const Target &) = delete;

    AVIOContext *context() { return m_context; }

    bool open(const QString &path)
    {
        m_file.setFileName(path);
        return m_file.open(QIODevice::WriteOnly);
    }
    /// Its size; nothing when not all could be written.
    std::optional<qint64> close()
    {
        avio_flush(m_context);
        const bool isWhole = m_context->error >= 0 && m_file.flush();
        const qint64 size = m_file.size();
        m_file.close();
        return isWhole ? std::optional{size} : std::nullopt;
    }
    QString errorString() const { return m_file.errorString(); }

private:
    static int write(void *self, av::AvioWriteByte *bytes, int count)
    {
        QFile &file = static_cast<Target *>(self)->m_file;
        if (!file.isOpen()) return count;  // the muxer's last words, after the last segment
        return file.write(reinterpret_cast<const char *>(bytes), count) == count ? count : AVERROR(ENOSPC);
    }

    AVIOContext *m_context;
    QFile m_file;
};

class FragmentWriter
{
public:
    FragmentWriter(PacketSource &source, const FragmentOptions &options)
        : m_source{source}
        , m_options{options}
        , m_timeBase{source.timeBase()}
    {
    }

    Result<std::vector<HlsSegment>> write(const std::stop_token &stop, const std::function<void(double)> &onPosition)
    {
        av::quietLog();
        if (Result<void> begun = begin(); !begun) return fail(std::move(begun.error()));
        const av::Packet packet{av_packet_alloc()};
        if (!packet) return failure(AVERROR(ENOMEM));
        for (;;) {
            if (stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
            const Result<bool> more = m_source.next(*packet);
            if (!more) return fail(more.error());
            if (!*more) break;
            onPosition(static_cast<double>(packet->pts - m_source.firstPts()) * av_q2d(m_timeBase));
            if (Result<void> written = writeOne(*packet); !written) return fail(std::move(written.error()));
        }
        if (Result<void> ended = endSegment(m_end); !ended) return fail(std::move(ended.error()));
        if (const int status = av_write_trailer(m_muxer.get()); status < 0) return failure(status);
        return std::move(m_segments);
    }

private:
    Failure failure(int status) const
    {
        return fail(av::errorFrom(status, QCoreApplication::translate("HlsWriter", "The stream for browsers cannot be written.")));
    }

    Result<void> begin()
    {
        AVFormatContext *raw = nullptr;
        if (const int status = avformat_alloc_output_context2(&raw, nullptr, "mp4", nullptr); status < 0) return failure(status);
        m_muxer.reset(raw);
        if (!m_target.context() || !av::addStream(*raw, m_source)) return failure(AVERROR(ENOMEM));
        raw->pb = m_target.context();
        raw->flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_BITEXACT;
        raw->avoid_negative_ts = 0;
        av::Dictionary options;
        options.set("movflags", "frag_custom+empty_moov+default_base_moof+frag_discont+skip_trailer");
        options.set("use_editlist", "0");
        if (!m_target.open(pathOf(QStringLiteral("init.mp4")))) return cannotOpen();
        if (const int status = avformat_write_header(raw, &options.entries); status < 0) return failure(status);
        return m_target.close() ? Result<void>{} : failure(AVERROR(ENOSPC));
    }

    Result<void> writeOne(AVPacket &packet)
    {
        const qint64 shift = av_rescale_q(m_options.shift, av_get_time_base_q(), m_timeBase);
        const double seconds = static_cast<double>(packet.pts) * av_q2d(m_timeBase);
        if (packet.pts + shift < 0) return {};
        const bool isKey = (packet.flags & AV_PKT_FLAG_KEY) != 0;
        if (!m_isOpen || (isKey && isStart(seconds)))
            if (Result<void> next = beginSegment(seconds); !next) return next;
        m_end = std::max(m_end, static_cast<double>(packet.pts + packet.duration) * av_q2d(m_timeBase));
        const qint64 moved = av_rescale_q(m_options.shift + m_options.delay, av_get_time_base_q(), m_timeBase);
        packet.pts += moved;
        packet.dts += moved;
        packet.stream_index = 0;
        packet.pos = -1;
        av_packet_rescale_ts(&packet, m_timeBase, m_muxer->streams[0]->time_base);
        if (const int status = av_write_frame(m_muxer.get(), &packet); status < 0) return failure(status);
        return {};
    }

    /// Whether the next start has been reached; then all starts up to here are behind.
    bool isStart(double seconds)
    {
        bool isReached = false;
        while (m_nextStart < m_options.starts.size() && m_options.starts[m_nextStart] <= seconds + kSlack) {
            ++m_nextStart;
            isReached = true;
        }
        return isReached;
    }

    Result<void> beginSegment(double seconds)
    {
        if (Result<void> ended = endSegment(seconds); !ended) return ended;
        isStart(seconds);
        m_begin = seconds;
        m_file = QStringLiteral("seg-%1.m4s").arg(m_segments.size(), 4, 10, QLatin1Char{'0'});
        m_isOpen = true;
        return m_target.open(pathOf(m_file)) ? Result<void>{} : cannotOpen();
    }

    Result<void> endSegment(double seconds)
    {
        if (!m_isOpen) return {};
        m_isOpen = false;
        if (const int status = av_write_frame(m_muxer.get(), nullptr); status < 0) return failure(status);
        const std::optional<qint64> size = m_target.close();
        if (!size) return failure(AVERROR(ENOSPC));
        m_segments.push_back({m_file, seconds - m_begin, *size});
        return {};
    }

    Failure cannotOpen() const
    {
        return fail(ErrorCode::Io, QCoreApplication::translate("HlsWriter", "The stream for browsers cannot be written."),
                    m_target.errorString());
    }
    QString pathOf(const QString &file) const { return m_options.folder % u'/' % file; }

    PacketSource &m_source;
    const FragmentOptions &m_options;
    const AVRational m_timeBase;
    Target m_target;
    av::Muxer m_muxer;  // after the target that it writes into
    std::vector<HlsSegment> m_segments;
    size_t m_nextStart = 0;
    bool m_isOpen = false;
    double m_begin = 0;  ///< of the open segment, seconds
    double m_end = 0;    ///< of all that was written
    QString m_file;
};

}  // namespace

Result<std::vector<HlsSegment>> writeFragments(PacketSource &source, const FragmentOptions &options, const std::stop_token &stop,
                                               const std::function<void(double)> &onPosition)
{
    return FragmentWriter{source, options}.write(stop, onPosition);
}

}  // namespace chalkreel
