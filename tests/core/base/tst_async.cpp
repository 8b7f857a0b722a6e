#include "core/base/serial_executor.h"

#include <QTest>

#include <semaphore>

using namespace chalkreel;

class AsyncTest final : public QObject
{
    Q_OBJECT
private slots:
    void resultArrivesOnTheContextsThread()
    {
        SerialExecutor executor{QStringLiteral("test")};
        QObject context;
        std::optional<int> got;
        QThread *thread = nullptr;
        deliver(executor.run([]() -> Result<int> { return 42; }), &context, [&](const Result<int> &result) {
            got = result.value();
            thread = QThread::currentThread();
        });
        QTRY_COMPARE(got, 42);
        QCOMPARE(thread, QThread::currentThread());
    }

    void nothingIsDeliveredToAnObjectThatDied()
    {
        SerialExecutor executor{QStringLiteral("test")};
        std::binary_semaphore gate{0};
        auto context = std::make_unique<QObject>();
        bool wasCalled = false;
        const Async<int> future = executor.run([&]() -> Result<int> {
            gate.acquire();
            return 1;
        });
        deliver(future, context.get(), [&](const Result<int> &) { wasCalled = true; });
        context.reset();
        gate.release();
        while (!future.isFinished()) QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        QVERIFY(!wasCalled);
    }

    void everyCallEndsEvenWhenItStillWaitsAtShutdown()
    {
        auto executor = std::make_unique<SerialExecutor>(QStringLiteral("test"));
        std::binary_semaphore hasStarted{0};
        std::binary_semaphore gate{0};
        const Async<int> running = executor->run([&]() -> Result<int> {
            hasStarted.release();
            gate.acquire();
            return 1;
        });
        const Async<int> waiting = executor->run([]() -> Result<int> { return 2; });
        hasStarted.acquire();
        // The executor is told to stop while the first call still holds its thread.
        std::jthread destroyer{[&] { executor.reset(); }};
        while (!destroyer.joinable()) std::this_thread::yield();
        gate.release();
        destroyer.join();
        QCOMPARE(resultOf<int>(running).value(), 1);
        QVERIFY(waiting.isFinished());
        const Result<int> late = resultOf<int>(waiting);
        // Which of the two threads won decides whether it ran; that it finished is the promise, and never with another error.
        if (!late) QCOMPARE(late.error().code, ErrorCode::Cancelled);
    }

    void callsRunInTheOrderInWhichTheyWerePosted()
    {
        SerialExecutor executor{QStringLiteral("test")};
        QList<int> order;
        QList<Async<int>> futures;
        for (int i = 0; i < 100; ++i)
            futures.append(executor.run([&order, i]() -> Result<int> {
                order.append(i);
                return i;
            }));
        futures.last().waitForFinished();
        QCOMPARE(order.size(), 100);
        QVERIFY(std::ranges::is_sorted(order));
    }
};

QTEST_GUILESS_MAIN(AsyncTest)
#include "tst_async.moc"
