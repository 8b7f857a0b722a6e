#pragma once

#include "core/playback/audio_reader.h"

#include <QString>

#include <functional>
#include <optional>
#include <span>

namespace chalkreel {

/// Decodes one sound track ahead of the device on a thread of its own, so that the device never waits for a file.
class AudioFeed
{
public:
    /// `rate` is how many seconds of the file a second of what read() gives holds; the pitch stays.
    AudioFeed(std::shared_ptr<ByteSource> source, int stream, const SoundFormat &format, double rate = 1);
    ~AudioFeed();
    AudioFeed(const AudioFeed &) = delete;
    AudioFeed &operator=(const AudioFeed &) = delete;

    /// The next read() begins with the sample of this time (seconds, PTS of the file). Returns at once.
    void seek(double seconds);
    /// What a device asks for. `samples` counts floats given, whole frames; `seconds` is where the first one belongs.
    struct Chunk
    {
        size_t samples = 0;
        double seconds = 0;
    };
    /// Never waits: gives less when not enough is decoded yet.
    Chunk read(std::span<float> into);
    /// Nothing more will come: the end, or an error.
    bool isAtEnd() const;
    /// Called on the feed's thread when enough is decoded after a seek for the device to start, or the end was reached.
    void setPrimedHandler(std::function<void()> handler);
    /// Why there is no sound; nothing while all is well.
    std::optional<Error> error() const;
    double rate() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace chalkreel
