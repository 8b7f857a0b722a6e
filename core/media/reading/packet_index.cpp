#include "core/media/reading/packet_index.h"

#include <algorithm>
#include <cmath>

namespace chalkreel {
namespace {

/// Middle one of the steps between frames; 0 when there are fewer than two.
qint64 medianStep(const std::vector<qint64> &sorted)
{
    std::vector<qint64> steps;
    steps.reserve(sorted.size());
    for (size_t i = 1; i < sorted.size(); ++i) steps.push_back(sorted[i] - sorted[i - 1]);
    if (steps.empty()) return 0;
    const auto middle = steps.begin() + std::ssize(steps) / 2;
    std::ranges::nth_element(steps, middle);
    return *middle;
}

}  // namespace

PacketIndex::PacketIndex(AVRational timeBase, std::vector<PacketEntry> inDecodeOrder)
    : m_timeBase{timeBase}
    , m_packets{std::move(inDecodeOrder)}
{
    m_framePts.reserve(m_packets.size());
    for (size_t i = 0; i < m_packets.size(); ++i) {
        const PacketEntry &packet = m_packets[i];
        if (!packet.isDiscarded) m_framePts.push_back(packet.pts);
        if (!packet.isKey) continue;
        m_keys.emplace_back(packet.pts, static_cast<int>(i));
        if (!packet.isDiscarded) m_keyPts.push_back(packet.pts);
    }
    std::ranges::sort(m_framePts);
    std::ranges::sort(m_keyPts);
    std::ranges::sort(m_keys);
}

double PacketIndex::secondsOfFrame(int frame) const { return static_cast<double>(ptsOfFrame(frame)) * av_q2d(m_timeBase); }

int PacketIndex::frameAt(qint64 pts) const
{
    const auto after = std::ranges::upper_bound(m_framePts, pts);
    if (after == m_framePts.begin()) return m_framePts.empty() ? -1 : 0;
    return static_cast<int>(after - m_framePts.begin()) - 1;
}

int PacketIndex::frameAtSeconds(double seconds) const
{
    // A thousandth of a tick, so that what secondsOfFrame() gave finds its frame again in spite of rounding.
    const double ticks = std::floor(seconds / av_q2d(m_timeBase) + 1e-3);
    constexpr double kFarthest = 9e18;
    return frameAt(static_cast<qint64>(std::clamp(ticks, -kFarthest, kFarthest)));
}

int PacketIndex::keyPacketFor(qint64 pts) const
{
    if (m_keys.empty()) return -1;
    const auto after = std::ranges::upper_bound(m_keys, pts, {}, &std::pair<qint64, int>::first);
    return after == m_keys.begin() ? after->second : std::prev(after)->second;
}

int PacketIndex::longestGop() const
{
    int longest = 0;
    int length = 0;
    for (const PacketEntry &packet : m_packets) {
        length = packet.isKey ? 1 : length + 1;
        longest = std::max(longest, length);
    }
    return longest;
}

bool PacketIndex::hasBFrames() const
{
    qint64 latest = std::numeric_limits<qint64>::min();
    for (const PacketEntry &packet : m_packets) {
        if (packet.pts < latest) return true;
        latest = packet.pts;
    }
    return false;
}

bool PacketIndex::hasVariableFrameRate() const
{
    if (m_framePts.size() < 3) return false;
    const qint64 median = medianStep(m_framePts);
    const double mean = static_cast<double>(m_framePts.back() - m_framePts.front()) / static_cast<double>(m_framePts.size() - 1);
    // Rounding to ticks moves each end of a step by half a tick; a file that was remuxed was rounded twice. Where a frame
    // is exactly one tick there is nothing to round.
    const double most = median == 1 ? mean : std::floor(mean) + 2;
    const double least = median == 1 ? mean : std::ceil(mean) - 2;
    for (size_t i = 1; i < m_framePts.size(); ++i) {
        const auto step = static_cast<double>(m_framePts[i] - m_framePts[i - 1]);
        if (step > most || step < least) return true;
    }
    return false;
}

double PacketIndex::duration() const
{
    if (m_framePts.empty()) return 0;
    return static_cast<double>(m_framePts.back() - m_framePts.front() + medianStep(m_framePts)) * av_q2d(m_timeBase);
}

}  // namespace chalkreel
