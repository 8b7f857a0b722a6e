#pragma once

#include "core/media/encoding/packet_file.h"
#include "core/media/reading/sound_decoder.h"

extern "C" {
#include <libavutil/audio_fifo.h>
}

namespace chalkreel {

/// AAC-LC at 64 kbit/s for each channel, into a packet file. The packets' PTS are the sound's own, in samples; the first
/// packets lie before it by the encoder's priming.
class SoundEncoder
{
public:
    static Result<std::unique_ptr<SoundEncoder>> open(int sampleRate, int channels, PacketFileWriter &file);

    /// Blocks follow each other without holes.
    Result<void> encode(const SoundBlock &block);
    Result<void> finish();

private:
    struct ReleaseFifo
    {
        void operator()(AVAudioFifo *fifo) const noexcept { av_audio_fifo_free(fifo); }
    };
    using Fifo = std::unique_ptr<AVAudioFifo, ReleaseFifo>;

    explicit SoundEncoder(PacketFileWriter &file);
    Result<void> openCodec(int sampleRate, int channels);
    Result<void> encodeFrame(int samples);
    Result<void> drain();

    PacketFileWriter &m_file;
    av::Codec m_codec;
    Fifo m_fifo;
    av::Frame m_frame;
    av::Packet m_packet;
    qint64 m_position = 0;
    bool m_hasPosition = false;
};

}  // namespace chalkreel
