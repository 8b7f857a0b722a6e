#include "core/media/reading/packet_index.h"

#include <QCoreApplication>
#include <QtEndian>

extern "C" {
#include <libavutil/crc.h>
}

/// The packet-index rendition. Little-endian where bytes have an order:
///   "CRPX", version byte 1, time base (two varints), number of entries (varint), the entries, CRC-32 (4 bytes).
///   Entry: varint(size * 8 + flags), svarint(DTS step), svarint(PTS - DTS), and with flag 4 svarint(gap in bytes to the
///   end of the last packet that had a position). Flags: 1 key, 2 discarded, 4 has a position.
/// varint is unsigned LEB128 (DWARF 5, section 7.6); svarint is its zigzag form. CRC-32 is IEEE 802.3's, as in zlib.
namespace chalkreel {
namespace {

constexpr QByteArrayView kMagic{"CRPX"};
constexpr char kVersion = 1;
constexpr qsizetype kCrcBytes = 4;
constexpr int kMostVarintBytes = 10;
/// No entry can be shorter: one byte each for size and flags, DTS and PTS.
constexpr qsizetype kLeastEntryBytes = 3;

constexpr quint64 kKey = 1;
constexpr quint64 kDiscarded = 2;
constexpr quint64 kHasPosition = 4;

quint32 crcOf(QByteArrayView bytes)
{
    const void *data = bytes.data();
    return ~av_crc(av_crc_get_table(AV_CRC_32_IEEE_LE), 0xffffffffU, static_cast<const uint8_t *>(data), static_cast<size_t>(bytes.size()));
}

void putVarint(QByteArray &to, quint64 value)
{
    for (; value >= 0x80; value >>= 7) to.append(static_cast<char>(value | 0x80));
    to.append(static_cast<char>(value));
}

/// Differences are taken modulo 2^64, so that hostile timestamps cannot overflow.
void putSigned(QByteArray &to, quint64 difference)
{
    const quint64 sign = static_cast<qint64>(difference) < 0 ? ~quint64{0} : 0;
    putVarint(to, (difference << 1) ^ sign);
}

class Reader
{
public:
    explicit Reader(QByteArrayView bytes)
        : m_rest{bytes}
    {
    }

    bool isGood() const { return m_isGood; }
    bool isAtEnd() const { return m_rest.isEmpty(); }
    qsizetype left() const { return m_rest.size(); }

    quint64 varint()
    {
        quint64 value = 0;
        for (int i = 0; i < kMostVarintBytes && !m_rest.isEmpty(); ++i) {
            const auto byte = static_cast<unsigned char>(m_rest.front());
            m_rest = m_rest.sliced(1);
            value |= static_cast<quint64>(byte & 0x7f) << (7 * i);
            if (byte < 0x80) return value;
        }
        m_isGood = false;
        return 0;
    }

    quint64 signedVarint()
    {
        const quint64 value = varint();
        return (value >> 1) ^ (~(value & 1) + 1);
    }

private:
    QByteArrayView m_rest;
    bool m_isGood = true;
};

Failure damaged(const QString &why)
{
    return fail(ErrorCode::Damaged,
                QCoreApplication::translate("PacketIndex", "The frame index is damaged. Process the file again to make a new one."), why);
}

}  // namespace

QByteArray PacketIndex::serialise() const
{
    QByteArray bytes;
    bytes.reserve(std::ssize(m_packets) * 8 + 64);
    bytes.append(kMagic);
    bytes.append(kVersion);
    putVarint(bytes, static_cast<quint64>(m_timeBase.num));
    putVarint(bytes, static_cast<quint64>(m_timeBase.den));
    putVarint(bytes, m_packets.size());
    quint64 lastDts = 0;
    quint64 lastEnd = 0;
    for (const PacketEntry &packet : m_packets) {
        const auto dts = static_cast<quint64>(packet.dts);
        const quint64 flags = (packet.isKey ? kKey : 0) | (packet.isDiscarded ? kDiscarded : 0) | (packet.position >= 0 ? kHasPosition : 0);
        putVarint(bytes, static_cast<quint64>(packet.size) << 3 | flags);
        putSigned(bytes, dts - lastDts);
        putSigned(bytes, static_cast<quint64>(packet.pts) - dts);
        lastDts = dts;
        if (packet.position < 0) continue;
        putSigned(bytes, static_cast<quint64>(packet.position) - lastEnd);
        lastEnd = static_cast<quint64>(packet.position) + static_cast<quint64>(packet.size);
    }
    const quint32 crc = qToLittleEndian(crcOf(bytes));
    const void *raw = &crc;
    bytes.append(static_cast<const char *>(raw), kCrcBytes);
    return bytes;
}

Result<PacketIndex> PacketIndex::parse(const QByteArray &bytes)
{
    if (bytes.size() < kMagic.size() + 1 + kCrcBytes || !bytes.startsWith(kMagic)) return damaged(QStringLiteral("no CRPX"));
    if (bytes[kMagic.size()] != kVersion) return damaged(QStringLiteral("version %1").arg(int{bytes[kMagic.size()]}));
    const QByteArrayView content = QByteArrayView{bytes}.chopped(kCrcBytes);
    if (qFromLittleEndian<quint32>(bytes.constData() + content.size()) != crcOf(content)) return damaged(QStringLiteral("CRC"));

    Reader reader{content.sliced(kMagic.size() + 1)};
    const quint64 numerator = reader.varint();
    const quint64 denominator = reader.varint();
    const quint64 count = reader.varint();
    constexpr quint64 kMost = std::numeric_limits<int>::max();
    if (!reader.isGood() || numerator == 0 || denominator == 0 || numerator > kMost || denominator > kMost)
        return damaged(QStringLiteral("time base"));
    if (count > static_cast<quint64>(reader.left() / kLeastEntryBytes)) return damaged(QStringLiteral("entry count"));

    std::vector<PacketEntry> packets;
    packets.reserve(count);
    quint64 lastDts = 0;
    quint64 lastEnd = 0;
    for (quint64 i = 0; i < count; ++i) {
        const quint64 head = reader.varint();
        PacketEntry packet;
        if (head >> 3 > kMost) return damaged(QStringLiteral("packet size"));
        packet.size = static_cast<qint32>(head >> 3);
        packet.isKey = (head & kKey) != 0;
        packet.isDiscarded = (head & kDiscarded) != 0;
        lastDts += reader.signedVarint();
        packet.dts = static_cast<qint64>(lastDts);
        packet.pts = static_cast<qint64>(lastDts + reader.signedVarint());
        if ((head & kHasPosition) != 0) {
            packet.position = static_cast<qint64>(lastEnd + reader.signedVarint());
            if (packet.position < 0) return damaged(QStringLiteral("packet position"));
            lastEnd = static_cast<quint64>(packet.position) + static_cast<quint64>(packet.size);
        }
        if (!reader.isGood()) return damaged(QStringLiteral("entry %1").arg(i));
        const auto isTime = [](qint64 ticks) { return ticks >= -kFarthestTime && ticks <= kFarthestTime; };
        if (!isTime(packet.pts) || !isTime(packet.dts)) return damaged(QStringLiteral("time of entry %1").arg(i));
        packets.push_back(packet);
    }
    if (!reader.isAtEnd()) return damaged(QStringLiteral("bytes after the last entry"));
    return PacketIndex{{static_cast<int>(numerator), static_cast<int>(denominator)}, std::move(packets)};
}

}  // namespace chalkreel
