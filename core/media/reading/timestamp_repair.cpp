#include "core/media/reading/timestamp_repair.h"

#include <QtGlobal>

#include <algorithm>
#include <numeric>

namespace chalkreel {
namespace {

struct CloseParser
{
    void operator()(AVCodecParserContext *parser) const { av_parser_close(parser); }
};

/// Finds out in which order the frames of a stream are shown, packet by packet.
class ShownOrder
{
public:
    explicit ShownOrder(const AVStream &stream)
        : m_parser{av_parser_init(stream.codecpar->codec_id)}
        , m_context{avcodec_alloc_context3(nullptr)}
        , m_countsPictures{stream.codecpar->codec_id == AV_CODEC_ID_H264 || stream.codecpar->codec_id == AV_CODEC_ID_HEVC}
    {
        if (m_parser) m_parser->flags |= PARSER_FLAG_COMPLETE_FRAMES;
        if (m_context) avcodec_parameters_to_context(m_context.get(), stream.codecpar);
    }

    void add(const AVPacket &packet)
    {
        const int type = parse(packet);
        if (m_countsPictures)
            addCounted(packet);
        else
            addByType(type);
    }

    /// Indices of the packets as they are shown.
    std::vector<size_t> finished()
    {
        if (m_reference >= 0) m_ranks[static_cast<size_t>(m_reference)].second = m_shown;
        std::vector<size_t> order(m_ranks.size());
        std::iota(order.begin(), order.end(), size_t{0});
        std::ranges::stable_sort(order, {}, [this](size_t i) { return m_ranks[i]; });
        return order;
    }

private:
    int parse(const AVPacket &packet)
    {
        if (!m_parser || !m_context) return AV_PICTURE_TYPE_NONE;
        uint8_t *frame = nullptr;
        int size = 0;
        av_parser_parse2(m_parser.get(), m_context.get(), &frame, &size, packet.data, packet.size, packet.pts, packet.dts, packet.pos);
        return m_parser->pict_type;
    }

    /// H.264 and H.265 number their pictures; a key frame that starts at a lower number starts a new count.
    void addCounted(const AVPacket &packet)
    {
        const qint64 count = m_parser ? m_parser->output_picture_number : 0;
        if ((packet.flags & AV_PKT_FLAG_KEY) != 0 && count <= m_highest) {
            ++m_group;
            m_highest = count;
        }
        m_highest = std::max(m_highest, count);
        m_ranks.emplace_back(m_group, count);
    }

    /// Elsewhere a B-frame is shown at once and any other frame when the next that is none has come.
    void addByType(int type)
    {
        m_ranks.emplace_back(0, 0);
        if (type == AV_PICTURE_TYPE_B) {
            m_ranks.back().second = m_shown++;
            return;
        }
        if (m_reference >= 0) m_ranks[static_cast<size_t>(m_reference)].second = m_shown++;
        m_reference = std::ssize(m_ranks) - 1;
    }

    std::unique_ptr<AVCodecParserContext, CloseParser> m_parser;
    av::Codec m_context;
    bool m_countsPictures;
    int m_group = 0;
    qint64 m_highest = std::numeric_limits<qint64>::min();
    qint64 m_shown = 0;
    std::ptrdiff_t m_reference = -1;              ///< the last frame that is no B-frame: not shown yet
    std::vector<std::pair<int, qint64>> m_ranks;  ///< group and place in it, per packet
};

qint64 ticksPerFrame(const AVStream &stream)
{
    const AVRational rate = stream.avg_frame_rate.num > 0 ? stream.avg_frame_rate : stream.r_frame_rate;
    if (rate.num <= 0 || rate.den <= 0) return 1;
    return std::max<qint64>(1, av_rescale_q(1, av_inv_q(rate), stream.time_base));
}

void fillDecodeTimes(std::vector<PacketEntry> &entries, qint64 step)
{
    const auto known = std::ranges::find_if(entries, [](const PacketEntry &entry) { return entry.dts != AV_NOPTS_VALUE; });
    if (known == entries.end()) {
        for (size_t i = 0; i < entries.size(); ++i) entries[i].dts = static_cast<qint64>(i) * step;
        return;
    }
    qint64 next = known->dts - step * (known - entries.begin());
    for (PacketEntry &entry : entries) {
        if (entry.dts == AV_NOPTS_VALUE) entry.dts = next;
        next = entry.dts + step;
    }
}

}  // namespace

Result<void> repairTimestamps(MediaInput &input, int stream, std::vector<PacketEntry> &entries)
{
    const auto lacksTime = [](const PacketEntry &entry) { return entry.pts == AV_NOPTS_VALUE; };
    const bool isAnyLacking = std::ranges::any_of(entries, lacksTime);
    const AVStream &source = *input.context().streams[stream];
    const qint64 step = ticksPerFrame(source);
    fillDecodeTimes(entries, step);
    if (!isAnyLacking) return {};

    if (const Result<void> back = input.rewind(); !back) return back;
    ShownOrder order{source};
    const av::Packet packet{av_packet_alloc()};
    for (size_t count = 0; count < entries.size();) {
        const Result<bool> more = input.readPacket(*packet);
        if (!more) return fail(more.error());
        if (!*more) break;
        if (packet->stream_index != stream || packet->size <= 0) continue;
        order.add(*packet);
        ++count;
    }
    const std::vector<size_t> shown = order.finished();
    if (shown.size() != entries.size())
        return fail(ErrorCode::Io, QString{}, QStringLiteral("%1 packets became %2").arg(entries.size()).arg(shown.size()));

    if (std::ranges::all_of(entries, lacksTime)) {
        // The n-th frame that is shown takes the n-th time: such containers count frames, so their times are an even row.
        std::vector<qint64> times;
        for (const PacketEntry &entry : entries) times.push_back(entry.dts);
        std::ranges::sort(times);
        for (size_t i = 0; i < shown.size(); ++i) entries[shown[i]].pts = times[i];
        return {};
    }
    // Some are known: the others follow them in even steps.
    const auto known = std::ranges::find_if_not(shown, [&](size_t i) { return lacksTime(entries[i]); });
    qint64 next = entries[*known].pts - step * (known - shown.begin());
    for (const size_t i : shown) {
        if (lacksTime(entries[i])) entries[i].pts = next;
        next = entries[i].pts + step;
    }
    return {};
}

}  // namespace chalkreel
