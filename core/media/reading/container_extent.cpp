#include "core/media/reading/container_extent.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string_view>

namespace chalkreel {
namespace {

/// A fragmented hour has some thousand boxes; a hostile file could have one every eight bytes.
constexpr int kBoxesAtMost = 20'000;

using Header = std::array<std::byte, 64>;

qint64 readHeader(ByteSource &source, qint64 offset, Header &into)
{
    into.fill(std::byte{0});
    return source.readAt(offset, into).value_or(0);
}

std::string_view textAt(const Header &header, size_t at)
{
    const void *bytes = header.data() + at;
    return {static_cast<const char *>(bytes), 4};
}

bool isBoxName(std::string_view name)
{
    return std::ranges::all_of(
        name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' '; });
}

std::optional<qint64> boxExtent(ByteSource &source)
{
    Header header;
    qint64 offset = 0;
    for (int box = 0; box < kBoxesAtMost && offset < source.size(); ++box) {
        const qint64 count = readHeader(source, offset, header);
        // A few stray bytes behind the last box are common and mean nothing.
        if (count < 8 || !isBoxName(textAt(header, 4))) return offset;
        quint64 size = qFromBigEndian<quint32>(header.data());
        if (size == 0) return offset;  // "to the end of the file"
        if (size == 1) size = qFromBigEndian<quint64>(header.data() + 8);
        if (size < 8 || size > static_cast<quint64>(std::numeric_limits<qint64>::max() - offset)) return std::nullopt;
        offset += static_cast<qint64>(size);
    }
    return offset;
}

/// A variable-length integer of RFC 8794 section 4: as many more bytes as there are leading zero bits.
struct VariableInt
{
    quint64 value = 0;
    size_t length = 0;
    bool isUnknown = false;  ///< all bits set: a stream that did not know its size
};

std::optional<VariableInt> readVariableInt(const Header &header, size_t at)
{
    const auto first = std::to_integer<unsigned char>(header[at]);
    const auto length = static_cast<size_t>(std::countl_zero(first)) + 1;
    if (length > 8 || at + length > header.size()) return std::nullopt;
    quint64 value = first & (0xffU >> length);
    quint64 allSet = 0xffU >> length;
    for (size_t i = 1; i < length; ++i) {
        value = value << 8 | std::to_integer<quint64>(header[at + i]);
        allSet = allSet << 8 | 0xff;
    }
    return VariableInt{value, length, value == allSet};
}

std::optional<qint64> segmentExtent(ByteSource &source, const Header &header)
{
    const auto head = readVariableInt(header, 4);
    if (!head || head->isUnknown || head->value > 1'000'000) return std::nullopt;
    const qint64 segment = 4 + static_cast<qint64>(head->length + head->value);
    Header next;
    readHeader(source, segment, next);
    constexpr quint32 kSegmentId = 0x18538067;
    if (qFromBigEndian<quint32>(next.data()) != kSegmentId) return std::nullopt;
    const auto size = readVariableInt(next, 4);
    if (!size || size->isUnknown || size->value > (quint64{1} << 56)) return std::nullopt;
    return segment + 4 + static_cast<qint64>(size->length + size->value);
}

}  // namespace

std::optional<qint64> promisedExtent(ByteSource &source)
{
    Header header;
    if (readHeader(source, 0, header) < 16) return std::nullopt;
    constexpr quint32 kEbmlId = 0x1a45dfa3;
    if (qFromBigEndian<quint32>(header.data()) == kEbmlId) return segmentExtent(source, header);
    if (textAt(header, 0) == "RIFF") {
        const auto size = qFromLittleEndian<quint32>(header.data() + 4);
        // 0 and all ones are what programs write that stream to a pipe.
        if (size == 0 || size == 0xffffffffU) return std::nullopt;
        return qint64{8} + size;
    }
    constexpr std::array<std::string_view, 6> kFirstBoxes{"ftyp", "moov", "mdat", "wide", "free", "skip"};
    if (std::ranges::find(kFirstBoxes, textAt(header, 4)) != kFirstBoxes.end()) return boxExtent(source);
    return std::nullopt;
}

}  // namespace chalkreel
