#include "core/media/packaging/encoded_packets.h"

#include "core/media/av/av_error.h"

#include <QCoreApplication>

#include <algorithm>

namespace chalkreel {

EncodedPackets::EncodedPackets(av::Parameters parameters, AVRational timeBase, AVRational frameRate, std::int64_t duration)
    : m_parameters{std::move(parameters)}
    , m_timeBase{timeBase}
    , m_frameRate{frameRate}
    , m_duration{duration}
{
}

Result<void> EncodedPackets::add(const AVPacket &packet)
{
    av::Packet own{av_packet_clone(&packet)};
    if (!own)
        return fail(
            av::errorFrom(AVERROR(ENOMEM), QCoreApplication::translate("EncodedPackets", "There is not enough memory for the clip.")));
    if (own->duration == 0) own->duration = m_duration;
    m_firstPts = m_packets.empty() ? own->pts : std::min<qint64>(m_firstPts, own->pts);
    m_packets.push_back(std::move(own));
    return {};
}

Result<bool> EncodedPackets::next(AVPacket &into)
{
    if (m_next == m_packets.size()) return false;
    av_packet_unref(&into);
    av_packet_move_ref(&into, m_packets[m_next++].get());
    return true;
}

}  // namespace chalkreel
