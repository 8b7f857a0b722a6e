#include "core/playback/audio_feed.h"
#include "tests/support/media/footage.h"

#include <QTest>

#include <cmath>
#include <semaphore>
#include <thread>

using namespace chalkreel;
using namespace chalkreel::test;
using namespace Qt::StringLiterals;

namespace {

constexpr SoundFormat kFormat{.sampleRate = 48000, .channels = 2};

int soundStream(const QString &clip) { return (*openMedia(clipPath(clip)))->bestAudioStream(); }

Result<std::unique_ptr<AudioReader>> openReader(const QString &clip)
{
    return AudioReader::open(*openFileSource(clipPath(clip)), soundStream(clip), kFormat);
}

/// `seconds` of the left channel from where the reader is; less at the end.
std::vector<float> leftChannel(AudioReader &reader, double seconds)
{
    std::vector<float> left;
    const auto wanted = static_cast<size_t>(std::lround(seconds * kFormat.sampleRate));
    while (left.size() < wanted) {
        const Result<std::vector<float>> block = reader.read();
        if (!block || block->empty()) break;
        for (size_t i = 0; i < block->size(); i += 2) left.push_back((*block)[i]);
    }
    left.resize(std::min(left.size(), wanted));
    return left;
}

}  // namespace

class AudioReaderTest final : public QObject
{
    Q_OBJECT
private slots:
    void aSeekLandsOnTheExactSample()
    {
        // Compared sample by sample with the track decoded in one go; the first 50 ms are the codec's own settling.
        const QString clip = u"short_gop.mp4"_s;
        Result<std::unique_ptr<AudioReader>> reader = openReader(clip);
        QVERIFY(reader.has_value());
        QVERIFY((*reader)->seek(0).has_value());
        const std::vector<float> whole = leftChannel(**reader, 5);
        for (const double at : {0.5, 1.0, 2.345, 3.999, 0.021}) {
            QVERIFY((*reader)->seek(at).has_value());
            const std::vector<float> part = leftChannel(**reader, 0.2);
            QCOMPARE(part.size(), size_t{9600});
            const auto expected = static_cast<size_t>(std::lround(at * kFormat.sampleRate));
            double difference = 0;
            for (size_t i = 2400; i < part.size(); ++i) difference = std::max<double>(difference, std::abs(part[i] - whole[expected + i]));
            QVERIFY2(difference < 0.01, qPrintable(u"at %1 s: %2"_s.arg(at).arg(difference)));
        }
    }

    void whatLiesBeforeTheSoundIsSilence()
    {
        Result<std::unique_ptr<AudioReader>> reader = openReader(u"start.mkv"_s);  // begins at 37.5 s
        QVERIFY(reader.has_value());
        QVERIFY((*reader)->seek(37.0).has_value());
        const std::vector<float> samples = leftChannel(**reader, 1.0);
        QCOMPARE(samples.size(), size_t{48000});
        QVERIFY(std::all_of(samples.begin(), samples.begin() + 22'000, [](float v) { return v == 0.0F; }));
        QVERIFY(std::any_of(samples.begin() + 26'000, samples.end(), [](float v) { return std::abs(v) > 0.05F; }));
    }

    void theSoundEndsWhereTheTrackEnds()
    {
        Result<std::unique_ptr<AudioReader>> reader = openReader(u"short_gop.mp4"_s);
        QVERIFY(reader.has_value());
        QVERIFY((*reader)->seek(5.5).has_value());
        const double seconds = static_cast<double>(leftChannel(**reader, 10).size()) / kFormat.sampleRate;
        QVERIFY2(std::abs(seconds - 0.5) < 0.05, qPrintable(QString::number(seconds)));
        QVERIFY((*reader)->seek(100).has_value());
        QVERIFY(leftChannel(**reader, 1).empty());
    }

    void aStreamThatIsNoSoundIsRefused()
    {
        const auto source = *openFileSource(clipPath(u"short_gop.mp4"_s));
        QCOMPARE(AudioReader::open(source, 77, kFormat).error().code, ErrorCode::NotFound);
        QCOMPARE(AudioReader::open(source, 0, kFormat).error().code, ErrorCode::Unsupported);
    }

    void theFeedGivesSamplesWithTheirTimes()
    {
        const QString clip = u"short_gop.mp4"_s;
        AudioFeed feed{*openFileSource(clipPath(clip)), soundStream(clip), kFormat};
        std::counting_semaphore<100> primed{0};
        feed.setPrimedHandler([&] { primed.release(); });
        for (const double at : {1.0, 4.0, 0.0}) {
            feed.seek(at);
            primed.acquire();
            std::vector<float> samples(4800);
            const AudioFeed::Chunk first = feed.read(samples);
            QCOMPARE(first.seconds, at);
            QCOMPARE(first.samples, samples.size());
            const AudioFeed::Chunk second = feed.read(samples);
            QVERIFY(std::abs(second.seconds - (at + 0.05)) < 1e-9);
        }
    }

    void aFasterFeedGivesTheWholeTrackInLessTimeAndItsTimesGoOn()
    {
        const QString clip = u"short_gop.mp4"_s;  // 6 s
        for (const double rate : {0.5, 2.0}) {
            AudioFeed feed{*openFileSource(clipPath(clip)), soundStream(clip), kFormat, rate};
            feed.seek(2);
            std::vector<float> samples(4800);
            size_t all = 0;
            double next = 2;
            while (!feed.isAtEnd()) {
                const AudioFeed::Chunk chunk = feed.read(samples);
                QVERIFY(std::abs(chunk.seconds - next) < 1e-6);
                all += chunk.samples;
                next = 2 + static_cast<double>(all / 2) / kFormat.sampleRate * rate;
                if (chunk.samples == 0) std::this_thread::yield();
            }
            const double seconds = static_cast<double>(all / 2) / kFormat.sampleRate;
            QVERIFY2(std::abs(seconds - 4 / rate) < 0.1, qPrintable(QString::number(seconds)));
        }
    }

    void theFeedOfABrokenTrackSaysSoAndIsSilent()
    {
        AudioFeed feed{*openFileSource(clipPath(u"short_gop.mp4"_s)), 42, kFormat};
        std::binary_semaphore primed{0};
        feed.setPrimedHandler([&] { primed.release(); });
        feed.seek(0);
        primed.acquire();
        std::vector<float> samples(100);
        QCOMPARE(feed.read(samples).samples, size_t{0});
        QVERIFY(feed.isAtEnd());
        QVERIFY(feed.error().has_value());
    }
};

QTEST_GUILESS_MAIN(AudioReaderTest)
#include "tst_audio_reader.moc"
