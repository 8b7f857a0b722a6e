#include "core/queue/time_limit.h"

#include <QTest>

#include <future>

using namespace chalkreel;
using namespace std::chrono_literals;

class TimeLimitTest final : public QObject
{
    Q_OBJECT

    /// Blocks until the token is told to stop.
    static void waitForStop(const std::stop_token &token)
    {
        std::promise<void> stopped;
        const std::stop_callback onStop{token, [&] { stopped.set_value(); }};
        stopped.get_future().wait();
    }

private slots:
    void limitThatHasRunOutRequestsAStop()
    {
        TimeLimit limit{0s, {}};
        waitForStop(limit.token());
        QVERIFY(limit.hasRunOut());
    }

    void shorterLimitTakesEffectAtOnce()
    {
        TimeLimit limit{1h, {}};
        limit.change(0s);
        waitForStop(limit.token());
        QVERIFY(limit.hasRunOut());
        QCOMPARE(limit.limit(), 0s);
    }

    void stopFromOutsideIsPassedOnAndIsNoTimeout()
    {
        std::stop_source outer;
        TimeLimit limit{1h, outer.get_token()};
        outer.request_stop();
        waitForStop(limit.token());
        QVERIFY(!limit.hasRunOut());
        limit.change(0s);
        QVERIFY(!limit.hasRunOut());
    }

    void limitThatIsNotReachedEndsWithItsWork()
    {
        std::stop_token token;
        {
            TimeLimit limit{1h, {}};
            token = limit.token();
        }
        QVERIFY(!token.stop_requested());
    }

    void errorNamesTheFileTheTimeAndTheSetting()
    {
        const Error error = overTimeLimit(QStringLiteral("Throw"), 90s);
        QCOMPARE(error.code, ErrorCode::Timeout);
        for (const char *word : {"Throw", "90 seconds", "JOB_TIMEOUT"}) QVERIFY(error.message.contains(QString::fromLatin1(word)));
    }
};

QTEST_GUILESS_MAIN(TimeLimitTest)
#include "tst_time_limit.moc"
