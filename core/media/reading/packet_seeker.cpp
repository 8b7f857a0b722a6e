#include "core/media/reading/packet_seeker.h"

#include "core/media/av/av_error.h"

#include <QCoreApplication>

#include <algorithm>

namespace chalkreel {
namespace {

/// Landing so many packets early costs little: they are read, not decoded. More, and another way is tried first.
constexpr int kReadForwardAtMost = 30;
/// How far a lost packet may put the counting out before the place is looked up anew.
constexpr int kLookAhead = 16;

}  // namespace

PacketSeeker::PacketSeeker(MediaInput &input, int stream)
    : m_input{input}
    , m_stream{stream}  // Transport and program streams have no table of contents, but their packets can be read from any byte on.
    , m_best{(input.context().iformat->flags & AVFMT_TS_DISCONT) != 0 ? Way::Byte : Way::Pts}
    , m_held{av_packet_alloc()}
{
}

/// The next packet of the stream as the file has it.
Result<bool> PacketSeeker::readAny(AVPacket &into)
{
    do {
        const Result<bool> more = m_input.readPacket(into);
        if (!more || !*more) return more;
    } while (into.stream_index != m_stream || into.size <= 0);
    return true;
}

Result<bool> PacketSeeker::read(AVPacket &into)
{
    if (m_isHeld) {
        av_packet_unref(&into);
        av_packet_move_ref(&into, m_held.get());
        m_isHeld = false;
    } else if (const Result<bool> more = readAny(into); !more || !*more) {
        return more;
    }
    if (m_next < 0) return true;
    const int place = placeOf(into, m_next);
    m_next = place < 0 ? -1 : place + 1;
    if (place < 0) return true;
    const PacketEntry &entry = m_index->packets()[static_cast<size_t>(place)];
    into.pts = entry.pts;
    into.dts = entry.dts;
    return true;
}

Result<void> PacketSeeker::seekTo(const PacketIndex &index, int target)
{
    if (!m_held) return fail(av::errorFrom(AVERROR(ENOMEM), m_input.displayName()));
    m_index = &index;
    m_isHeld = false;
    m_next = -1;
    for (const Way way : {m_best, Way::Pts, Way::Dts, Way::Byte, Way::Before, Way::Beginning}) {
        const Result<int> landed = landLearning(way, target);
        if (!landed) return fail(landed.error());
        if (*landed < 0 || *landed > target) continue;
        const bool isLastChance = way == Way::Before || way == Way::Beginning;
        if (!isLastChance && target - *landed > kReadForwardAtMost) continue;
        const Result<bool> hasReached = readOnTo(target, *landed);
        if (!hasReached) return fail(hasReached.error());
        if (!*hasReached) continue;
        if (!isLastChance) m_best = way;
        m_next = target;
        m_isHeld = true;
        return {};
    }
    return fail(ErrorCode::Damaged,
                QCoreApplication::translate("MediaInput", "A place in “%1” cannot be reached: the file has changed or is damaged.")
                    .arg(m_input.displayName()),
                av::logTail());
}

/// Seeks, reads one packet into m_held and says which it is; -1 when that did not work.
Result<int> PacketSeeker::land(Way way, int target)
{
    if (seek(way, target) < 0) return -1;
    // Right behind a jump by bytes the first packet can be the rest of one.
    for (int attempt = 0; attempt < 3; ++attempt) {
        const Result<bool> more = readAny(*m_held);
        if (!more) return fail(more.error());
        if (!*more) return -1;
        if (const int place = placeOf(*m_held, target); place >= 0) return place;
    }
    return -1;
}

/// As land(); where an edit list shifts the times so that seeks fall one group of pictures short, it learns by how much.
Result<int> PacketSeeker::landLearning(Way way, int target)
{
    Result<int> landed = land(way, target);
    if (!landed || way != Way::Pts || m_bias != 0 || *landed < 0 || *landed >= target) return landed;
    const PacketEntry &entry = m_index->packets()[static_cast<size_t>(target)];
    m_bias = entry.pts - entry.dts;
    Result<int> shifted = m_bias != 0 ? land(way, target) : landed;
    if (!shifted || (*shifted > *landed && *shifted <= target)) return shifted;
    m_bias = 0;
    return land(way, target);
}

int PacketSeeker::seek(Way way, int target)
{
    const PacketEntry &entry = m_index->packets()[static_cast<size_t>(target)];
    AVFormatContext *context = &m_input.context();
    const qint64 second = av_rescale_q(1, {1, 1}, m_index->timeBase());
    switch (way) {
    case Way::Pts: return av_seek_frame(context, m_stream, entry.pts + m_bias, AVSEEK_FLAG_BACKWARD);
    case Way::Dts: return av_seek_frame(context, m_stream, entry.dts, AVSEEK_FLAG_BACKWARD);
    case Way::Byte:
        if ((context->iformat->flags & AVFMT_TS_DISCONT) == 0 || entry.position < 0) return AVERROR(ENOSYS);
        return av_seek_frame(context, m_stream, entry.position, AVSEEK_FLAG_BYTE);
    case Way::Before: return av_seek_frame(context, m_stream, std::min(entry.pts, entry.dts) - 2 * second, AVSEEK_FLAG_BACKWARD);
    case Way::Beginning: return m_input.rewind() ? 0 : AVERROR(ENOSYS);
    }
    return AVERROR(EINVAL);
}

/// Reads on from the packet `from`, which m_held has, until it has `target`; false when that one does not come.
Result<bool> PacketSeeker::readOnTo(int target, int from)
{
    for (int place = from; place != target;) {
        const Result<bool> more = readAny(*m_held);
        if (!more || !*more) return more;
        place = placeOf(*m_held, place + 1);
        if (place < 0 || place > target) return false;
    }
    return true;
}

bool PacketSeeker::isEntry(const AVPacket &packet, int entry) const
{
    if (entry < 0 || entry >= std::ssize(m_index->packets())) return false;
    const PacketEntry &known = m_index->packets()[static_cast<size_t>(entry)];
    if (packet.size != known.size) return false;
    // Times can be our own repair, or worked out by FFmpeg from what it read before: the place in the file is certain.
    return known.position >= 0 ? packet.pos == known.position : packet.pts == known.pts || packet.dts == known.dts;
}

int PacketSeeker::placeOf(const AVPacket &packet, int expected) const
{
    for (int i = expected; i < expected + kLookAhead; ++i)
        if (isEntry(packet, i)) return i;
    for (int i = 0; i < std::ssize(m_index->packets()); ++i)
        if (isEntry(packet, i)) return i;
    return -1;
}

}  // namespace chalkreel
