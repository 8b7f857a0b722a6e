#include "core/media/av/av_error.h"
#include "core/media/reading/packet_index.h"
#include "core/media/reading/timestamp_repair.h"

#include <QCoreApplication>

namespace chalkreel {
namespace {

/// How often the caller hears of progress and may cancel.
constexpr size_t kPacketsPerReport = 512;

/// Hidden VP8 frames (golden and alternate references) are packets of their own; RFC 6386 section 9.1 has the bit.
bool isHiddenFrame(const AVPacket &packet, AVCodecID codec)
{
    constexpr uint8_t kShowFrame = 0x10;
    return codec == AV_CODEC_ID_VP8 && packet.size > 0 && (packet.data[0] & kShowFrame) == 0;
}

/// What a container claims, or "no time" where that is absurd.
qint64 sane(qint64 ticks) { return ticks < -kFarthestTime || ticks > kFarthestTime ? AV_NOPTS_VALUE : ticks; }

}  // namespace

Result<PacketIndex> PacketIndex::scan(MediaInput &input, int stream, const std::function<bool(double)> &progress)
{
    AVFormatContext &context = input.context();
    const AVStream &source = *context.streams[stream];
    input.readOnly({stream});
    if (const Result<void> back = input.rewind(); !back) return fail(back.error());
    const av::Packet packet{av_packet_alloc()};
    if (!packet) return fail(av::errorFrom(AVERROR(ENOMEM), input.displayName()));
    const auto bytes = static_cast<double>(std::max<qint64>(1, avio_size(context.pb)));

    std::vector<PacketEntry> entries;
    for (;;) {
        const Result<bool> more = input.readPacket(*packet);
        if (!more) return fail(more.error());
        if (!*more) break;
        if (packet->stream_index != stream || packet->size <= 0) continue;
        if (static_cast<qint64>(entries.size()) >= input.limits().packets)
            return fail(ErrorCode::TooLarge,
                        QCoreApplication::translate("MediaInput", "“%1” has more frames than are processed.").arg(input.displayName()));
        const bool isDiscarded = (packet->flags & AV_PKT_FLAG_DISCARD) != 0 || isHiddenFrame(*packet, source.codecpar->codec_id);
        entries.push_back(
            {sane(packet->pts), sane(packet->dts), packet->pos, packet->size, (packet->flags & AV_PKT_FLAG_KEY) != 0, isDiscarded});
        if (entries.size() % kPacketsPerReport == 0 && progress &&
            !progress(std::min(1.0, static_cast<double>(avio_tell(context.pb)) / bytes)))
            return fail(ErrorCode::Cancelled, QString{});
    }
    if (const Result<void> repaired = repairTimestamps(input, stream, entries); !repaired) return fail(repaired.error());
    if (const Result<void> back = input.rewind(); !back) return fail(back.error());
    if (progress && !progress(1)) return fail(ErrorCode::Cancelled, QString{});
    return PacketIndex{source.time_base, std::move(entries)};
}

}  // namespace chalkreel
