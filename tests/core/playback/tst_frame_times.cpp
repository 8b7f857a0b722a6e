#include "core/playback/frame_times.h"

#include <QTest>

using namespace chalkreel;

class FrameTimesTest final : public QObject
{
    Q_OBJECT
private slots:
    void aFrameStaysUntilTheNextOneIsDue()
    {
        const FrameTimes times{{0, 0.04, 0.10, 0.11}, 0.15};
        QCOMPARE(times.frameAt(0.039), 0);
        QCOMPARE(times.frameAt(0.04), 1);
        QCOMPARE(times.frameAt(0.099), 1);
        QCOMPARE(times.frameAt(0.105), 2);
        QCOMPARE(times.lengthOf(1), 0.10 - 0.04);
        QCOMPARE(times.lengthOf(3), 0.15 - 0.11);
    }

    void everyFrameIsFoundByItsOwnTime()
    {
        std::vector<double> starts;
        for (int i = 0; i < 100'000; ++i) starts.push_back(i * 1001.0 / 30000.0);
        const FrameTimes times{starts, 100'000 * 1001.0 / 30000.0};
        for (int i = 0; i < times.count(); ++i) QCOMPARE(times.frameAt(times.secondsOf(i)), i);
    }

    void timesOutsideMeanTheEnds()
    {
        const FrameTimes times{{0, 1, 2}, 3};
        QCOMPARE(times.frameAt(-1), 0);
        QCOMPARE(times.frameAt(99), 2);
        QCOMPARE(times.clamped(-7), 0);
        QCOMPARE(times.clamped(7), 2);
        QCOMPARE(FrameTimes{}.frameAt(0), -1);
        QCOMPARE(FrameTimes{}.nearestFrame(0), -1);
        QCOMPARE(FrameTimes{}.clamped(0), -1);
    }

    void timesThatWereRoundedOtherwiseFindTheSameFrame()
    {
        const FrameTimes fine{{0, 0.033366, 0.066733}, 0.1001};
        for (int i = 0; i < fine.count(); ++i) {
            QCOMPARE(fine.nearestFrame(fine.secondsOf(i) - 0.0005), i);
            QCOMPARE(fine.nearestFrame(fine.secondsOf(i) + 0.0005), i);
        }
    }
};

QTEST_GUILESS_MAIN(FrameTimesTest)
#include "tst_frame_times.moc"
