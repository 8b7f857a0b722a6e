#pragma once

#include <QByteArray>
#include <QtEndian>

namespace chalkreel::e2e {

/// A ZIP archive with one deflated file in it (APPNOTE.TXT, 4.3). Its content does not stand in the archive's bytes.
inline QByteArray zipOf(const QByteArray &name, const QByteArray &content)
{
    quint32 crc = 0xffffffff;
    for (const char c : content) {
        crc ^= static_cast<quint8>(c);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    crc = ~crc;
    // qCompress() puts a length (4 bytes) and the header of zlib (2) before the deflated bytes, and a checksum (4) after them.
    const QByteArray packed = qCompress(content, 9);
    const QByteArray deflated = packed.mid(6, packed.size() - 10);
    const auto two = [](qsizetype value) {
        const quint16 number = qToLittleEndian(static_cast<quint16>(value));
        return QByteArray{reinterpret_cast<const char *>(&number), 2};
    };
    const auto four = [](qsizetype value) {
        const quint32 number = qToLittleEndian(static_cast<quint32>(value));
        return QByteArray{reinterpret_cast<const char *>(&number), 4};
    };
    const QByteArray about = two(20) + two(0) + two(8) + two(0) + two(0x21) + four(crc) + four(deflated.size()) + four(content.size()) +
                             two(name.size()) + two(0);
    const QByteArray local = "PK\x03\x04" + about + name + deflated;
    const QByteArray entry = "PK\x01\x02" + two(20) + about + two(0) + two(0) + two(0) + four(0) + four(0) + name;
    return local + entry + "PK\x05\x06" + two(0) + two(0) + two(1) + two(1) + four(entry.size()) + four(local.size()) + two(0);
}

}  // namespace chalkreel::e2e
