#include "core/media/encoding/packet_file.h"

#include "core/base/system_error.h"
#include "core/media/av/av_error.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include <array>
#include <cerrno>

namespace chalkreel {
namespace {

constexpr std::array<char, 4> kMagic{'C', 'R', 'P', 'K'};
constexpr quint32 kVersion = 1;
constexpr int kHeadBytes = 4 + 4;
constexpr quint32 kEnd = 0x45504b43;  ///< behind the count
constexpr int kTailBytes = 8 + 4;
constexpr int kPacketHeadBytes = 8 * 3 + 4 + 4;
constexpr qint64 kDescriptionAtMost = 1 << 20;
constexpr quint32 kPacketAtMost = 1 << 30;

QString tooLittleMemory() { return QCoreApplication::translate("PacketFile", "There was not enough memory to keep what was encoded."); }

QByteArray bytesOf(auto... values)
{
    QByteArray bytes;
    QDataStream stream{&bytes, QIODevice::WriteOnly};
    stream.setByteOrder(QDataStream::LittleEndian);
    (stream << ... << values);
    return bytes;
}

void writeParameters(QDataStream &to, const AVCodecParameters &from)
{
    to << qint32{from.codec_type} << qint32{from.codec_id} << from.codec_tag << qint32{from.format} << qint64{from.bit_rate}
       << qint32{from.profile} << qint32{from.level} << qint32{from.width} << qint32{from.height} << qint32{from.sample_aspect_ratio.num}
       << qint32{from.sample_aspect_ratio.den} << qint32{from.field_order} << qint32{from.color_range} << qint32{from.color_primaries}
       << qint32{from.color_trc} << qint32{from.color_space} << qint32{from.chroma_location} << qint32{from.video_delay}
       << qint32{from.ch_layout.nb_channels} << qint32{from.sample_rate} << qint32{from.frame_size} << qint32{from.initial_padding}
       << QByteArray::fromRawData(reinterpret_cast<const char *>(from.extradata), from.extradata_size);
}

template <typename T>
void readNumber(QDataStream &from, T &to)
{
    qint32 number = 0;
    from >> number;
    to = static_cast<T>(number);
}

bool readParameters(QDataStream &from, AVCodecParameters &to)
{
    qint64 bitRate = 0;
    qint32 channels = 0;
    QByteArray extradata;
    readNumber(from, to.codec_type);
    readNumber(from, to.codec_id);
    from >> to.codec_tag;
    readNumber(from, to.format);
    from >> bitRate;
    to.bit_rate = bitRate;
    for (int *number : {&to.profile, &to.level, &to.width, &to.height, &to.sample_aspect_ratio.num, &to.sample_aspect_ratio.den})
        readNumber(from, *number);
    readNumber(from, to.field_order);
    readNumber(from, to.color_range);
    readNumber(from, to.color_primaries);
    readNumber(from, to.color_trc);
    readNumber(from, to.color_space);
    readNumber(from, to.chroma_location);
    readNumber(from, to.video_delay);
    from >> channels;
    for (int *number : {&to.sample_rate, &to.frame_size, &to.initial_padding}) readNumber(from, *number);
    from >> extradata;
    if (channels > 0) av_channel_layout_default(&to.ch_layout, channels);
    if (extradata.isEmpty()) return true;
    to.extradata = static_cast<std::uint8_t *>(av_mallocz(static_cast<size_t>(extradata.size()) + AV_INPUT_BUFFER_PADDING_SIZE));
    if (!to.extradata) return false;
    std::copy(extradata.begin(), extradata.end(), to.extradata);
    to.extradata_size = static_cast<int>(extradata.size());
    return true;
}

}  // namespace

PacketFileWriter::PacketFileWriter(AtomicFile file)
    : m_atomic{std::move(file)}
    , m_file{m_atomic.partPath()}
{
}

Result<std::unique_ptr<PacketFileWriter>> PacketFileWriter::create(const QString &path)
{
    Result<AtomicFile> file = AtomicFile::create(path);
    if (!file) return fail(std::move(file.error()));
    std::unique_ptr<PacketFileWriter> writer{new PacketFileWriter{std::move(*file)}};
    if (!writer->m_file.open(QIODevice::WriteOnly)) return fail(ErrorCode::Io, writer->m_file.errorString());
    return writer;
}

Result<void> PacketFileWriter::put(const QByteArray &bytes)
{
    errno = 0;
    if (m_file.write(bytes) == bytes.size()) return {};
    const int number = m_file.error() == QFileDevice::ResourceError ? ENOSPC : errno;
    // The folder is one of ours, deep and hidden; what a person can make room on is the disk.
    const QString root = QStorageInfo{QFileInfo{m_file.fileName()}.path()}.rootPath();
    const QString disk = QDir::toNativeSeparators(root.isEmpty() ? QDir::rootPath() : root);
    return fail(errorFromErrno(number, QCoreApplication::translate("PacketFile", "What was encoded cannot be kept on “%1”.").arg(disk)));
}

Result<void> PacketFileWriter::describe(const AVCodecParameters &parameters, AVRational timeBase)
{
    QByteArray description;
    QDataStream stream{&description, QIODevice::WriteOnly};
    stream.setByteOrder(QDataStream::LittleEndian);
    stream << qint32{timeBase.num} << qint32{timeBase.den};
    writeParameters(stream, parameters);
    m_isDescribed = true;
    return put(QByteArray{kMagic.data(), kMagic.size()} + bytesOf(kVersion, static_cast<quint32>(description.size())) + description);
}

Result<void> PacketFileWriter::write(const AVPacket &packet)
{
    Q_ASSERT(m_isDescribed);
    ++m_packets;
    if (Result<void> head = put(bytesOf(qint64{packet.pts}, qint64{packet.dts}, qint64{packet.duration}, static_cast<quint32>(packet.flags),
                                        static_cast<quint32>(packet.size)));
        !head)
        return head;
    return put(QByteArray::fromRawData(reinterpret_cast<const char *>(packet.data), packet.size));
}

Result<void> PacketFileWriter::commit()
{
    if (!m_isDescribed)
        if (Result<void> empty = put(QByteArray{kMagic.data(), kMagic.size()} + bytesOf(kVersion, quint32{0})); !empty) return empty;
    if (Result<void> tail = put(bytesOf(m_packets, kEnd)); !tail) return tail;
    if (!m_file.flush()) return put({});
    m_file.close();
    return m_atomic.commit();
}

struct PacketFileReader::PacketHead
{
    qint64 pts = 0;
    qint64 dts = 0;
    qint64 duration = 0;
    quint32 flags = 0;
    quint32 size = 0;
};

PacketFileReader::PacketFileReader(const QString &path)
    : m_file{path}
{
}

Failure PacketFileReader::damaged() const
{
    return fail(ErrorCode::Damaged, QCoreApplication::translate("PacketFile", "A work file of this job is damaged. Start the job again."),
                m_file.fileName() % QStringLiteral(", byte %1").arg(m_file.pos()));
}

Result<std::unique_ptr<PacketFileReader>> PacketFileReader::open(const QString &path)
{
    std::unique_ptr<PacketFileReader> reader{new PacketFileReader{path}};
    if (!QFileInfo::exists(path) || !reader->m_file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("PacketFile", "A work file of this job is missing. Start the job again."), path);
    if (Result<void> read = reader->readDescription(); !read) return fail(std::move(read.error()));
    return reader;
}

Result<void> PacketFileReader::readDescription()
{
    const QByteArray head = m_file.read(kHeadBytes + 4);
    if (head.size() != kHeadBytes + 4 || !head.startsWith(QByteArray{kMagic.data(), kMagic.size()})) return damaged();
    QDataStream numbers{head.mid(kMagic.size())};
    numbers.setByteOrder(QDataStream::LittleEndian);
    quint32 version = 0;
    quint32 size = 0;
    numbers >> version >> size;
    if (version != kVersion || size > kDescriptionAtMost) return damaged();

    if (size > 0) {
        const QByteArray description = m_file.read(size);
        QDataStream stream{description};
        stream.setByteOrder(QDataStream::LittleEndian);
        readNumber(stream, m_timeBase.num);
        readNumber(stream, m_timeBase.den);
        m_parameters.reset(avcodec_parameters_alloc());
        if (!m_parameters || !readParameters(stream, *m_parameters)) return fail(ErrorCode::ResourceExhausted, tooLittleMemory());
        if (stream.status() != QDataStream::Ok || m_timeBase.num <= 0 || m_timeBase.den <= 0) return damaged();
    }
    m_firstPacket = m_file.pos();
    if (!m_file.seek(m_file.size() - kTailBytes)) return damaged();
    QDataStream tail{m_file.read(kTailBytes)};
    tail.setByteOrder(QDataStream::LittleEndian);
    quint32 end = 0;
    tail >> m_packets >> end;
    const qint64 most = (m_file.size() - m_firstPacket) / kPacketHeadBytes;
    if (tail.status() != QDataStream::Ok || end != kEnd || m_packets < 0 || m_packets > most || !m_file.seek(m_firstPacket))
        return damaged();
    return {};
}

Result<PacketFileReader::PacketHead> PacketFileReader::readHead()
{
    QDataStream stream{m_file.read(kPacketHeadBytes)};
    stream.setByteOrder(QDataStream::LittleEndian);
    PacketHead head;
    stream >> head.pts >> head.dts >> head.duration >> head.flags >> head.size;
    if (stream.status() != QDataStream::Ok || head.size > kPacketAtMost) return damaged();
    return head;
}

Result<bool> PacketFileReader::read(AVPacket &into)
{
    av_packet_unref(&into);
    if (m_read == m_packets) return false;
    const Result<PacketHead> head = readHead();
    if (!head) return fail(head.error());
    if (const int status = av_new_packet(&into, static_cast<int>(head->size)); status < 0)
        return fail(av::errorFrom(status, tooLittleMemory()));
    if (m_file.read(reinterpret_cast<char *>(into.data), head->size) != head->size) return damaged();
    into.pts = head->pts;
    into.dts = head->dts;
    into.duration = head->duration;
    into.flags = static_cast<int>(head->flags);
    ++m_read;
    return true;
}

Result<std::vector<qint64>> PacketFileReader::scanPts()
{
    std::vector<qint64> pts;
    pts.reserve(static_cast<size_t>(m_packets));
    if (!m_file.seek(m_firstPacket)) return damaged();
    for (qint64 i = 0; i < m_packets; ++i) {
        const Result<PacketHead> head = readHead();
        if (!head) return fail(head.error());
        pts.push_back(head->pts);
        if (!m_file.seek(m_file.pos() + head->size)) return damaged();
    }
    m_read = 0;
    if (!m_file.seek(m_firstPacket)) return damaged();
    return pts;
}

}  // namespace chalkreel
