#include "core/queue/embedded_job_queue.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace chalkreel;

class EmbeddedJobQueueTest final : public QObject
{
    Q_OBJECT
private slots:
    void wakeUpBetweenLookingAndWaitingIsNotMissed()
    {
        EmbeddedJobQueue queue;
        const quint64 seen = queue.wakeCount();
        queue.wake();
        std::stop_source stop;
        queue.wait(seen, stop.get_token());  // would hang
        QVERIFY(queue.wakeCount() != seen);
    }

    void everyWaiterIsWoken()
    {
        EmbeddedJobQueue queue;
        std::atomic<int> woken = 0;
        const quint64 seen = queue.wakeCount();
        std::stop_source stop;
        {
            std::vector<std::jthread> waiters;
            for (int i = 0; i < 4; ++i)
                waiters.emplace_back([&] {
                    queue.wait(seen, stop.get_token());
                    ++woken;
                });
            queue.wake();
        }
        QCOMPARE(woken.load(), 4);
    }

    void stopEndsAWait()
    {
        EmbeddedJobQueue queue;
        std::jthread waiter{[&](std::stop_token stop) { queue.wait(queue.wakeCount(), stop); }};
        waiter.request_stop();
        waiter.join();
        QCOMPARE(queue.wakeCount(), 0u);
    }
};

QTEST_GUILESS_MAIN(EmbeddedJobQueueTest)
#include "tst_embedded_job_queue.moc"
