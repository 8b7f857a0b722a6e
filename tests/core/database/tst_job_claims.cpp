#include "core/database/job_history.h"
#include "core/database/job_repository.h"
#include "library_fixture.h"

#include <latch>
#include <limits>
#include <thread>

using namespace chalkreel;
using namespace std::chrono_literals;

namespace {

const QStringList kQueues{QStringLiteral("default")};
const QString kMe = QStringLiteral("me");

}  // namespace

class JobClaimsTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_library = std::make_unique<LibraryFixture>();
        m_asset = m_library->addAsset(QStringLiteral("Throw"));
        m_now = QDateTime::currentDateTimeUtc().addSecs(1);
    }
    void cleanup() { m_library.reset(); }

    void eachJobGoesToOneOfManyWorkers()
    {
        constexpr int kJobs = 40;
        constexpr int kWorkers = 4;
        for (int i = 0; i < kJobs; ++i) m_library->addJob(m_asset);
        std::array<QList<JobId>, kWorkers> claimed;
        std::array<QString, kWorkers> errors;
        {
            std::latch start{kWorkers};
            std::vector<std::jthread> workers;
            for (int i = 0; i < kWorkers; ++i)
                workers.emplace_back([&, i] {
                    const auto database = m_library->open();
                    start.arrive_and_wait();
                    while (true) {
                        const auto job = LibraryFixture::changeOn(*database, [&](Transaction &t) {
                            return JobRepository::claimNext(t, kQueues, QString::number(i), m_now, 1min);
                        });
                        if (!job) errors[static_cast<size_t>(i)] = job.error().detail;
                        if (!job || !*job) return;
                        claimed[static_cast<size_t>(i)].append((*job)->id);
                    }
                });
        }
        QSet<JobId> all;
        qsizetype total = 0;
        for (int i = 0; i < kWorkers; ++i) {
            QCOMPARE(errors[static_cast<size_t>(i)], QString{});
            total += claimed[static_cast<size_t>(i)].size();
            for (const JobId &id : claimed[static_cast<size_t>(i)]) all.insert(id);
        }
        QCOMPARE(total, kJobs);
        QCOMPARE(all.size(), kJobs);
    }

    void highestPriorityGoesFirstThenTheOldest()
    {
        const JobId low = m_library->addJob(m_asset, 1).id;
        const JobId first = m_library->addJob(m_asset, 5).id;
        const JobId second = m_library->addJob(m_asset, 5).id;
        const JobId high = m_library->addJob(m_asset, 9).id;
        QList<JobId> order;
        while (const auto job = claim()) order.append(job->id);
        QCOMPARE(order, (QList{high, first, second, low}));
    }

    void jobWaitsForItsTimeAndItsQueue()
    {
        const Job job = m_library->addJob(m_asset);
        QVERIFY(claim());
        const Error error{ErrorCode::NoSpace, QStringLiteral("full"), {}};
        const Job waiting =
            change([&](Transaction &t) { return JobRepository::retryLater(t, job.id, kMe, error, m_now.addSecs(60)); }).value();
        QCOMPARE(waiting.error, error);
        QCOMPARE(waiting.notBefore.toMSecsSinceEpoch(), m_now.addSecs(60).toMSecsSinceEpoch());
        QCOMPARE(JobRepository::nextStart(db(), kQueues).value().toMSecsSinceEpoch(), m_now.addSecs(60).toMSecsSinceEpoch());
        QVERIFY(!claim(m_now.addSecs(59)));
        const auto other = change(
            [&](Transaction &t) { return JobRepository::claimNext(t, {QStringLiteral("media_import")}, kMe, m_now.addSecs(61), 1min); });
        QVERIFY(!other.value());
        const auto again = claim(m_now.addSecs(60));
        QVERIFY(again);
        QCOMPARE(again->attempts, 2);
        QVERIFY(!again->error);
        QVERIFY(!JobRepository::nextStart(db(), kQueues).value().isValid());
    }

    void waitingJobsAreReadFromTheirOwnIndex()
    {
        const auto plan =
            readRows(db().run(QStringLiteral("EXPLAIN QUERY PLAN SELECT id FROM job WHERE state = 'queued' AND not_before <= ? AND "
                                             "queue IN (?) ORDER BY priority DESC, created, id LIMIT 1"),
                              {0, QStringLiteral("default")}),
                     [](const QSqlQuery &row) { return row.value(3).toString(); });
        const QString text = QStringList{plan.value()}.join(u'\n');
        QVERIFY2(text.contains(QStringLiteral("job_waiting")) && !text.contains(QStringLiteral("TEMP B-TREE")), qPrintable(text));
    }

    void workerThatLostItsJobCanDoNothingToIt()
    {
        const Job job = m_library->addJob(m_asset);
        QVERIFY(claim());
        QCOMPARE(change([&](Transaction &t) { return JobRepository::releaseExpired(t, m_now.addSecs(61)); }).value().size(), 1);
        const auto taken =
            change([&](Transaction &t) { return JobRepository::claimNext(t, kQueues, QStringLiteral("other"), m_now, 1min); });
        QVERIFY(taken.value());

        const Error error{ErrorCode::Io, QStringLiteral("x"), {}};
        const FinishedStep step{QStringLiteral("video"), QByteArray{"h"}, {}};
        CHALKREEL_COMPARE_ERROR(change([&](Transaction &t) { return JobRepository::extendLease(t, job.id, kMe, m_now, 1min); }),
                                ErrorCode::Conflict);
        CHALKREEL_COMPARE_ERROR(change([&](Transaction &t) { return JobRepository::setProgress(t, job.id, kMe, {}); }),
                                ErrorCode::Conflict);
        CHALKREEL_COMPARE_ERROR(change([&](Transaction &t) { return JobRepository::complete(t, job.id, kMe); }), ErrorCode::Conflict);
        CHALKREEL_COMPARE_ERROR(change([&](Transaction &t) { return JobRepository::failForGood(t, job.id, kMe, error); }),
                                ErrorCode::Conflict);
        CHALKREEL_COMPARE_ERROR(change([&](Transaction &t) { return JobRepository::retryLater(t, job.id, kMe, error, m_now); }),
                                ErrorCode::Conflict);
        CHALKREEL_COMPARE_ERROR(change([&](Transaction &t) { return JobRepository::giveBack(t, job.id, kMe); }), ErrorCode::Conflict);
        CHALKREEL_COMPARE_ERROR(change([&](Transaction &t) { return JobHistory::recordStep(t, job.id, kMe, step); }), ErrorCode::Conflict);
        QVERIFY(change([&](Transaction &t) { return JobRepository::complete(t, job.id, QStringLiteral("other")); }).has_value());
    }

    void cancelledJobReleasesItsLease()
    {
        const Job job = m_library->addJob(m_asset);
        QVERIFY(claim());
        QCOMPARE(change([&](Transaction &t) { return JobRepository::cancel(t, job.id); }).value().state, JobState::Cancelled);
        CHALKREEL_COMPARE_ERROR(change([&](Transaction &t) { return JobRepository::complete(t, job.id, kMe); }), ErrorCode::Conflict);
        QCOMPARE(change([&](Transaction &t) { return JobRepository::releaseAll(t); }).value().size(), 0);
    }

    void leaseThatIsExtendedDoesNotRunOut()
    {
        const Job job = m_library->addJob(m_asset);
        QVERIFY(claim());
        CHALKREEL_VERIFY_OK(change([&](Transaction &t) { return JobRepository::extendLease(t, job.id, kMe, m_now.addSecs(50), 1min); }));
        QCOMPARE(change([&](Transaction &t) { return JobRepository::releaseExpired(t, m_now.addSecs(109)); }).value().size(), 0);
        const QList<Job> released = change([&](Transaction &t) { return JobRepository::releaseExpired(t, m_now.addSecs(111)); }).value();
        QCOMPARE(released.size(), 1);
        QCOMPARE(released.first().state, JobState::Queued);
    }

    void killCountsAsAnAttemptOnlyWhenTheSameStepDiesTwice()
    {
        const Job job = m_library->addJob(m_asset, kDefaultPriority, 3);
        const auto dieIn = [&](const char *step) {
            if (!claim()) return Job{};
            const auto reached = change([&](Transaction &t) {
                return JobRepository::setProgress(t, job.id, kMe, {.percent = 10, .step = QString::fromUtf8(step)});
            });
            const auto released = change([&](Transaction &t) { return JobRepository::releaseAll(t); });
            return reached && released && released->size() == 1 ? released->first() : Job{};
        };
        QCOMPARE(dieIn("inspect").attempts, 0);
        QCOMPARE(dieIn("video").attempts, 0);
        QCOMPARE(dieIn("video").attempts, 1);
        const Job second = dieIn("video");
        QCOMPARE(second.attempts, 2);
        QCOMPARE(second.state, JobState::Queued);
        const Job last = dieIn("video");
        QCOMPARE(last.state, JobState::Failed);
        QCOMPARE(last.attempts, 3);
        QCOMPARE(last.error->code, ErrorCode::WorkerLost);
        QVERIFY(last.error->message.contains(m_asset.title));
        QVERIFY(last.finished.isValid());
        QVERIFY(!claim());
    }

    void jobThatIsGivenBackAtShutdownLosesNoAttempt()
    {
        const Job job = m_library->addJob(m_asset);
        QCOMPARE(claim()->attempts, 1);
        const Job back = change([&](Transaction &t) { return JobRepository::giveBack(t, job.id, kMe); }).value();
        QCOMPARE(back.attempts, 0);
        QCOMPARE(back.state, JobState::Queued);
        QCOMPARE(claim()->id, job.id);
    }

    void progressNeverGoesBackAndIsNeverNonsense()
    {
        const Job job = m_library->addJob(m_asset);
        QVERIFY(claim());
        const auto report = [&](double percent) {
            return change([&](Transaction &t) {
                       return JobRepository::setProgress(
                           t, job.id, kMe, {.percent = percent, .step = QStringLiteral("video"), .speed = 2.5, .secondsLeft = 7});
                   })
                .value();
        };
        QCOMPARE(report(40).progress, 40.0);
        QCOMPARE(report(30).progress, 40.0);
        QCOMPARE(report(std::numeric_limits<double>::quiet_NaN()).progress, 40.0);
        QCOMPARE(report(-5).progress, 40.0);
        QCOMPARE(report(1000).progress, 100.0);
        QCOMPARE(report(1).secondsLeft, 7.0);
        // Another attempt of the same job shows no less either.
        QVERIFY(change([&](Transaction &t) { return JobRepository::giveBack(t, job.id, kMe); }).has_value());
        QCOMPARE(claim()->progress, 100.0);
    }

    void completedJobIsAtHundredPercentWithoutSpeedOrError()
    {
        const Job job = m_library->addJob(m_asset);
        QVERIFY(claim());
        CHALKREEL_VERIFY_OK(change([&](Transaction &t) {
            return JobRepository::setProgress(t, job.id, kMe,
                                              {.percent = 97, .step = QStringLiteral("package"), .speed = 3, .secondsLeft = 2});
        }));
        const Job done = change([&](Transaction &t) { return JobRepository::complete(t, job.id, kMe); }).value();
        QCOMPARE(done.progress, 100.0);
        QCOMPARE(done.speed, 0.0);
        QCOMPARE(done.secondsLeft, -1.0);
        QVERIFY(!done.error);
        QVERIFY(done.started.isValid() && done.finished.isValid());
    }

private:
    Database &db() { return m_library->database(); }
    template <typename Work, typename ResultType = std::invoke_result_t<Work, Transaction &>>
    ResultType change(Work &&work)
    {
        return m_library->change(std::forward<Work>(work));
    }
    std::optional<Job> claim() { return claim(m_now); }
    std::optional<Job> claim(const QDateTime &now)
    {
        return change([&](Transaction &t) { return JobRepository::claimNext(t, kQueues, kMe, now, 1min); }).value();
    }

    std::unique_ptr<LibraryFixture> m_library;
    Asset m_asset;
    QDateTime m_now;
};

QTEST_GUILESS_MAIN(JobClaimsTest)
#include "tst_job_claims.moc"
