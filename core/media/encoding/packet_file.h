#pragma once

#include "core/base/atomic_file.h"
#include "core/media/av/av_ptr.h"

#include <QFile>

#include <memory>
#include <optional>

namespace chalkreel {

/// Packets of one stream in decode order in a file of our own, made for checkpoints: all that a muxer needs to go on
/// with them later, in another process. Magic "CRPK", version, what the stream is, the packets, their count at the end.
/// The file appears complete under its name or not at all. All numbers are little endian; never shared with others.
class PacketFileWriter
{
public:
    static Result<std::unique_ptr<PacketFileWriter>> create(const QString &path);

    /// Once, before the first packet. A file without packets needs none.
    Result<void> describe(const AVCodecParameters &parameters, AVRational timeBase);
    Result<void> write(const AVPacket &packet);
    /// Makes the file durable and visible.
    Result<void> commit();

private:
    explicit PacketFileWriter(AtomicFile file);
    Result<void> put(const QByteArray &bytes);

    AtomicFile m_atomic;
    QFile m_file;
    bool m_isDescribed = false;
    qint64 m_packets = 0;
};

class PacketFileReader
{
public:
    /// NotFound without the file, Damaged when it is not one of ours or not whole.
    static Result<std::unique_ptr<PacketFileReader>> open(const QString &path);

    /// Null when the file holds no packet.
    const AVCodecParameters *parameters() const { return m_parameters.get(); }
    AVRational timeBase() const { return m_timeBase; }
    qint64 packetCount() const { return m_packets; }
    /// True with the next packet, false at the end.
    Result<bool> read(AVPacket &into);
    /// PTS of all packets in the file's order, without their content; read() then starts at the first packet.
    Result<std::vector<qint64>> scanPts();

private:
    struct PacketHead;
    explicit PacketFileReader(const QString &path);
    Result<void> readDescription();
    Result<PacketHead> readHead();
    Failure damaged() const;

    QFile m_file;
    av::Parameters m_parameters;
    AVRational m_timeBase{1, 1};
    qint64 m_packets = 0;
    qint64 m_read = 0;
    qint64 m_firstPacket = 0;  ///< byte
};

}  // namespace chalkreel
