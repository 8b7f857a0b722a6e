#include "core/playback/sound_device.h"

#include <QAudioDevice>

#include <algorithm>
#include <cstring>
#include <limits>
#include <vector>

namespace chalkreel {

namespace {

// Shorter buffers stay silent on some of Qt's sound backends.
constexpr int kBufferMilliseconds = 150;

std::optional<QAudioFormat> usableFormat(const QAudioDevice &device)
{
    QAudioFormat wanted;
    wanted.setChannelCount(2);
    wanted.setSampleRate(device.preferredFormat().sampleRate() > 0 ? device.preferredFormat().sampleRate() : 48000);
    for (const auto sampleFormat : {QAudioFormat::Float, QAudioFormat::Int16}) {
        wanted.setSampleFormat(sampleFormat);
        if (device.isFormatSupported(wanted)) return wanted;
    }
    return std::nullopt;
}

}  // namespace

/// What the sink pulls its samples from. Never runs dry: what is not decoded yet is silence, or the sink would stop.
class SoundDevice::Pull final : public QIODevice
{
public:
    explicit Pull(SoundDevice &owner, const QAudioFormat &audioFormat)
        : device{owner}
        , format{audioFormat}
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }
    bool atEnd() const override { return false; }
    qint64 bytesAvailable() const override { return std::numeric_limits<qint32>::max(); }

    qint64 readData(char *data, qint64 maxSize) override
    {
        const qint64 size = maxSize / format.bytesPerFrame() * format.bytesPerFrame();
        samples.resize(static_cast<size_t>(size / format.bytesPerSample()));
        const AudioFeed::Chunk chunk = feed ? feed->read(samples) : AudioFeed::Chunk{};
        std::fill(samples.begin() + static_cast<std::ptrdiff_t>(chunk.samples), samples.end(), 0.0F);
        write(data);
        if (chunk.samples > 0) {
            // What the device holds already is heard before this chunk.
            const qint64 waiting = std::max<qint64>(0, device.m_sink->bufferSize() - device.m_sink->bytesFree());
            const double delay = static_cast<double>(format.durationForBytes(static_cast<qint32>(waiting))) / 1e6;
            emit device.heard({chunk.seconds - delay * feed->rate(), std::chrono::steady_clock::now()}, run);
        }
        return size;
    }

    qint64 writeData(const char *, qint64) override { return -1; }

    SoundDevice &device;
    const QAudioFormat format;
    std::shared_ptr<AudioFeed> feed;
    quint64 run = 0;

private:
    void write(char *data) const
    {
        if (format.sampleFormat() == QAudioFormat::Float) {
            std::memcpy(data, samples.data(), samples.size() * sizeof(float));
            return;
        }
        std::vector<qint16> whole(samples.size());
        std::ranges::transform(samples, whole.begin(),
                               [](float value) { return static_cast<qint16>(std::clamp(value, -1.0F, 1.0F) * 32767.0F); });
        std::memcpy(data, whole.data(), whole.size() * sizeof(qint16));
    }

    std::vector<float> samples;
};

SoundDevice::SoundDevice()
    : m_devices{this}
{
    connect(&m_devices, &QMediaDevices::audioOutputsChanged, this, &SoundDevice::open);
}

SoundDevice::~SoundDevice() { close(); }

void SoundDevice::open()
{
    close();
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    const std::optional<QAudioFormat> format = device.isNull() ? std::nullopt : usableFormat(device);
    if (!format) {
        emit deviceFound(std::nullopt);
        return;
    }
    m_pull = std::make_unique<Pull>(*this, *format);
    m_sink = std::make_unique<QAudioSink>(device, *format);
    m_sink->setVolume(m_volume);
    emit deviceFound(SoundFormat{.sampleRate = format->sampleRate(), .channels = format->channelCount()});
}

void SoundDevice::close()
{
    stop();
    m_sink.reset();
    m_pull.reset();
}

void SoundDevice::play(std::shared_ptr<AudioFeed> feed, quint64 run)
{
    if (!m_sink) return;
    m_sink->reset();
    m_pull->feed = std::move(feed);
    m_pull->run = run;
    // Anew for each start: the sink takes what it was given for what is wanted, and sound servers always give less, so that
    // after some starts the buffer would be too small to sound at all.
    m_sink->setBufferSize(m_pull->format.bytesForDuration(qint64{1000} * kBufferMilliseconds));
    m_sink->start(m_pull.get());
}

void SoundDevice::stop()
{
    if (!m_sink) return;
    m_sink->reset();
    m_pull->feed.reset();
}

void SoundDevice::setVolume(double linear)
{
    m_volume = linear;
    if (m_sink) m_sink->setVolume(linear);
}

}  // namespace chalkreel
