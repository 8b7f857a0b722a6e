#include "server/http/connection_times.h"

#include <QTest>

using namespace chalkreel;
using namespace std::chrono_literals;

class ConnectionTimesTest final : public QObject
{
    Q_OBJECT
private slots:
    void readerIsAliveAsLongAsItTakesSomething()
    {
        ConnectionTimes times{0};
        qint64 mark = -2'000'000;  // what the kernel holds at first
        for (qint64 now = 0; now <= 600'000; now += 500) {
            mark += 500;  // a kilobyte a second
            times.delivered(now, mark);
            QVERIFY2(!times.isQuietLongerThan(15s, now), QByteArray::number(now).constData());
        }
    }

    void readerThatTakesNextToNothingStandsStill()
    {
        ConnectionTimes times{0};
        times.delivered(0, -2'000'000);
        for (qint64 now = 500; now <= 20'000; now += 500) times.delivered(now, -2'000'000 + now / 50);
        QVERIFY(times.isQuietLongerThan(15s, 20'000));
    }

    void nextAnswerCountsFromItsOwnBeginning()
    {
        ConnectionTimes times{0};
        times.delivered(0, 48'000'000);
        times.delivered(14'000, -3'000'000);
        QVERIFY(!times.isQuietLongerThan(15s, 20'000));
    }

    void bodyHasToComeAtARate()
    {
        const HttpLimits limits;
        const qint64 window = limits.bodyRateWindow.count();
        ConnectionTimes times{0};
        times.beginWindow(0);
        qint64 now = 0;
        for (; now <= 10 * window; now += 1000) {
            times.bodyCame(now, limits.bodyRateBytes / 10);
            QVERIFY(!times.isBodyTooSlow(limits, now));
        }
        // A byte a second is no more a body than none is.
        bool isTooSlow = false;
        for (const qint64 until = now + 2 * window + 2000; now <= until && !isTooSlow; now += 1000) {
            times.bodyCame(now, 1);
            isTooSlow = times.isBodyTooSlow(limits, now);
        }
        QVERIFY(isTooSlow);
    }
};

QTEST_GUILESS_MAIN(ConnectionTimesTest)
#include "tst_connection_times.moc"
