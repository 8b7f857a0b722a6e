#pragma once

#include "core/media/reading/media_input.h"

#include <functional>
#include <span>

extern "C" {
#include <libswresample/swresample.h>
}

namespace chalkreel {

/// A stretch of sound on the file's own clock, one array of floats (full scale -1 to 1) per channel.
struct SoundBlock
{
    qint64 position = 0;  ///< samples of the block's rate since the clock's 0
    int samples = 0;      ///< of each channel
    std::span<const float *const> channels;
};

/// Decodes one audio stream to planar float, at most two channels and 48 kHz, without holes: gaps become silence, what
/// overlaps is left out, so that the sound stays with the picture over hours. Damaged packets are passed over.
class SoundDecoder
{
public:
    using Sink = std::function<Result<void>(const SoundBlock &)>;

    /// Unsupported when this codec cannot be decoded.
    static Result<std::unique_ptr<SoundDecoder>> open(MediaInput &input, int stream, Sink sink);
    ~SoundDecoder();
    SoundDecoder(const SoundDecoder &) = delete;
    SoundDecoder &operator=(const SoundDecoder &) = delete;

    int sampleRate() const;  ///< Hz, of the blocks
    int channels() const;
    int damagedPackets() const;

    Result<void> decode(const AVPacket &packet);
    /// What is left in the decoder and the resampler.
    Result<void> finish();

private:
    class Private;
    explicit SoundDecoder(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

}  // namespace chalkreel
