#include "core/playback/audio_output.h"

#include "core/playback/sound_device.h"

#include <QAudio>
#include <QThread>

namespace chalkreel {

class AudioOutput::Private
{
public:
    QThread thread;
    SoundDevice *device = nullptr;  // lives on thread, goes with it
    std::optional<SoundFormat> format;
    std::shared_ptr<ByteSource> source;
    int stream = -1;
    double rate = 1;
    std::shared_ptr<AudioFeed> feed;
    std::optional<double> wantedStart;  // started before the device was found
    quint64 run = 0;                    // tells reports of an earlier start from those of this one
    bool isStarted = false;
};

AudioOutput::AudioOutput(QObject *parent)
    : QObject{parent}
    , d{std::make_unique<Private>()}
{
    qRegisterMetaType<HeardSound>();
    qRegisterMetaType<std::optional<SoundFormat>>();
    d->thread.setObjectName(QStringLiteral("sound"));
    d->device = new SoundDevice;
    d->device->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->device, &QObject::deleteLater);
    connect(&d->thread, &QThread::started, d->device, &SoundDevice::open);
    connect(d->device, &SoundDevice::deviceFound, this, [this](const std::optional<SoundFormat> &format) {
        d->format = format;
        d->feed.reset();  // it was made for the other device's format
        emit deviceChanged(format.has_value());
        if (const auto seconds = std::exchange(d->wantedStart, std::nullopt)) start(*seconds);
    });
    connect(d->device, &SoundDevice::heard, this, [this](const HeardSound &sound, quint64 run) {
        if (d->isStarted && run == d->run) emit heard(sound.seconds, sound.when);
    });
    d->thread.start(QThread::TimeCriticalPriority);
}

AudioOutput::~AudioOutput()
{
    stop();
    d->feed.reset();  // its thread calls the device: it ends first
    d->thread.quit();
    d->thread.wait();
}

void AudioOutput::setTrack(std::shared_ptr<ByteSource> source, int stream)
{
    stop();
    d->feed.reset();
    d->source = std::move(source);
    d->stream = stream;
}

bool AudioOutput::hasTrack() const { return d->source && d->stream >= 0; }
bool AudioOutput::hasDevice() const { return d->format.has_value(); }
bool AudioOutput::isStarted() const { return d->isStarted; }

void AudioOutput::start(double seconds)
{
    if (!hasTrack()) return;
    if (!d->format) {
        d->wantedStart = seconds;
        return;
    }
    d->isStarted = true;
    const quint64 run = ++d->run;
    if (!d->feed) d->feed = std::make_shared<AudioFeed>(d->source, d->stream, *d->format, d->rate);
    // The feed calls from its own thread; the device is told on its thread, while it lives.
    d->feed->setPrimedHandler([device = d->device, feed = std::weak_ptr{d->feed}, run] {
        QMetaObject::invokeMethod(device, [device, feed, run] {
            if (auto alive = feed.lock()) device->play(std::move(alive), run);
        });
    });
    d->feed->seek(seconds);
}

void AudioOutput::stop()
{
    d->wantedStart.reset();
    d->isStarted = false;
    ++d->run;
    if (d->feed) d->feed->setPrimedHandler({});
    QMetaObject::invokeMethod(d->device, [device = d->device] { device->stop(); });
}

bool AudioOutput::canPlayAt(double rate) { return rate >= 0.5 && rate <= 2; }

void AudioOutput::setRate(double rate)
{
    if (rate == d->rate) return;
    stop();
    d->feed.reset();  // it stretches for the other speed
    d->rate = rate;
}

void AudioOutput::setVolume(double volume)
{
    const auto linear =
        static_cast<float>(QAudio::convertVolume(static_cast<float>(volume), QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale));
    QMetaObject::invokeMethod(d->device, [device = d->device, linear] { device->setVolume(linear); });
}

}  // namespace chalkreel
