#include "core/playback/audio_feed.h"

#include "core/audio/time_stretch.h"
#include "core/base/thread_name.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace chalkreel {

namespace {

constexpr double kAheadSeconds = 1.0;
constexpr double kPrimedSeconds = 0.25;

}  // namespace

class AudioFeed::Private
{
public:
    Private(std::shared_ptr<ByteSource> bytes, int index, const SoundFormat &soundFormat, double speed)
        : source{std::move(bytes)}
        , stream{index}
        , format{soundFormat}
        , rate{speed}
    {
        if (rate != 1) stretch.emplace(format.sampleRate, format.channels, rate);
        thread = std::jthread{[this](const std::stop_token &stop) {
            setCurrentThreadName(QStringLiteral("sound-decoder"));
            run(stop);
        }};
    }

    double secondsOf(size_t samples) const
    {
        const size_t frames = samples / static_cast<size_t>(format.channels);
        return static_cast<double>(frames) / format.sampleRate;
    }

    void run(const std::stop_token &stop)
    {
        Result<std::unique_ptr<AudioReader>> reader = AudioReader::open(source, stream, format);
        if (!reader) return finish(reader.error());
        while (!stop.stop_requested()) {
            std::optional<double> target;
            quint64 current = 0;
            {
                std::unique_lock lock{mutex};
                const auto hasWork = [this] { return seekTarget || (hasSought && !isEnd && secondsOf(samples.size()) < kAheadSeconds); };
                if (!changed.wait(lock, stop, hasWork)) return;
                target = std::exchange(seekTarget, std::nullopt);
                current = generation;
            }
            if (target) {
                if (const Result<void> done = (*reader)->seek(*target); !done) return finish(done.error());
                if (stretch) stretch->reset();
            }
            Result<std::vector<float>> block = (*reader)->read();
            if (!block) return finish(block.error());
            const bool isLast = block->empty();
            if (stretch) block = isLast ? stretch->flush() : stretch->process(*block);
            take(*block, isLast, current);
        }
    }

    void take(const std::vector<float> &block, bool isLast, quint64 ofGeneration)
    {
        std::function<void()> tell;
        {
            const std::scoped_lock lock{mutex};
            if (ofGeneration != generation) return;  // a seek came meanwhile
            samples.insert(samples.end(), block.begin(), block.end());
            isEnd = isLast;
            if (!isPrimed && (isEnd || secondsOf(samples.size()) >= kPrimedSeconds)) {
                isPrimed = true;
                tell = onPrimed;
            }
        }
        if (tell) tell();
    }

    void finish(const Error &why)
    {
        std::function<void()> tell;
        {
            const std::scoped_lock lock{mutex};
            problem = why;
            isEnd = true;
            tell = onPrimed;
        }
        if (tell) tell();
    }

    const std::shared_ptr<ByteSource> source;
    const int stream;
    const SoundFormat format;
    const double rate;
    std::optional<TimeStretch> stretch;  // the thread's own
    mutable std::mutex mutex;
    std::condition_variable_any changed;
    // With mutex held.
    std::optional<double> seekTarget;
    std::deque<float> samples;
    double nextSeconds = 0;  // where samples begin
    quint64 generation = 0;  // counts seeks: a block of an older one is thrown away
    bool hasSought = false;
    bool isPrimed = false;
    bool isEnd = false;
    std::optional<Error> problem;
    std::function<void()> onPrimed;

    std::jthread thread;  // last: joined before the rest goes
};

AudioFeed::AudioFeed(std::shared_ptr<ByteSource> source, int stream, const SoundFormat &format, double rate)
    : d{std::make_unique<Private>(std::move(source), stream, format, rate)}
{
}

AudioFeed::~AudioFeed() = default;

void AudioFeed::seek(double seconds)
{
    {
        const std::scoped_lock lock{d->mutex};
        d->seekTarget = seconds;
        d->samples.clear();
        d->nextSeconds = seconds;
        d->hasSought = true;
        d->isPrimed = false;
        d->isEnd = d->problem.has_value();
        ++d->generation;
    }
    d->changed.notify_one();
}

AudioFeed::Chunk AudioFeed::read(std::span<float> into)
{
    Chunk chunk;
    {
        const std::scoped_lock lock{d->mutex};
        const auto channels = static_cast<size_t>(d->format.channels);
        chunk.samples = std::min(into.size(), d->samples.size()) / channels * channels;
        chunk.seconds = d->nextSeconds;
        const auto end = d->samples.begin() + static_cast<std::ptrdiff_t>(chunk.samples);
        std::copy(d->samples.begin(), end, into.begin());
        d->samples.erase(d->samples.begin(), end);
        d->nextSeconds += d->secondsOf(chunk.samples) * d->rate;
    }
    d->changed.notify_one();
    return chunk;
}

bool AudioFeed::isAtEnd() const
{
    const std::scoped_lock lock{d->mutex};
    return d->isEnd && d->samples.empty();
}

double AudioFeed::rate() const { return d->rate; }

void AudioFeed::setPrimedHandler(std::function<void()> handler)
{
    const std::scoped_lock lock{d->mutex};
    d->onPrimed = std::move(handler);
}

std::optional<Error> AudioFeed::error() const
{
    const std::scoped_lock lock{d->mutex};
    return d->problem;
}

}  // namespace chalkreel
