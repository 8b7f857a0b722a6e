#pragma once

#include "core/playback/audio_feed.h"

#include <QAudioSink>
#include <QIODevice>
#include <QMediaDevices>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace chalkreel {

/// What reached the listener: the sound of media time `seconds` was heard at `when`.
struct HeardSound
{
    double seconds = 0;
    std::chrono::steady_clock::time_point when;
};

/// The computer's sound card, on the sound thread: that the window is busy must not be heard.
class SoundDevice final : public QObject
{
    Q_OBJECT
public:
    SoundDevice();
    ~SoundDevice() override;

    /// Looks for the default device; tells by deviceFound().
    void open();
    /// Plays the feed from where it was sought to.
    void play(std::shared_ptr<AudioFeed> feed, quint64 run);
    void stop();
    void setVolume(double linear);

signals:
    /// Nothing: this computer has no usable sound output (now).
    void deviceFound(std::optional<chalkreel::SoundFormat> format);
    void heard(const chalkreel::HeardSound &sound, quint64 run);

private:
    class Pull;

    void close();

    QMediaDevices m_devices;
    std::unique_ptr<Pull> m_pull;
    std::unique_ptr<QAudioSink> m_sink;  // after m_pull: it reads from it until it is gone
    double m_volume = 1;
};

}  // namespace chalkreel

Q_DECLARE_METATYPE(chalkreel::HeardSound)
Q_DECLARE_METATYPE(std::optional<chalkreel::SoundFormat>)
