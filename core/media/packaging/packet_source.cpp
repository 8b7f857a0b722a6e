#include "core/media/packaging/packet_source.h"

#include "core/media/av/av_compat.h"
#include "core/media/encoding/decode_times.h"
#include "core/media/encoding/video_output.h"
#include "core/media/reading/packet_seeker.h"
#include "core/media/reading/task_input.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cstring>

extern "C" {
#include <libavutil/display.h>
}

namespace chalkreel {
namespace {

bool haveSameDescription(const AVCodecParameters &a, const AVCodecParameters &b)
{
    return a.codec_id == b.codec_id && a.width == b.width && a.height == b.height && a.extradata_size == b.extradata_size &&
           std::equal(a.extradata, a.extradata + a.extradata_size, b.extradata);
}

class ChunkPackets final : public PacketSource
{
public:
    ChunkPackets(QString folder, int chunks, AVRational frameRate)
        : m_folder{std::move(folder)}
        , m_chunks{chunks}
        , m_frameRate{frameRate}
    {
    }

    Result<void> scan()
    {
        std::vector<qint64> pts;
        for (int chunk = 0; chunk < m_chunks; ++chunk) {
            Result<std::unique_ptr<PacketFileReader>> file = PacketFileReader::open(chunkFile(m_folder, chunk));
            if (!file) return fail(std::move(file.error()));
            const AVCodecParameters *parameters = (*file)->parameters();
            if (!parameters) continue;  // no picture of this stretch could be decoded
            if (m_description && !haveSameDescription(*m_description->parameters(), *parameters))
                return fail(ErrorCode::Internal, QCoreApplication::translate("Packager", "The parts of a video do not fit together."),
                            chunkFile(m_folder, chunk));
            Result<std::vector<qint64>> times = (*file)->scanPts();
            if (!times) return fail(std::move(times.error()));
            if (!m_description) m_description = std::move(*file);
            pts.insert(pts.end(), times->begin(), times->end());
        }
        if (pts.empty())
            return fail(ErrorCode::Damaged, QCoreApplication::translate("Packager", "No picture of the video could be decoded."), m_folder);
        m_times = decodeTimesOf(pts);
        m_firstPts = std::ranges::min(pts);
        return {};
    }

    const AVCodecParameters &parameters() const override { return *m_description->parameters(); }
    AVRational timeBase() const override { return m_description->timeBase(); }
    qint64 firstPts() const override { return m_firstPts; }
    qint64 decodeDelay() const override { return m_firstPts - m_times.dts.front(); }
    AVRational frameRate() const override { return m_frameRate; }

    Result<bool> next(AVPacket &into) override
    {
        for (;;) {
            if (!m_file) {
                if (m_nextChunk == m_chunks) return false;
                Result<std::unique_ptr<PacketFileReader>> file = PacketFileReader::open(chunkFile(m_folder, m_nextChunk++));
                if (!file) return fail(std::move(file.error()));
                m_file = std::move(*file);
            }
            Result<bool> more = m_file->read(into);
            if (!more) return more;
            if (*more) break;
            m_file.reset();
        }
        into.dts = m_times.dts[m_place];
        into.duration = m_times.duration[m_place];
        ++m_place;
        return true;
    }

private:
    const QString m_folder;
    const int m_chunks;
    const AVRational m_frameRate;
    std::unique_ptr<PacketFileReader> m_description;  ///< the first chunk with packets
    DecodeTimes m_times;
    qint64 m_firstPts = 0;
    std::unique_ptr<PacketFileReader> m_file;
    int m_nextChunk = 0;
    size_t m_place = 0;
};

class SourcePackets final : public PacketSource
{
public:
    SourcePackets(std::unique_ptr<MediaInput> input, int stream, const PacketIndex &index)
        : m_input{std::move(input)}
        , m_stream{*m_input->context().streams[stream]}
        , m_index{index}
        , m_packets{*m_input, stream}
    {
    }

    Result<void> start()
    {
        m_input->readOnly({m_stream.index});
        std::vector<qint64> pts;
        pts.reserve(m_index.packets().size());
        for (const PacketEntry &packet : m_index.packets()) pts.push_back(packet.pts);
        m_times = decodeTimesOf(pts);
        const std::span<const std::uint8_t> matrix = av::sideData(m_stream, AV_PKT_DATA_DISPLAYMATRIX);
        if (matrix.size() == sizeof(m_matrix)) {
            std::memcpy(m_matrix.data(), matrix.data(), matrix.size());
            m_hasMatrix = true;
        }
        return m_packets.seekTo(m_index, 0);
    }

    const AVCodecParameters &parameters() const override { return *m_stream.codecpar; }
    AVRational timeBase() const override { return m_stream.time_base; }
    qint64 firstPts() const override { return m_index.ptsOfFrame(0); }
    qint64 decodeDelay() const override { return firstPts() - m_times.dts.front(); }
    AVRational frameRate() const override { return m_stream.avg_frame_rate; }
    std::span<const std::int32_t> displayMatrix() const override
    {
        return m_hasMatrix ? std::span<const std::int32_t>{m_matrix} : std::span<const std::int32_t>{};
    }

    Result<bool> next(AVPacket &into) override
    {
        do {
            Result<bool> more = m_packets.read(into);
            if (!more || !*more) return more;
            // A packet whose place is lost has no time that could be trusted.
        } while (m_packets.nextPacket() < 1);
        const auto place = static_cast<size_t>(m_packets.nextPacket() - 1);
        into.dts = m_times.dts[place];
        into.duration = m_times.duration[place];
        return true;
    }

private:
    std::unique_ptr<MediaInput> m_input;
    AVStream &m_stream;
    const PacketIndex &m_index;
    PacketSeeker m_packets;
    DecodeTimes m_times;
    std::array<std::int32_t, 9> m_matrix{};
    bool m_hasMatrix = false;
};

class SoundPackets final : public PacketSource
{
public:
    SoundPackets(std::unique_ptr<PacketFileReader> file, qint64 firstPts)
        : m_file{std::move(file)}
        , m_firstPts{firstPts}
    {
    }

    const AVCodecParameters &parameters() const override { return *m_file->parameters(); }
    AVRational timeBase() const override { return m_file->timeBase(); }
    qint64 firstPts() const override { return m_firstPts; }
    Result<bool> next(AVPacket &into) override { return m_file->read(into); }

private:
    std::unique_ptr<PacketFileReader> m_file;
    qint64 m_firstPts;
};

}  // namespace

Result<std::unique_ptr<PacketSource>> openChunks(const QString &folder, int chunks, AVRational frameRate)
{
    auto packets = std::make_unique<ChunkPackets>(folder, chunks, frameRate);
    if (Result<void> scanned = packets->scan(); !scanned) return fail(std::move(scanned.error()));
    return packets;
}

Result<std::unique_ptr<PacketSource>> openSourcePackets(const MediaTask &task, const MediaInfo &info, const PacketIndex &index)
{
    Result<std::unique_ptr<MediaInput>> input = openTaskInput(task);
    if (!input) return fail(std::move(input.error()));
    auto packets = std::make_unique<SourcePackets>(std::move(*input), info.videoStream, index);
    if (Result<void> started = packets->start(); !started) return fail(std::move(started.error()));
    return packets;
}

QString soundFile(const QString &workDir) { return workDir % QStringLiteral("/audio.pkt"); }

Result<std::unique_ptr<PacketSource>> openSound(const QString &workDir)
{
    if (!QFileInfo::exists(soundFile(workDir))) return nullptr;
    Result<std::unique_ptr<PacketFileReader>> file = PacketFileReader::open(soundFile(workDir));
    if (!file) return fail(std::move(file.error()));
    if ((*file)->packetCount() == 0) return nullptr;
    const Result<std::vector<qint64>> pts = (*file)->scanPts();
    if (!pts) return fail(pts.error());
    return std::make_unique<SoundPackets>(std::move(*file), pts->front());
}

}  // namespace chalkreel
