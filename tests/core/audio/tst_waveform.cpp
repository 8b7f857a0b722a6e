#include "core/audio/waveform_image.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>

using namespace chalkreel;

namespace {

std::vector<float> tone(int rate, double seconds, float amplitude)
{
    std::vector<float> samples(static_cast<size_t>(rate * seconds));
    for (size_t i = 0; i < samples.size(); ++i)
        samples[i] = amplitude * static_cast<float>(std::sin(2 * std::numbers::pi * 1000 * static_cast<double>(i) / rate));
    return samples;
}

}  // namespace

class WaveformTest final : public QObject
{
    Q_OBJECT
private slots:
    void aBucketHoldsPeaksAndRmsOfItsTime()
    {
        Waveform waveform{48000, 1};
        const std::vector<float> samples = tone(48000, 1, 0.5F);
        waveform.addSilence(48000);
        waveform.addInterleaved(samples.data(), 48000);
        const std::vector<Waveform::Bucket> buckets = waveform.buckets();
        QCOMPARE(buckets.size(), 200U);
        QCOMPARE(waveform.duration(), 2.0);
        QCOMPARE(buckets[99].most, 0.0F);
        QCOMPARE(buckets[99].rms, 0.0F);
        QVERIFY(std::abs(buckets[100].most - 0.5F) < 0.001F);
        QVERIFY(std::abs(buckets[100].least + 0.5F) < 0.001F);
        QVERIFY(std::abs(buckets[100].rms - 0.5F / std::numbers::sqrt2_v<float>) < 0.001F);
    }

    void interleavedAndPlanarGiveTheSameWhateverTheirPieces()
    {
        std::vector<float> left = tone(44100, 1.37, 0.8F);
        std::vector<float> right = tone(44100, 1.37, 0.2F);
        std::vector<float> both;
        for (size_t i = 0; i < left.size(); ++i) both.insert(both.end(), {left[i], right[i]});
        Waveform planar{44100, 2};
        Waveform interleaved{44100, 2};
        const auto frames = static_cast<std::int64_t>(left.size());
        for (std::int64_t done = 0, piece = 1; done < frames; done += piece, piece = std::min<std::int64_t>(piece * 3 + 1, frames - done)) {
            const float *const channels[] = {left.data() + done, right.data() + done};
            planar.addPlanar(channels, piece);
        }
        interleaved.addInterleaved(both.data(), frames);
        const auto a = planar.buckets();
        const auto b = interleaved.buckets();
        QCOMPARE(a.size(), b.size());
        for (size_t i = 0; i < a.size(); ++i) {
            QCOMPARE(a[i].most, b[i].most);
            QCOMPARE(a[i].least, b[i].least);
            QVERIFY(std::abs(a[i].rms - b[i].rms) < 1e-5F);
        }
        QCOMPARE(planar.duration(), interleaved.duration());
    }

    void hoursOfSoundStayWithinTheBoundAndKeepTheirPeaks()
    {
        Waveform waveform{8000, 1};
        constexpr std::int64_t kHour = 8000LL * 3600;
        waveform.addSilence(3 * kHour);
        const float click[] = {0.9F, -0.7F};
        waveform.addInterleaved(click, 2);
        waveform.addSilence(kHour);
        const std::vector<Waveform::Bucket> buckets = waveform.buckets();
        QVERIFY(buckets.size() <= static_cast<size_t>(Waveform::kMostBuckets));
        QVERIFY(buckets.size() > static_cast<size_t>(Waveform::kMostBuckets / 2));
        const auto clickAt = static_cast<size_t>(3 * 3600 * waveform.bucketsPerSecond());
        QCOMPARE(buckets[clickAt].most, 0.9F);
        QCOMPARE(buckets[clickAt].least, -0.7F);
        for (size_t i = 0; i < buckets.size(); ++i)
            if (i != clickAt) QCOMPARE(buckets[i].most, 0.0F);
        QCOMPARE(waveform.duration(), 4 * 3600.0 + 2.0 / 8000);
    }

    void samplesThatAreNoNumbersOrTooLoudDoNoHarm()
    {
        Waveform waveform{8000, 1};
        const float samples[] = {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), -1e30F, 0.25F};
        waveform.addInterleaved(samples, 4);
        const Waveform::Bucket bucket = waveform.buckets().front();
        QCOMPARE(bucket.most, 1.0F);
        QCOMPARE(bucket.least, -1.0F);
        QVERIFY(bucket.rms <= 1.0F);
    }

    void silenceAboveZeroIsNotDrawnDownToZero()
    {
        Waveform waveform{8000, 1};
        const std::vector<float> offset(80, 0.5F);
        waveform.addInterleaved(offset.data(), 80);
        QCOMPARE(waveform.buckets().front().least, 0.5F);
    }

    void jsonSaysHowToReadIt()
    {
        Waveform waveform{48000, 2};
        const std::vector<float> full(9600, -1.0F);
        waveform.addInterleaved(full.data(), 4800);
        const QJsonObject json = waveform.toJson();
        QCOMPARE(json.value(QLatin1StringView{"version"}).toInt(), 1);
        QCOMPARE(json.value(QLatin1StringView{"buckets_per_second"}).toDouble(), 100.0);
        QCOMPARE(json.value(QLatin1StringView{"channels"}).toInt(), 2);
        QCOMPARE(json.value(QLatin1StringView{"length"}).toInt(), 10);
        QCOMPARE(json.value(QLatin1StringView{"min"}).toArray().size(), 10);
        QCOMPARE(json.value(QLatin1StringView{"min"}).toArray().first().toInt(), -32767);
        QCOMPARE(json.value(QLatin1StringView{"rms"}).toArray().first().toInt(), 32767);
        QCOMPARE(json.value(QLatin1StringView{"duration"}).toDouble(), 0.1);
    }

    void thePictureIsTallWhereTheSoundIsLoud()
    {
        Waveform waveform{8000, 1};
        waveform.addSilence(8000);
        const std::vector<float> samples = tone(8000, 1, 1.0F);
        waveform.addInterleaved(samples.data(), 8000);
        const RgbPicture picture = paintWaveform(waveform, 200, 40);
        QCOMPARE(picture.pixels.size(), 200U * 40 * 3);
        const auto red = [&](int x, int y) { return static_cast<int>(picture.pixels[static_cast<size_t>((y * 200 + x) * 3)]); };
        constexpr int kGround = 0x17;
        QCOMPARE(red(50, 5), kGround);        // silence: ground above the line
        QVERIFY(red(50, 20) > kGround);       // which is there
        QCOMPARE(red(150, 0), kGround);       // a margin even at full scale
        QVERIFY(red(150, 3) > kGround);       // peak
        QVERIFY(red(150, 10) > red(150, 3));  // RMS is brighter
    }

    void aTrackWithoutSoundIsALine()
    {
        const RgbPicture picture = paintWaveform(Waveform{48000, 2}, 30, 10);
        QCOMPARE(picture.pixels.size(), 900U);
        QVERIFY(picture.pixels[5 * 90] > 0x17);
    }
};

QTEST_GUILESS_MAIN(WaveformTest)
#include "tst_waveform.moc"
