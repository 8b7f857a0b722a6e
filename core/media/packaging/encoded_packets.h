#pragma once

#include "core/media/packaging/packet_source.h"

#include <vector>

namespace chalkreel {

/// The packets of a short clip, kept in memory between its encoder and a muxer.
class EncodedPackets final : public PacketSource
{
public:
    /// `frameRate` is {0, 1} for sound. `duration` is a packet's, in the time base, where the encoder does not tell.
    EncodedPackets(av::Parameters parameters, AVRational timeBase, AVRational frameRate, std::int64_t duration);

    /// In decode order. ResourceExhausted.
    Result<void> add(const AVPacket &packet);

    const AVCodecParameters &parameters() const override { return *m_parameters; }
    AVRational timeBase() const override { return m_timeBase; }
    Result<bool> next(AVPacket &into) override;
    qint64 firstPts() const override { return m_firstPts; }
    AVRational frameRate() const override { return m_frameRate; }

private:
    av::Parameters m_parameters;
    AVRational m_timeBase;
    AVRational m_frameRate;
    std::int64_t m_duration;
    qint64 m_firstPts = 0;
    std::vector<av::Packet> m_packets;
    size_t m_next = 0;
};

}  // namespace chalkreel
