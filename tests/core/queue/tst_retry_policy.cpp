#include "core/queue/retry_policy.h"

#include <QTest>

using namespace chalkreel;
using namespace std::chrono_literals;

class RetryPolicyTest final : public QObject
{
    Q_OBJECT
private slots:
    void onlyWhatARetryCanHelpIsRetried()
    {
        const RetryPolicy policy;
        for (const auto &row : kEnumNames<ErrorCode>) QCOMPARE(policy.waitAfter(row.value, 1, 3, 0).has_value(), canRetryHelp(row.value));
        QVERIFY(!policy.waitAfter(ErrorCode::Damaged, 1, 3, 0));
    }

    void lastAttemptIsNotFollowedByAnother()
    {
        const RetryPolicy policy;
        QVERIFY(policy.waitAfter(ErrorCode::Io, 2, 3, 0));
        QVERIFY(!policy.waitAfter(ErrorCode::Io, 3, 3, 0));
        QVERIFY(!policy.waitAfter(ErrorCode::Io, 1, 1, 0));
    }

    void waitDoublesUpToTheLongest()
    {
        const RetryPolicy policy{.first = 100ms, .longest = 1000ms};
        QCOMPARE(policy.waitAfter(ErrorCode::Io, 1, 99, 0), 100ms);
        QCOMPARE(policy.waitAfter(ErrorCode::Io, 2, 99, 0), 200ms);
        QCOMPARE(policy.waitAfter(ErrorCode::Io, 4, 99, 0), 800ms);
        QCOMPARE(policy.waitAfter(ErrorCode::Io, 5, 99, 0), 1000ms);
        QCOMPARE(policy.waitAfter(ErrorCode::Io, 98, 99, 0), 1000ms);
    }

    void chanceTakesNoMoreThanHalf()
    {
        const RetryPolicy policy{.first = 100ms, .longest = 1000ms};
        QCOMPARE(policy.waitAfter(ErrorCode::Io, 1, 3, 1), 50ms);
        QCOMPARE(policy.waitAfter(ErrorCode::Io, 1, 3, 0.5), 75ms);
    }
};

QTEST_GUILESS_MAIN(RetryPolicyTest)
#include "tst_retry_policy.moc"
