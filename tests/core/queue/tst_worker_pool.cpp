#include "core/queue/embedded_job_queue.h"
#include "core/queue/worker_pool.h"
#include "tests/core/queue/fake_job_store.h"

#include <QTest>

using namespace chalkreel;
using namespace chalkreel::test;
using namespace std::chrono_literals;

class WorkerPoolTest final : public QObject
{
    Q_OBJECT

    static WorkerPoolOptions options()
    {
        return {.workers = 1, .lookers = 0, .lease = 60ms, .poll = 10ms, .retry = {.first = 1ms, .longest = 1ms}};
    }

private slots:
    void jobThatSucceedsIsCompletedAndCleanedUp()
    {
        const JobId job = m_parts->store.add();
        WorkerPool pool{m_parts->store, m_parts->queue, m_parts->runner, options()};
        pool.start();
        QTRY_COMPARE(m_parts->store.fate(job), QStringList{QStringLiteral("complete")});
        QTRY_VERIFY(m_parts->runner.isCleaned(job));
    }

    void workersAreCalledByTheNameOfThePoolAndShowWhatTheyWorkOn()
    {
        m_parts->runner.work = runUntilStopped;
        const JobId job = m_parts->store.add();
        WorkerPoolOptions named = options();
        named.name = QStringLiteral("gym");
        named.workers = 2;
        named.lookers = 1;
        WorkerPool pool{m_parts->store, m_parts->queue, m_parts->runner, named};
        QVERIFY(pool.status().isEmpty());
        pool.start();
        const auto busy = [&] {
            QList<WorkerStatus> workers = pool.status();
            workers.removeIf([](const WorkerStatus &worker) { return !worker.job; });
            return workers;
        };
        QTRY_COMPARE(busy().size(), 1);
        QCOMPARE(busy().first().job->id, job);
        QStringList names;
        const QList<WorkerStatus> all = pool.status();
        for (const WorkerStatus &worker : all) names.append(worker.name);
        QCOMPARE(names, (QStringList{QStringLiteral("gym-1"), QStringLiteral("gym-2"), QStringLiteral("gym-3")}));
        QVERIFY(all.last().isLookingOnly && !all.first().isLookingOnly);
        pool.stop();
        QVERIFY(busy().isEmpty());
    }

    void jobThatTakesLongerThanItsLimitIsStoppedAndTriedAgainUntilTheLastAttempt()
    {
        m_parts->runner.work = runUntilStopped;
        const JobId job = m_parts->store.add(1, 2);
        WorkerPoolOptions limited = options();
        limited.timeLimit = [](double) { return 0s; };
        WorkerPool pool{m_parts->store, m_parts->queue, m_parts->runner, limited};
        pool.start();
        QTRY_COMPARE(m_parts->store.fate(job), (QStringList{QStringLiteral("retry timeout"), QStringLiteral("failed timeout")}));
        QTRY_VERIFY(m_parts->runner.isCleaned(job));
    }

    void limitIsKeptHoweverSeldomLostWorkersAreLookedFor()
    {
        m_parts->runner.work = runUntilStopped;
        const JobId job = m_parts->store.add(1, 1);
        WorkerPoolOptions limited = options();
        limited.lease = 3h;
        limited.poll = 1h;
        limited.timeLimit = [](double) { return 1s; };
        WorkerPool pool{m_parts->store, m_parts->queue, m_parts->runner, limited};
        pool.start();
        QTRY_COMPARE_WITH_TIMEOUT(m_parts->store.fate(job), QStringList{QStringLiteral("failed timeout")}, 60'000);
    }

    void limitFollowsTheLengthOfTheMediaOnceItIsKnown()
    {
        std::atomic<int> asked = 0;
        m_parts->runner.work = [](const JobClaim &claim, const JobControl &control) {
            control.onMediaLength(90);
            return runUntilStopped(claim, control);
        };
        const JobId job = m_parts->store.add(1, 1);
        WorkerPoolOptions limited = options();
        limited.timeLimit = [&](double seconds) {
            ++asked;
            return seconds == 90 ? 0s : 3600s;
        };
        WorkerPool pool{m_parts->store, m_parts->queue, m_parts->runner, limited};
        pool.start();
        QTRY_COMPARE(m_parts->store.fate(job), QStringList{QStringLiteral("failed timeout")});
        QCOMPARE(asked, 2);
    }

    void limitCountsFromTheBeginningOfTheJob()
    {
        // Told its length again and again, as at the end of each step, a job has no more time than before.
        m_parts->runner.work = [](const JobClaim &, const JobControl &control) -> Result<bool> {
            while (!control.stop.stop_requested()) control.onMediaLength(90);
            return fail(ErrorCode::Cancelled, QString{});
        };
        const JobId job = m_parts->store.add(1, 1);
        WorkerPoolOptions limited = options();
        limited.timeLimit = [](double) { return 1s; };
        WorkerPool pool{m_parts->store, m_parts->queue, m_parts->runner, limited};
        pool.start();
        QTRY_COMPARE_WITH_TIMEOUT(m_parts->store.fate(job), QStringList{QStringLiteral("failed timeout")}, 60'000);
    }

    void leaseIsExtendedForAsLongAsTheJobRuns()
    {
        m_parts->runner.work = runUntilStopped;
        const JobId job = m_parts->store.add();
        WorkerPool pool{m_parts->store, m_parts->queue, m_parts->runner, options()};
        pool.start();
        QTRY_VERIFY(m_parts->store.extensions() >= 3);
        QVERIFY(m_parts->store.fate(job).isEmpty());
    }

    void workerThatLostItsJobStopsAndLeavesItAlone()
    {
        m_parts->runner.work = runUntilStopped;
        const JobId job = m_parts->store.add();
        WorkerPool pool{m_parts->store, m_parts->queue, m_parts->runner, options()};
        pool.start();
        QTRY_COMPARE(m_parts->runner.runs(), 1);
        m_parts->store.takeAway(job);
        const JobId next = m_parts->store.add();
        m_parts->queue.wake();
        QTRY_COMPARE(m_parts->runner.parts(next).size(), 1);
        QVERIFY(m_parts->store.fate(job).isEmpty());
        QVERIFY(!m_parts->runner.isCleaned(job));
    }

    void jobsThatRunAtShutdownAreGivenBack()
    {
        m_parts->runner.work = runUntilStopped;
        const JobId job = m_parts->store.add();
        WorkerPool pool{m_parts->store, m_parts->queue, m_parts->runner, options()};
        pool.start();
        QTRY_COMPARE(m_parts->runner.runs(), 1);
        pool.stop();
        QCOMPARE(m_parts->store.fate(job), QStringList{QStringLiteral("given back")});
        QVERIFY(!m_parts->runner.isCleaned(job));
    }

    void lookerTakesOnlyFirstLooksAndTheWorkerTheRest()
    {
        m_parts->runner.work = [](const JobClaim &claim, const JobControl &) { return claim.part == JobPart::Whole; };
        const JobId job = m_parts->store.add();
        WorkerPoolOptions looking = options();
        looking.workers = 0;
        looking.lookers = 1;
        {
            WorkerPool pool{m_parts->store, m_parts->queue, m_parts->runner, looking};
            pool.start();
            QTRY_COMPARE(m_parts->store.fate(job), QStringList{QStringLiteral("set aside")});
        }
        QVERIFY(!m_parts->runner.isCleaned(job));
        WorkerPool pool{m_parts->store, m_parts->queue, m_parts->runner, options()};
        pool.start();
        QTRY_COMPARE(m_parts->store.fate(job), (QStringList{QStringLiteral("set aside"), QStringLiteral("complete")}));
        QCOMPARE(m_parts->runner.parts(job), (QList{JobPart::FirstLook, JobPart::Whole}));
    }

    void lossOfAMediaProcessIsForgivenOnceAndThenCounted()
    {
        m_parts->runner.work = [](const JobClaim &, const JobControl &control) -> Result<bool> {
            control.onStepStarted(QStringLiteral("video"));
            return fail(ErrorCode::WorkerLost, QStringLiteral("killed"));
        };
        const JobId job = m_parts->store.add(1, 2);
        WorkerPool pool{m_parts->store, m_parts->queue, m_parts->runner, options()};
        pool.start();
        QTRY_COMPARE(m_parts->store.fate(job),
                     (QStringList{QStringLiteral("forgiven"), QStringLiteral("retry worker_lost"), QStringLiteral("failed worker_lost")}));
    }

    void badFileIsNotTriedTwice()
    {
        m_parts->runner.work = [](const JobClaim &, const JobControl &) -> Result<bool> {
            return fail(ErrorCode::Damaged, QStringLiteral("bad"));
        };
        const JobId job = m_parts->store.add();
        WorkerPool pool{m_parts->store, m_parts->queue, m_parts->runner, options()};
        pool.start();
        QTRY_COMPARE(m_parts->store.fate(job), QStringList{QStringLiteral("failed damaged")});
        QCOMPARE(m_parts->runner.runs(), 1);
    }

    void workGoesOnOnceTheStoreAnswersAgain()
    {
        m_parts->store.failClaims(true);
        const JobId job = m_parts->store.add();
        WorkerPool pool{m_parts->store, m_parts->queue, m_parts->runner, options()};
        pool.start();
        m_parts->queue.wake();
        m_parts->store.failClaims(false);
        QTRY_COMPARE(m_parts->store.fate(job), QStringList{QStringLiteral("complete")});
    }

    void init() { m_parts = std::make_unique<Parts>(); }

private:
    struct Parts
    {
        FakeJobStore store;
        FakeJobRunner runner;
        EmbeddedJobQueue queue;
    };
    std::unique_ptr<Parts> m_parts;
};

QTEST_GUILESS_MAIN(WorkerPoolTest)
#include "tst_worker_pool.moc"
