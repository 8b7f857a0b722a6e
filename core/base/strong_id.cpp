#include "core/base/strong_id.h"

#include "core/base/guarded.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>

namespace chalkreel {

QUuid createTimeOrderedUuid()
{
    // The 12 bits after the time count up within one millisecond; past 4095 the time itself is carried on,
    // which RFC 9562 section 6.2 allows ("monotonic random", method 1).
    static Guarded<quint64> lastStamp{quint64{0}};
    const quint64 stamp = lastStamp.with([](quint64 &last) {
        const auto now = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch()) << 12;
        last = std::max(now, last + 1);
        return last;
    });
    const quint64 milliseconds = stamp >> 12;
    const auto counter = static_cast<ushort>(stamp & 0xfff);
    const quint64 random = QRandomGenerator::system()->generate64();

    const auto byteOf = [random](int index) { return static_cast<uchar>(random >> (8 * index)); };
    return QUuid{static_cast<uint>(milliseconds >> 16),
                 static_cast<ushort>(milliseconds & 0xffff),
                 static_cast<ushort>(0x7000 | counter),
                 static_cast<uchar>(0x80 | (byteOf(0) & 0x3f)),
                 byteOf(1),
                 byteOf(2),
                 byteOf(3),
                 byteOf(4),
                 byteOf(5),
                 byteOf(6),
                 byteOf(7)};
}

}  // namespace chalkreel
