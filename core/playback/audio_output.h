#pragma once

#include "core/base/byte_source.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace chalkreel {

/// The sound of one video, at speeds at which one still understands it. Without a sound device it stays silent and says so; that is no
/// failure.
class AudioOutput : public QObject
{
    Q_OBJECT
public:
    explicit AudioOutput(QObject *parent = nullptr);
    ~AudioOutput() override;

    /// Which track of which file; stream -1 for none. Stops.
    void setTrack(std::shared_ptr<ByteSource> source, int stream);
    bool hasTrack() const;
    /// Whether there is a device; false until it was found.
    bool hasDevice() const;

    /// Plays from this time on (seconds, PTS of the file), as soon as enough is decoded.
    void start(double seconds);
    void stop();
    bool isStarted() const;

    /// Whether sound is made at this speed: half to double. Slower it dissolves, faster it is noise.
    static bool canPlayAt(double rate);
    /// How fast the next start() plays; one that canPlayAt().
    void setRate(double rate);

    /// 0 to 1 as heard, not as amplitude.
    void setVolume(double volume);

signals:
    void deviceChanged(bool hasDevice);
    /// Since start(): the sound of media time `seconds` reached the listener at `when`.
    void heard(double seconds, std::chrono::steady_clock::time_point when);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace chalkreel
