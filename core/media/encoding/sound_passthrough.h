#pragma once

#include "core/media/encoding/packet_file.h"
#include "core/media/reading/media_input.h"

extern "C" {
#include <libavcodec/bsf.h>
}

namespace chalkreel {

/// Whether browsers play this stream's packets as they are: AAC of the profiles LC, HE and HE v2.
[[nodiscard]] bool isPlayableSound(const AVCodecParameters &parameters);

/// Keeps AAC packets bit for bit in a packet file. Their times, which containers round, are counted in samples again;
/// real gaps stay.
class SoundPassthrough
{
public:
    static Result<std::unique_ptr<SoundPassthrough>> open(const AVStream &stream, PacketFileWriter &file);

    Result<void> take(const AVPacket &packet);
    Result<void> finish();

private:
    using Filter = std::unique_ptr<AVBSFContext, av::Release<&av_bsf_free>>;

    explicit SoundPassthrough(PacketFileWriter &file);
    Result<void> openFilter(const AVStream &stream);
    Result<void> drain();
    Result<void> keep(AVPacket &packet);

    PacketFileWriter &m_file;
    Filter m_filter;  ///< takes the header off the packets of transport streams; passes others on
    av::Packet m_packet;
    AVRational m_timeBase{1, 1};  ///< of what comes in
    AVRational m_clock{1, 1};     ///< of what is kept
    qint64 m_frame = 0;           ///< samples of a packet; 0 when they differ
    qint64 m_next = AV_NOPTS_VALUE;
    bool m_isDescribed = false;
};

}  // namespace chalkreel
