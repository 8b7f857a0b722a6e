#include "core/ingest/declared_duration.h"

#include <QtEndian>

#include <array>
#include <cstring>
#include <string_view>

namespace chalkreel {
namespace {

/// A hostile file could have a box every eight bytes.
constexpr int kBoxesAtMost = 2000;
constexpr double kLongestSeconds = 30.0 * 24 * 3600;

struct Box
{
    qint64 content = 0;  ///< where it begins
    qint64 end = 0;
};

/// The first box of that name from `at` on.
std::optional<Box> findBox(ByteSource &source, qint64 at, qint64 end, std::string_view name)
{
    for (int box = 0; box < kBoxesAtMost && at < end; ++box) {
        std::array<std::byte, 16> head{};
        const qint64 count = source.readAt(at, head).value_or(0);
        if (count < 8) return std::nullopt;
        quint64 size = qFromBigEndian<quint32>(head.data());
        qint64 headBytes = 8;
        if (size == 0) size = static_cast<quint64>(end - at);  // "to the end of the file"
        if (size == 1) {
            size = qFromBigEndian<quint64>(head.data() + 8);
            headBytes = 16;
        }
        if (size < static_cast<quint64>(headBytes) || size > static_cast<quint64>(end - at)) return std::nullopt;
        if (std::memcmp(head.data() + 4, name.data(), 4) == 0) return Box{at + headBytes, at + static_cast<qint64>(size)};
        at += static_cast<qint64>(size);
    }
    return std::nullopt;
}

}  // namespace

std::optional<double> declaredSeconds(ByteSource &source)
{
    const std::optional<Box> movie = findBox(source, 0, source.size(), "moov");
    if (!movie) return std::nullopt;
    const std::optional<Box> header = findBox(source, movie->content, movie->end, "mvhd");
    if (!header) return std::nullopt;
    std::array<std::byte, 32> bytes{};
    if (source.readAt(header->content, bytes).value_or(0) < static_cast<qint64>(bytes.size())) return std::nullopt;
    // Version 1 has 64 bits for its times and its duration.
    const bool isLong = std::to_integer<int>(bytes[0]) == 1;
    const auto scale = qFromBigEndian<quint32>(bytes.data() + (isLong ? 20 : 12));
    const quint64 duration = isLong ? qFromBigEndian<quint64>(bytes.data() + 24) : qFromBigEndian<quint32>(bytes.data() + 16);
    if (scale == 0 || duration == 0) return std::nullopt;
    const double seconds = static_cast<double>(duration) / scale;
    if (seconds > kLongestSeconds) return std::nullopt;  // all bits set, where it is not known
    return seconds;
}

}  // namespace chalkreel
