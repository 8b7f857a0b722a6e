#include "core/media/packaging/hls_writer.h"

#include "core/base/atomic_file.h"
#include "core/base/system_error.h"
#include "core/media/packaging/fragment_writer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace chalkreel {
namespace {

Failure cannotWrite(int number)
{
    return fail(errorFromErrno(number, QCoreApplication::translate("HlsWriter", "The stream for browsers cannot be written.")));
}

/// A folder that appears under its name complete or not at all.
class AtomicFolder
{
public:
    explicit AtomicFolder(const QString &path)
        : m_path{path}
    {
        const QFileInfo target{path};
        QDir parent{target.path()};
        const QString prefix = u'.' % target.fileName() % QStringLiteral(".part-");
        // Left by processes that were killed; nobody else writes here.
        const QStringList abandoned = parent.entryList({prefix % u'*'}, QDir::Dirs | QDir::Hidden);
        for (const QString &name : abandoned) QDir{parent.filePath(name)}.removeRecursively();
        m_part = parent.filePath(prefix % QString::number(QRandomGenerator::system()->generate(), 16));
    }
    ~AtomicFolder()
    {
        if (!m_part.isEmpty()) QDir{m_part}.removeRecursively();
    }
    AtomicFolder(const AtomicFolder &) = delete;
    AtomicFolder &operator=(const AtomicFolder &) = delete;

    QString partPath() const { return m_part; }

    Result<void> commit()
    {
        // One call for the many small files; without it a power cut can leave the name with empty files.
        const int descriptor = ::open(QFile::encodeName(m_part).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (descriptor < 0) return cannotWrite(errno);
        const int failure = ::syncfs(descriptor) == 0 ? 0 : errno;
        ::close(descriptor);
        if (failure != 0) return cannotWrite(failure);

        // rename(2) does not replace a filled folder.
        const QString old = m_part % QStringLiteral("-old");
        const bool hadOld = QFileInfo::exists(m_path);
        if (hadOld && std::rename(QFile::encodeName(m_path).constData(), QFile::encodeName(old).constData()) != 0)
            return cannotWrite(errno);
        if (std::rename(QFile::encodeName(m_part).constData(), QFile::encodeName(m_path).constData()) != 0) return cannotWrite(errno);
        m_part.clear();
        if (hadOld) QDir{old}.removeRecursively();
        return {};
    }

private:
    QString m_path;
    QString m_part;  ///< empty once committed
};

class HlsWriter
{
public:
    HlsWriter(const HlsOptions &options, const std::stop_token &stop, const std::function<void(double)> &onPosition)
        : m_options{options}
        , m_stop{stop}
        , m_onPosition{onPosition}
        , m_folder{options.folder}
    {
    }

    Result<HlsResult> write(std::vector<HlsVariant> variants, PacketSource *sound)
    {
        const PacketSource &clock = *variants.front().video;
        for (const qint64 pts : m_options.segmentStarts) m_starts.push_back(static_cast<double>(pts) * av_q2d(clock.timeBase()));
        m_shift = std::max<qint64>(0, -av_rescale_q(clock.firstPts(), clock.timeBase(), av_get_time_base_q()));
        // The same for all of them, or qualities and sound would not fit together.
        for (const HlsVariant &variant : variants)
            m_delay = std::max<qint64>(
                m_delay, av_rescale_q_rnd(variant.video->decodeDelay(), variant.video->timeBase(), av_get_time_base_q(), AV_ROUND_UP));

        std::vector<HlsStream> videos;
        for (HlsVariant &variant : variants) {
            Result<HlsStream> stream = writeStream(variant.name, *variant.video);
            if (!stream) return fail(std::move(stream.error()));
            stream->width = variant.width;
            stream->height = variant.height;
            stream->frameRate = m_options.frameRate;
            videos.push_back(std::move(*stream));
            variant.video.reset();
            m_written += durationOf(videos.back());
        }
        std::optional<HlsStream> soundStream;
        if (sound) {
            Result<HlsStream> stream = writeStream(QStringLiteral("sound"), *sound);
            if (!stream) return fail(std::move(stream.error()));
            stream->channels = sound->parameters().ch_layout.nb_channels;
            if (!stream->segments.empty()) soundStream = std::move(*stream);
        }
        const QByteArray master = masterPlaylist(videos, soundStream ? &*soundStream : nullptr);
        if (Result<void> written = writeText(QStringLiteral("master.m3u8"), master); !written) return fail(std::move(written.error()));
        if (Result<void> shown = m_folder.commit(); !shown) return fail(std::move(shown.error()));
        return m_result;
    }

private:
    Result<HlsStream> writeStream(const QString &name, PacketSource &source)
    {
        const QString folder = m_folder.partPath() % u'/' % name;
        if (!QDir{}.mkpath(folder)) return cannotWrite(EIO);
        const double before = m_written;
        Result<std::vector<HlsSegment>> segments =
            writeFragments(source, {.folder = folder, .starts = m_starts, .shift = m_shift, .delay = m_delay}, m_stop,
                           [&](double seconds) { m_onPosition(before + seconds); });
        if (!segments) return fail(std::move(segments.error()));
        HlsStream stream{.folder = name, .codecs = codecName(source.parameters()), .segments = std::move(*segments)};
        for (const HlsSegment &segment : stream.segments) m_result.size += segment.size;
        m_result.size += QFileInfo{folder % QStringLiteral("/init.mp4")}.size();
        m_result.files += static_cast<int>(stream.segments.size()) + 1;
        if (Result<void> written = writeText(name % QStringLiteral("/index.m3u8"), mediaPlaylist(stream.segments)); !written)
            return fail(std::move(written.error()));
        return stream;
    }

    Result<void> writeText(const QString &name, const QByteArray &text)
    {
        m_result.size += text.size();
        ++m_result.files;
        return writeFileAtomically(m_folder.partPath() % u'/' % name, text);
    }

    static double durationOf(const HlsStream &stream)
    {
        double seconds = 0;
        for (const HlsSegment &segment : stream.segments) seconds += segment.duration;
        return seconds;
    }

    const HlsOptions &m_options;
    const std::stop_token &m_stop;
    const std::function<void(double)> &m_onPosition;
    AtomicFolder m_folder;
    std::vector<double> m_starts;  ///< seconds
    qint64 m_shift = 0;            ///< microseconds
    qint64 m_delay = 0;            ///< microseconds
    double m_written = 0;          ///< seconds
    HlsResult m_result;
};

}  // namespace

Result<HlsResult> writeHls(std::vector<HlsVariant> variants, PacketSource *sound, const HlsOptions &options, const std::stop_token &stop,
                           const std::function<void(double)> &onPosition)
{
    if (variants.empty()) return fail(ErrorCode::InvalidArgument, QString{}, options.folder);
    return HlsWriter{options, stop, onPosition}.write(std::move(variants), sound);
}

}  // namespace chalkreel
