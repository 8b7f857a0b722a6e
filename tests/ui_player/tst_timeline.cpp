#include "ui/player/timeline.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace chalkreel::ui;

namespace {

/// Ten tiles of 16x9, each in a grey of its own, for 10 s.
Storyboard greyStoryboard()
{
    Storyboard board;
    board.sheet = QImage{160, 9, QImage::Format_RGB32};
    QPainter painter{&board.sheet};
    for (int tile = 0; tile < 10; ++tile) {
        const QRect area{tile * 16, 0, 16, 9};
        painter.fillRect(area, QColor::fromHsv(tile * 30, 255, 255));
        board.tiles.append({.start = tile * 1.0, .end = tile + 1.0, .area = area});
    }
    return board;
}

WaveformPeaks loudSecondHalf()
{
    WaveformPeaks peaks;
    peaks.bucketsPerSecond = 10;
    for (int i = 0; i < 100; ++i) {
        peaks.most.push_back(i < 50 ? 0.0F : 1.0F);
        peaks.least.push_back(i < 50 ? 0.0F : -1.0F);
    }
    return peaks;
}

}  // namespace

class TimelineTest final : public QObject
{
    Q_OBJECT

    static constexpr int kLabels = 96;   // where time begins
    static constexpr int kWidth = 1108;  // 1000 pixels of time
    static constexpr int kSoundLane = 45;

private slots:
    void clickingGoesToThatTimeAndDraggingScrubs()
    {
        Timeline timeline;
        timeline.resize(kWidth, 68);
        timeline.setDuration(10);
        timeline.show();
        QSignalSpy scrubbed{&timeline, &Timeline::scrubbed};
        QSignalSpy ended{&timeline, &Timeline::scrubEnded};
        QTest::mousePress(&timeline, Qt::LeftButton, {}, {kLabels + 250, 20});
        QVERIFY(timeline.isScrubbing());
        QTest::mouseMove(&timeline, {kLabels + 700, 20});
        QTest::mouseRelease(&timeline, Qt::LeftButton, {}, {kLabels + 700, 20});
        QVERIFY(!timeline.isScrubbing());
        QVERIFY(scrubbed.size() >= 2);
        QVERIFY(std::abs(scrubbed.first().first().toDouble() - 2.5) < 0.02);
        QVERIFY(std::abs(scrubbed.last().first().toDouble() - 7.0) < 0.02);
        QCOMPARE(ended.size(), 1);
    }

    void draggingBeyondTheEndsStaysInside()
    {
        Timeline timeline;
        timeline.resize(kWidth, 68);
        timeline.setDuration(10);
        QSignalSpy scrubbed{&timeline, &Timeline::scrubbed};
        QTest::mousePress(&timeline, Qt::LeftButton, {}, {3, 20});
        QCOMPARE(scrubbed.last().first().toDouble(), 0.0);
        QTest::mouseRelease(&timeline, Qt::LeftButton, {}, {3, 20});
        QTest::mousePress(&timeline, Qt::LeftButton, {}, {kWidth - 1, 20});
        QCOMPARE(scrubbed.last().first().toDouble(), 10.0);
    }

    void withoutALengthNothingCanBeScrubbed()
    {
        Timeline timeline;
        timeline.resize(kWidth, 68);
        QSignalSpy scrubbed{&timeline, &Timeline::scrubbed};
        QTest::mouseClick(&timeline, Qt::LeftButton, {}, {500, 20});
        QVERIFY(scrubbed.isEmpty());
    }

    void theStripShowsThePictureOfEachTime()
    {
        Timeline timeline;
        timeline.resize(kWidth, 68);
        timeline.setDuration(10);
        timeline.setPosition(10);
        timeline.setStoryboard(greyStoryboard());
        const QImage painted = timeline.grab().toImage();
        for (int second = 0; second < 10; ++second) {
            const QColor color = painted.pixelColor(kLabels + second * 100 + 50, 15);
            QCOMPARE(qRound(color.hsvHueF() * 12) % 12, second);
        }
    }

    void theSoundIsAsLoudAsItsPeaks()
    {
        Timeline timeline;
        timeline.resize(kWidth, 68);
        timeline.setDuration(10);
        timeline.setWaveform(loudSecondHalf());
        const QImage painted = timeline.grab().toImage();
        const QColor ground = painted.pixelColor(kLabels / 2, 66);
        const auto height = [&](int fromX) {
            int inked = 0;
            for (int y = 32; y < 60; ++y)
                for (int x = fromX; x < fromX + 4; ++x)
                    if (painted.pixelColor(x, y) != ground) {
                        ++inked;
                        break;
                    }
            return inked;
        };
        QVERIFY(height(kLabels + 200) <= 4);
        QVERIFY(height(kLabels + 800) >= 18);
    }

    void theWheelZoomsAroundThePointer()
    {
        Timeline timeline;
        timeline.resize(kWidth, 68);
        timeline.setDuration(10);
        QSignalSpy scrubbed{&timeline, &Timeline::scrubbed};
        const QPointF at{kLabels + 500.0, 20};
        QWheelEvent wheel{at, at, {}, {0, 1200}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false};
        QCoreApplication::sendEvent(&timeline, &wheel);
        QTest::mouseClick(&timeline, Qt::LeftButton, {}, at.toPoint());
        QVERIFY(std::abs(scrubbed.last().first().toDouble() - 5.0) < 0.02);
        QTest::mouseClick(&timeline, Qt::LeftButton, {}, {kLabels, 20});
        QVERIFY(scrubbed.last().first().toDouble() > 3.0);
    }
};

QTEST_MAIN(TimelineTest)
#include "tst_timeline.moc"
