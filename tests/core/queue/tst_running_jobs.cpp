#include "core/queue/running_jobs.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace chalkreel;

class RunningJobsTest final : public QObject
{
    Q_OBJECT

    JobClaim claim(JobId id) const { return {.job = {.id = id}, .owner = QStringLiteral("me")}; }

private slots:
    void secondRunOfAJobWaitsForTheFirst()
    {
        RunningJobs jobs;
        const JobId id = JobId::create();
        const std::stop_token first = jobs.enter(claim(id), {});
        std::atomic<bool> hasLeft = false;
        std::atomic<bool> cameTooEarly = false;
        std::jthread second{[&] {
            const std::stop_token token = jobs.enter(claim(id), {});
            cameTooEarly = !hasLeft;
            if (token.stop_requested()) cameTooEarly = true;  // it must not inherit the first one's stop
        }};
        QVERIFY(jobs.stop(id, StopReason::Cancelled));
        QVERIFY(first.stop_requested());
        hasLeft = true;
        jobs.leave(id);
        second.join();
        QVERIFY(!cameTooEarly);
    }

    void firstReasonStays()
    {
        RunningJobs jobs;
        const JobId id = JobId::create();
        jobs.enter(claim(id), {});
        jobs.stop(id, StopReason::Cancelled);
        jobs.stop(id, StopReason::Shutdown);
        QCOMPARE(jobs.reasonOf(id), StopReason::Cancelled);
    }

    void stopThatIsMeantForAnEarlierRunLeavesTheNextOneAlone()
    {
        RunningJobs jobs;
        const JobId id = JobId::create();
        JobClaim earlier = claim(id);
        earlier.owner = QStringLiteral("me, before");
        jobs.enter(earlier, {});
        jobs.leave(id);
        const std::stop_token next = jobs.enter(claim(id), {});
        QVERIFY(!jobs.stop(earlier, StopReason::LeaseLost));
        QVERIFY(!next.stop_requested());
        QVERIFY(jobs.stop(claim(id), StopReason::LeaseLost));
        QVERIFY(next.stop_requested());
    }

    void whatEntersAfterStopAllIsStoppedAtOnce()
    {
        RunningJobs jobs;
        jobs.stopAll(StopReason::Shutdown);
        const JobId id = JobId::create();
        QVERIFY(jobs.enter(claim(id), {}).stop_requested());
        QCOMPARE(jobs.reasonOf(id), StopReason::Shutdown);
    }

    void jobThatDoesNotRunHereCannotBeStopped()
    {
        RunningJobs jobs;
        QVERIFY(!jobs.stop(JobId::create(), StopReason::Cancelled));
    }
};

QTEST_GUILESS_MAIN(RunningJobsTest)
#include "tst_running_jobs.moc"
