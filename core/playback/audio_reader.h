#pragma once

#include "core/base/byte_source.h"
#include "core/base/result.h"

#include <memory>
#include <vector>

namespace chalkreel {

/// What the sound device takes: interleaved 32-bit floats.
struct SoundFormat
{
    int sampleRate = 48000;  ///< Hz
    int channels = 2;

    friend bool operator==(const SoundFormat &, const SoundFormat &) = default;
};

/// One sound track, decoded and resampled to the device's format, in the calling thread.
class AudioReader
{
public:
    /// NotFound when the stream does not exist, Unsupported when it cannot be decoded.
    static Result<std::unique_ptr<AudioReader>> open(std::shared_ptr<ByteSource> source, int stream, const SoundFormat &format);
    ~AudioReader();
    AudioReader(const AudioReader &) = delete;
    AudioReader &operator=(const AudioReader &) = delete;

    /// The next read() begins with exactly the sample of this time (seconds, PTS of the file). Where the track has no
    /// sound yet it is silence.
    Result<void> seek(double seconds);
    /// Some interleaved samples; empty at the end. Gaps in the time stamps are silence.
    Result<std::vector<float>> read();

private:
    class Private;
    explicit AudioReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

}  // namespace chalkreel
