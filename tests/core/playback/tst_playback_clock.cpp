#include "core/playback/playback_clock.h"

#include <QTest>

using namespace chalkreel;
using namespace std::chrono_literals;

class PlaybackClockTest final : public QObject
{
    Q_OBJECT

    const PlaybackClock::TimePoint m_zero{};

private slots:
    void itStandsUntilItIsStarted()
    {
        PlaybackClock clock;
        clock.hold(3);
        QCOMPARE(clock.seconds(m_zero + 10s), 3.0);
        clock.start(m_zero + 10s);
        QCOMPARE(clock.seconds(m_zero + 12s), 5.0);
        clock.stop(m_zero + 13s);
        QCOMPARE(clock.seconds(m_zero + 99s), 6.0);
    }

    void aChangeOfRateDoesNotJump()
    {
        PlaybackClock clock;
        clock.hold(0);
        clock.start(m_zero);
        clock.setRate(0.25, m_zero + 4s);
        QCOMPARE(clock.seconds(m_zero + 4s), 4.0);
        QCOMPARE(clock.seconds(m_zero + 8s), 5.0);
    }

    void itFollowsASoundCardThatRunsSlow()
    {
        PlaybackClock clock;
        clock.hold(0);
        clock.start(m_zero);
        // 0.1 % slow: 60 ms behind after a minute, were it not followed.
        for (int i = 1; i <= 3000; ++i) {
            const auto now = m_zero + i * 20ms;
            clock.follow(i * 0.020 * 0.999, now);
        }
        const double heard = 60 * 0.999;
        QVERIFY(std::abs(clock.seconds(m_zero + 60s) - heard) < 0.001);
    }

    void jitterOfTheDeviceIsAveraged()
    {
        PlaybackClock clock;
        clock.hold(0);
        clock.start(m_zero);
        double worst = 0;
        for (int i = 1; i <= 500; ++i) {
            const auto now = m_zero + i * 20ms;
            clock.follow(i * 0.020 + (i % 2 ? 0.02 : -0.02), now);
            worst = std::max(worst, std::abs(clock.seconds(now) - i * 0.020));
        }
        QVERIFY(worst < 0.005);
    }

    void aLargeDifferenceIsTakenAtOnce()
    {
        PlaybackClock clock;
        clock.hold(10);
        clock.start(m_zero);
        clock.follow(9.5, m_zero + 100ms);
        QCOMPARE(clock.seconds(m_zero + 100ms), 9.5);
    }

    void aClockThatStandsDoesNotFollow()
    {
        PlaybackClock clock;
        clock.hold(10);
        clock.follow(20, m_zero);
        QCOMPARE(clock.seconds(m_zero), 10.0);
    }
};

QTEST_GUILESS_MAIN(PlaybackClockTest)
#include "tst_playback_clock.moc"
