#include "core/media/encoding/decode_times.h"

#include <QTest>

using namespace chalkreel;

class DecodeTimesTest final : public QObject
{
    Q_OBJECT
private slots:
    void framesInOrderAreDecodedWhenTheyAreShown()
    {
        const DecodeTimes times = decodeTimesOf({0, 10, 25, 30});
        QCOMPARE(times.dts, (std::vector<qint64>{0, 10, 25, 30}));
        QCOMPARE(times.duration, (std::vector<qint64>{10, 15, 5, 5}));
    }

    void reorderedFramesAreDecodedInTimeAndInOrder()
    {
        // I0 P3 B1 B2 P6 B4 B5 with uneven steps
        const std::vector<qint64> pts{100, 160, 120, 130, 250, 190, 200};
        const DecodeTimes times = decodeTimesOf(pts);
        for (size_t i = 0; i < pts.size(); ++i) {
            QVERIFY(times.dts[i] <= pts[i]);
            if (i > 0) QVERIFY(times.dts[i] > times.dts[i - 1]);
        }
        QCOMPARE(times.dts[1], 100);  // a delay of one frame is enough
        QCOMPARE(times.duration[2], 10);
        QCOMPARE(times.duration[3], 30);
    }

    void oneFrameOrNoneIsFine()
    {
        QCOMPARE(decodeTimesOf({}).dts, std::vector<qint64>{});
        QCOMPARE(decodeTimesOf({7}).dts, std::vector<qint64>{7});
        QVERIFY(decodeTimesOf({7}).duration.front() > 0);
    }
};

QTEST_GUILESS_MAIN(DecodeTimesTest)
#include "tst_decode_times.moc"
