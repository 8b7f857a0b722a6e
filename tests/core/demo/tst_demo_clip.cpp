#include "core/demo/demo_clip.h"
#include "core/demo/demo_truth.h"
#include "core/media/reading/video_decoder.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace chalkreel;
using T = DemoTruth;

namespace {

/// What a machine sees in one decoded frame.
struct Seen
{
    double seconds;
    int counter;
    QPointF ball;  ///< pixels
};

int counterOf(const AVFrame &frame)
{
    int number = 0;
    for (int bit = 0; bit < T::kCounterBits; ++bit) {
        const int x = bit * T::kCounterBlockWidth + T::kCounterBlockWidth / 2;
        number = number << 1 | (frame.data[0][T::kCounterHeight / 2 * frame.linesize[0] + x] > 125 ? 1 : 0);
    }
    return number;
}

/// The weighted middle of what is bright and yellow.
QPointF ballOf(const AVFrame &frame)
{
    double weight = 0;
    QPointF sum;
    for (int y = T::kCounterHeight; y < frame.height; ++y) {
        for (int x = 0; x < frame.width; ++x) {
            const int luma = frame.data[0][y * frame.linesize[0] + x];
            const int blueness = frame.data[1][y / 2 * frame.linesize[1] + x / 2];
            if (luma < 110 || blueness > 100) continue;
            sum += QPointF{x + 0.5, y + 0.5} * (luma - 40);
            weight += luma - 40;
        }
    }
    return weight > 0 ? sum / weight : QPointF{-1, -1};
}

QList<Seen> look(const QString &path)
{
    const Result<std::shared_ptr<ByteSource>> source = openFileSource(path);
    if (!source) return {};
    const Result<std::unique_ptr<MediaInput>> input = MediaInput::open(*source, {});
    if (!input) return {};
    const Result<std::unique_ptr<VideoDecoder>> decoder = VideoDecoder::open(**input, (*input)->bestVideoStream(), {});
    if (!decoder) return {};
    QList<Seen> seen;
    for (;;) {
        const Result<av::Frame> frame = (*decoder)->next();
        if (!frame || !*frame) return seen;
        seen.append({static_cast<double>((*frame)->pts) * av_q2d((*decoder)->timeBase()), counterOf(**frame), ballOf(**frame)});
    }
}

/// What a player would play, one channel.
QList<float> listen(const QString &path)
{
    QProcess ffmpeg;
    ffmpeg.start(QStringLiteral("ffmpeg"), {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"), path, QStringLiteral("-f"),
                                            QStringLiteral("f32le"), QStringLiteral("-")});
    if (!ffmpeg.waitForFinished() || ffmpeg.exitCode() != 0) return {};
    const QByteArray bytes = ffmpeg.readAllStandardOutput();
    QList<float> samples(bytes.size() / 4);
    std::memcpy(samples.data(), bytes.constData(), static_cast<size_t>(samples.size()) * 4);
    return samples;
}

}  // namespace

class DemoClipTest final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const Result<void> rendered = renderDemoClip(clip());
        QVERIFY2(rendered.has_value(), rendered ? "" : qPrintable(rendered.error().message + rendered.error().detail));
        m_seen = look(clip());
    }

    void everyFrameIsThereAtItsTimeAndSaysItsNumber()
    {
        QCOMPARE(m_seen.size(), T::kFrames);
        for (int i = 0; i < T::kFrames; ++i) {
            QCOMPARE(m_seen[i].counter, i);
            QVERIFY(std::abs(m_seen[i].seconds - static_cast<double>(i) / T::kFrameRate) < 1e-4);
        }
    }

    void theBallIsWithinAPixelOfWhereItIsSaidToBe()
    {
        double largest = 0;
        for (const Seen &seen : m_seen) {
            const QPointF error = seen.ball - T::ballPixelAt(seen.seconds);
            largest = std::max(largest, std::hypot(error.x(), error.y()));
        }
        QVERIFY2(largest < 1.0, qPrintable(QString::number(largest)));
    }

    void theSeenBallFallsWithG()
    {
        // From the frames alone: a second difference over 0.1 s, in metres, through the whole first flight.
        constexpr int kStep = 6;
        double sum = 0;
        int count = 0;
        const int begin = static_cast<int>(T::kThrowTime * T::kFrameRate) + 1;
        const int end = static_cast<int>(T::bounceTimes().front() * T::kFrameRate);
        for (int i = begin + kStep; i + kStep <= end; ++i, ++count) {
            const double second = m_seen[i - kStep].ball.y() - 2 * m_seen[i].ball.y() + m_seen[i + kStep].ball.y();
            sum += second / T::kPixelsPerMetre / std::pow(static_cast<double>(kStep) / T::kFrameRate, 2);
        }
        QVERIFY(count > 90);
        QVERIFY2(std::abs(sum / count - T::kGravity) < 0.05, qPrintable(QString::number(sum / count)));
    }

    void theSeenBallLeavesTheHandAtItsSpeed()
    {
        const int release = static_cast<int>(T::kThrowTime * T::kFrameRate);
        const QPointF moved = (m_seen[release + 12].ball - m_seen[release].ball) / T::kPixelsPerMetre;
        const double seconds = 12.0 / T::kFrameRate;
        QVERIFY(std::abs(moved.x() / seconds - T::kSpeedX) < 0.1);
        QVERIFY(std::abs(-moved.y() / seconds + T::kGravity / 2 * seconds - T::kSpeedUp) < 0.1);
    }

    void theBallStaysInThePictureAndComesToRest()
    {
        for (int i = 0; i < T::kFrames; ++i) {
            const QPointF ball = T::ballPixelAt(static_cast<double>(i) / T::kFrameRate);
            const double radius = T::kBallRadius * T::kPixelsPerMetre;
            QVERIFY(ball.x() > radius && ball.x() < T::kWidth - radius);
            QVERIFY(ball.y() > T::kCounterHeight + radius && ball.y() <= T::kGroundY - radius + 1e-9);
        }
        QVERIFY(T::bounceTimes().back() < T::kSeconds);
        QCOMPARE(T::ballAt(7), T::ballAt(8));
    }

    void theBeepsSoundWhenTheyAreSaidTo()
    {
        const QList<float> samples = listen(clip());
        QVERIFY(std::abs(samples.size() - T::kSeconds * T::kSampleRate) <= 1024);
        constexpr float kAudible = 0.1F;
        constexpr qsizetype kPause = T::kSampleRate / 50;
        QList<qsizetype> onsets;
        qsizetype lastLoud = -kPause;
        for (qsizetype i = 0; i < samples.size(); ++i) {
            if (std::abs(samples[i]) < kAudible) continue;
            if (i - lastLoud >= kPause) onsets.append(i);
            lastLoud = i;
        }
        const std::vector<T::Beep> beeps = T::beeps();
        QCOMPARE(static_cast<size_t>(onsets.size()), beeps.size());
        for (size_t i = 0; i < beeps.size(); ++i) {
            const qsizetype onset = onsets[static_cast<qsizetype>(i)];
            const double error = static_cast<double>(onset) / T::kSampleRate - beeps[i].start;
            QVERIFY2(std::abs(error) < 0.001, qPrintable(QStringLiteral("beep %1 is off by %2 s").arg(i).arg(error)));

            int crossings = 0;  // of zero, over 40 ms: two a period
            for (qsizetype s = onset; s < onset + T::kSampleRate / 25; ++s)
                if ((samples[s] < 0) != (samples[s + 1] < 0)) ++crossings;
            QVERIFY(std::abs(crossings / 2.0 / 0.04 - beeps[i].frequency) < 30);
        }
    }

    void theJsonHoldsTheSameTruth()
    {
        const QJsonObject truth = demoGroundTruth();
        const QJsonArray ball = truth.value(QLatin1StringView{"ball"}).toArray();
        QCOMPARE(ball.size(), T::kFrames);
        const QPointF expected = T::ballPixelAt(200.0 / T::kFrameRate);
        QCOMPARE(ball[200].toArray()[0].toDouble(), expected.x());
        QCOMPARE(ball[200].toArray()[1].toDouble(), expected.y());
        QCOMPARE(truth.value(QLatin1StringView{"beeps"}).toArray().size(), T::kSeconds + 2);
        QCOMPARE(truth.value(QLatin1StringView{"gravity"}).toDouble(), 9.81);
        const QJsonObject bar = truth.value(QLatin1StringView{"scale_bar"}).toObject();
        QCOMPARE(bar.value(QLatin1StringView{"x2"}).toDouble() - bar.value(QLatin1StringView{"x1"}).toDouble(), T::kPixelsPerMetre);
    }

private:
    QString clip() const { return m_dir.filePath(QStringLiteral("demo.mp4")); }

    QTemporaryDir m_dir;
    QList<Seen> m_seen;
};

QTEST_MAIN(DemoClipTest)
#include "tst_demo_clip.moc"
