#include "core/database/job_history.h"
#include "core/database/job_repository.h"
#include "core/database/sql_values.h"
#include "tests/core/database/library_fixture.h"

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
        for (int i = 0; i < kJobs; ++i) addJob();
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
                            return JobRepository::claimNext(t, JobPart::Whole, kQueues, QString::number(i), m_now, 1min);
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
        const JobId low = addJob(1).id;
        const JobId first = addJob(5).id;
        const JobId second = addJob(5).id;
        const JobId high = addJob(9).id;
        QList<JobId> order;
        while (const auto job = claim()) order.append(job->id);
        QCOMPARE(order, (QList{high, first, second, low}));
    }

    void leastImportantJobIsNotPassedForEver()
    {
        const JobId patient = addJob(kLowestPriority).id;
        const JobId urgent = addJob(kHighestPriority).id;
        const JobId later = addJob(kHighestPriority).id;
        const auto age = [&](JobId job, std::chrono::milliseconds by) {
            return change([&](Transaction &t) {
                return t.run(QStringLiteral("UPDATE job SET created = created - ? WHERE id = ?"),
                             {QVariant::fromValue(qint64{by.count()}), sqlId(job)});
            });
        };
        QVERIFY(age(patient, 149min));
        QCOMPARE(claim()->id, urgent);
        QVERIFY(age(patient, 2min));
        QCOMPARE(claim()->id, patient);
        QCOMPARE(claim()->id, later);
    }

    void jobsOfOneAssetRunOneAfterTheOther()
    {
        const JobId first = m_library->addJob(m_asset).id;
        const JobId second = m_library->addJob(m_asset).id;
        const JobId other = addJob().id;
        QCOMPARE(claim()->id, first);
        QCOMPARE(claim()->id, other);
        QVERIFY(!claim());
        CHALKREEL_VERIFY_OK(change([&](Transaction &t) { return JobRepository::complete(t, first, kMe); }));
        QCOMPARE(claim()->id, second);
    }

    void firstLookTakesEachJobOnceAndLeavesTheRestForItsTurn()
    {
        const JobId first = addJob(1).id;
        const JobId second = addJob(9).id;
        const auto look = [&] {
            return change([&](Transaction &t) { return JobRepository::claimNext(t, JobPart::FirstLook, kQueues, kMe, m_now, 1min); })
                .value();
        };
        for (const JobId &expected : {second, first}) {
            QCOMPARE(look()->id, expected);
            const Result<Job> aside = change([&](Transaction &t) { return JobRepository::setAside(t, expected, kMe); });
            QVERIFY(aside);
            QCOMPARE(aside->state, JobState::Queued);
            QCOMPARE(aside->attempts, 0);
        }
        QVERIFY(!look());
        QCOMPARE(claim()->id, second);
    }

    void lostMediaProcessIsForgivenOncePerStep()
    {
        const JobId job = addJob().id;
        const auto loseIn = [&](const char *step) {
            if (!claim()) return std::optional<bool>{};
            const Result<bool> forgiven =
                change([&](Transaction &t) { return JobRepository::forgiveLoss(t, job, kMe, QString::fromUtf8(step)); });
            if (forgiven && !*forgiven) std::ignore = change([&](Transaction &t) { return JobRepository::giveBack(t, job, kMe); });
            return forgiven ? std::optional{*forgiven} : std::nullopt;
        };
        QCOMPARE(loseIn("inspect"), true);
        QCOMPARE(loseIn("video"), true);
        QCOMPARE(loseIn("video"), false);
        QCOMPARE(loseIn("video"), false);
        QCOMPARE(loseIn("audio"), true);
        QCOMPARE(claim()->attempts, 1);
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
        const auto other = change([&](Transaction &t) {
            return JobRepository::claimNext(t, JobPart::Whole, {QStringLiteral("media_import")}, kMe, m_now.addSecs(61), 1min);
        });
        QVERIFY(!other.value());
        const auto again = claim(m_now.addSecs(60));
        QVERIFY(again);
        QCOMPARE(again->attempts, 2);
        QVERIFY(!again->error);
        QVERIFY(!JobRepository::nextStart(db(), kQueues).value().isValid());
    }

    void retryDoesNotWaitForAClockThatWasPutBack()
    {
        const Job job = m_library->addJob(m_asset);
        QVERIFY(claim());
        const Error error{ErrorCode::NoSpace, QStringLiteral("full"), {}};
        QVERIFY(change([&](Transaction &t) { return JobRepository::retryLater(t, job.id, kMe, error, m_now.addSecs(60)); }));
        const QDateTime yesterday = m_now.addDays(-1);
        QVERIFY(!claim(yesterday));
        QVERIFY(change([&](Transaction &t) { return JobRepository::releaseExpired(t, yesterday); }));
        QVERIFY(claim(yesterday));
    }

    void waitingJobsAreReadFromTheirOwnIndex()
    {
        const auto planOf = [&](const QString &condition) {
            const auto rows =
                readRows(db().run(QStringLiteral("EXPLAIN QUERY PLAN SELECT j.id FROM job j WHERE j.state = 'queued' AND ") + condition +
                                      QStringLiteral("j.not_before <= ? AND j.queue IN (?) ORDER BY "
                                                     "j.created - j.priority * 900000, j.id LIMIT 1"),
                                  {0, QStringLiteral("default")}),
                         [](const QSqlQuery &row) { return row.value(3).toString(); });
            return QStringList{rows.value()}.join(u'\n');
        };
        const QString whole = planOf(QString{});
        QVERIFY2(whole.contains(QStringLiteral("job_waiting")) && !whole.contains(QStringLiteral("TEMP B-TREE")), qPrintable(whole));
        const QString look = planOf(QStringLiteral("j.inspected = 0 AND "));
        QVERIFY2(look.contains(QStringLiteral("job_uninspected")) && !look.contains(QStringLiteral("TEMP B-TREE")), qPrintable(look));
    }

    void workerThatLostItsJobCanDoNothingToIt()
    {
        const Job job = m_library->addJob(m_asset);
        QVERIFY(claim());
        QCOMPARE(change([&](Transaction &t) { return JobRepository::releaseExpired(t, m_now.addSecs(61)); }).value().size(), 1);
        const auto taken = change(
            [&](Transaction &t) { return JobRepository::claimNext(t, JobPart::Whole, kQueues, QStringLiteral("other"), m_now, 1min); });
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
    /// Of an asset of its own.
    Job addJob(int priority = kDefaultPriority) { return m_library->addJob(m_library->addAsset(QStringLiteral("Jump")), priority); }
    std::optional<Job> claim() { return claim(m_now); }
    std::optional<Job> claim(const QDateTime &now)
    {
        return change([&](Transaction &t) { return JobRepository::claimNext(t, JobPart::Whole, kQueues, kMe, now, 1min); }).value();
    }

    std::unique_ptr<LibraryFixture> m_library;
    Asset m_asset;
    QDateTime m_now;
};

QTEST_GUILESS_MAIN(JobClaimsTest)
#include "tst_job_claims.moc"
