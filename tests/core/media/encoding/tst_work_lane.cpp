#include "core/media/encoding/work_lane.h"

#include <QTest>

#include <atomic>
#include <semaphore>
#include <vector>

using namespace chalkreel;

class WorkLaneTest final : public QObject
{
    Q_OBJECT
private slots:
    void workIsDoneInOrder()
    {
        std::vector<int> done;
        WorkLane lane{QStringLiteral("test"), 2};
        for (int i = 0; i < 50; ++i)
            QVERIFY(lane.post([&done, i]() -> Result<void> {
                done.push_back(i);
                return {};
            }));
        QVERIFY(lane.finish());
        QCOMPARE(done.size(), size_t{50});
        QVERIFY(std::ranges::is_sorted(done));
    }

    void giverWaitsWhenTheQueueIsFull()
    {
        WorkLane lane{QStringLiteral("test"), 2};
        std::binary_semaphore gate{0};
        std::atomic<int> given{0};
        std::jthread giver{[&] {
            for (int i = 0; i < 10; ++i) {
                if (!lane.post([&gate, i]() -> Result<void> {
                        if (i == 0) gate.acquire();
                        return {};
                    }))
                    return;
                ++given;
            }
        }};
        QTRY_VERIFY(given >= 2);
        // One is being done and two wait: the fourth has to wait for room, however long.
        QVERIFY(given <= 3);
        gate.release();
        giver.join();
        QVERIFY(lane.finish());
        QCOMPARE(given.load(), 10);
    }

    void firstFailureEndsTheLaneAndIsTold()
    {
        WorkLane lane{QStringLiteral("test"), 2};
        std::atomic<int> done{0};
        QVERIFY(lane.post([]() -> Result<void> { return fail(ErrorCode::NoSpace, QStringLiteral("full")); }));
        bool isOpen = true;
        for (int i = 0; i < 10 && isOpen; ++i)
            isOpen = lane.post([&]() -> Result<void> {
                ++done;
                return {};
            });
        const Result<void> outcome = lane.finish();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::NoSpace);
        QCOMPARE(done.load(), 0);
        QVERIFY(!lane.post([]() -> Result<void> { return {}; }));
    }

    void goingAwayWaitsForWhatIsBeingDone()
    {
        bool hasEnded = false;
        std::binary_semaphore hasStarted{0};
        std::binary_semaphore gate{0};
        auto lane = std::make_unique<WorkLane>(QStringLiteral("test"), 3);
        QVERIFY(lane->post([&]() -> Result<void> {
            hasStarted.release();
            gate.acquire();
            hasEnded = true;
            return {};
        }));
        hasStarted.acquire();
        const std::jthread opener{[&] { gate.release(); }};
        lane.reset();
        QVERIFY(hasEnded);
    }
};

QTEST_GUILESS_MAIN(WorkLaneTest)
#include "tst_work_lane.moc"
