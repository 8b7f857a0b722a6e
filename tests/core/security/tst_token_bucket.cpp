#include "core/security/token_bucket.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace chalkreel;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

class TokenBucketTest final : public QObject
{
    Q_OBJECT

    TokenBuckets::Time m_now{};
    TokenBuckets buckets(const BucketShape &shape)
    {
        return TokenBuckets{shape, [this] { return m_now; }};
    }

private slots:
    void burstPassesAndTheNextIsToldWhenToCome()
    {
        TokenBuckets limits = buckets({.burst = 3, .perSecond = 2});
        for (int i = 0; i < 3; ++i) QCOMPARE(limits.take(QStringLiteral("a")), 0ms);
        QCOMPARE(limits.take(QStringLiteral("a")), 500ms);
        m_now += 499ms;
        QCOMPARE(limits.take(QStringLiteral("a")), 1ms);
        m_now += 1ms;
        QCOMPARE(limits.take(QStringLiteral("a")), 0ms);
        QVERIFY(limits.take(QStringLiteral("a")) > 0ms);
    }

    void noMomentLetsMoreThanTheRatePass()
    {
        TokenBuckets limits = buckets({.burst = 10, .perSecond = 10});
        // At the edge of a second, where a counter per second would let twice as many pass.
        m_now += 990ms;
        int passed = 0;
        for (int i = 0; i < 1000; ++i, m_now += 1ms) passed += limits.take(QStringLiteral("a")) == 0ms;
        QVERIFY2(passed <= 20, qPrintable(QString::number(passed)));
        QVERIFY(passed >= 19);
    }

    void keysDoNotShare()
    {
        TokenBuckets limits = buckets({.burst = 1, .perSecond = 1});
        QCOMPARE(limits.take(QStringLiteral("a")), 0ms);
        QCOMPARE(limits.take(QStringLiteral("b")), 0ms);
        QVERIFY(limits.take(QStringLiteral("a")) > 0ms);
    }

    void whatDidNotCountIsPutBack()
    {
        TokenBuckets limits = buckets({.burst = 1, .perSecond = 1});
        QCOMPARE(limits.take(QStringLiteral("a")), 0ms);
        limits.giveBack(QStringLiteral("a"));
        QCOMPARE(limits.take(QStringLiteral("a")), 0ms);
        limits.refill(QStringLiteral("a"));
        QCOMPARE(limits.take(QStringLiteral("a")), 0ms);
        QVERIFY(limits.take(QStringLiteral("a")) > 0ms);
    }

    void costAboveTheBurstWaitsForAFullBucketInsteadOfForEver()
    {
        TokenBuckets limits = buckets({.burst = 2, .perSecond = 1});
        QCOMPARE(limits.take(QStringLiteral("a"), 100), 0ms);
        QCOMPARE(limits.take(QStringLiteral("a"), 100), 2000ms);
    }

    void memoryIsBoundedAndTheEmptiestAreKept()
    {
        TokenBuckets limits = buckets({.burst = 5, .perSecond = 1, .mostKeys = 100});
        for (int i = 0; i < 5; ++i) QCOMPARE(limits.take(QStringLiteral("guesser")), 0ms);
        for (int i = 0; i < 10'000; ++i) QCOMPARE(limits.take(QString::number(i)), 0ms);
        QCOMPARE(limits.size(), 100);
        QVERIFY(limits.take(QStringLiteral("guesser")) > 0ms);
    }

    void restedKeysTakeNoMemory()
    {
        TokenBuckets limits = buckets({.burst = 5, .perSecond = 1});
        for (int i = 0; i < 1000; ++i) QCOMPARE(limits.take(QString::number(i)), 0ms);
        m_now += 10s;
        QCOMPARE(limits.take(QStringLiteral("a")), 0ms);
        QCOMPARE(limits.size(), 1);
    }

    void threadsTogetherTakeNoMoreThanThereIs()
    {
        TokenBuckets limits = buckets({.burst = 100, .perSecond = 1});
        std::atomic<int> passed = 0;
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t)
                threads.emplace_back([&] {
                    for (int i = 0; i < 100; ++i) passed += limits.take(QStringLiteral("a")) == 0ms;
                });
        }
        QCOMPARE(passed.load(), 100);
    }

    void addressesOfOneSubscriberAreOne()
    {
        QCOMPARE(addressKey(QStringLiteral("2001:db8:1:2:aaaa::1")), addressKey(QStringLiteral("2001:db8:1:2:bbbb::2")));
        QVERIFY(addressKey(QStringLiteral("2001:db8:1:2::1")) != addressKey(QStringLiteral("2001:db8:1:3::1")));
        QCOMPARE(addressKey(QStringLiteral("::ffff:192.0.2.7")), QStringLiteral("192.0.2.7"));
        QVERIFY(addressKey(QStringLiteral("192.0.2.7")) != addressKey(QStringLiteral("192.0.2.8")));
    }
};

QTEST_GUILESS_MAIN(TokenBucketTest)
#include "tst_token_bucket.moc"
