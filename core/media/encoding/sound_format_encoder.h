#pragma once

#include "core/media/reading/sound_decoder.h"
#include "core/model/audio_extraction.h"

extern "C" {
#include <libavutil/audio_fifo.h>
}

namespace chalkreel {

/// Sound in one of the formats that people take away: PCM of 16 or 24 bits, FLAC of the same, MP3 at 48, 80 or 128 kbit/s
/// and Opus at 32, 48 or 80 kbit/s for each channel (low, medium, high). Packets count from 0 in samples.
class SoundFormatEncoder
{
public:
    using Sink = std::function<Result<void>(AVPacket &)>;

    /// `sampleRate` and `channels` of the blocks that come. Unsupported when this FFmpeg lacks the encoder.
    static Result<std::unique_ptr<SoundFormatEncoder>> open(const AudioExtractionOptions &options, int sampleRate, int channels);
    ~SoundFormatEncoder();
    SoundFormatEncoder(const SoundFormatEncoder &) = delete;
    SoundFormatEncoder &operator=(const SoundFormatEncoder &) = delete;

    const AVCodecParameters &parameters() const { return *m_parameters; }
    AVRational timeBase() const { return m_codec->time_base; }

    /// Blocks follow each other without holes.
    Result<void> encode(const SoundBlock &block, const Sink &sink);
    Result<void> finish(const Sink &sink);

private:
    struct ReleaseFifo
    {
        void operator()(AVAudioFifo *fifo) const noexcept { av_audio_fifo_free(fifo); }
    };
    using Fifo = std::unique_ptr<AVAudioFifo, ReleaseFifo>;
    using Resampler = std::unique_ptr<SwrContext, av::Release<&swr_free>>;

    SoundFormatEncoder() = default;
    Result<void> openCodec(const AudioExtractionOptions &options, int sampleRate, int channels);
    Result<void> openResampler(int sampleRate, int channels);
    Result<void> convert(const SoundBlock *block);
    Result<void> encodeWhole(const Sink &sink, bool isLast);
    Result<void> encodeFrame(int samples, const Sink &sink);
    Result<void> drain(const Sink &sink);

    av::Codec m_codec;
    av::Parameters m_parameters;
    Resampler m_resampler;
    Fifo m_fifo;
    av::Frame m_frame{av_frame_alloc()};
    av::Packet m_packet{av_packet_alloc()};
    qint64 m_position = 0;
};

}  // namespace chalkreel
