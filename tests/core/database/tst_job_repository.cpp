#include "core/database/job_history.h"
#include "core/database/job_repository.h"
#include "tests/core/database/library_fixture.h"

using namespace chalkreel;
using namespace std::chrono_literals;

class JobRepositoryTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_library = std::make_unique<LibraryFixture>();
        m_asset = m_library->addAsset(QStringLiteral("Throw"));
    }
    void cleanup() { m_library.reset(); }

    void jobComesBackAsItWasSubmitted()
    {
        const JobSpec spec{.type = JobType::Thumbnail,
                           .asset = m_asset.id,
                           .priority = 9,
                           .queue = QStringLiteral("media_import"),
                           .options = {{QStringLiteral("contrast"), 0.25}}};
        const Job job = m_library->change([&](Transaction &t) { return JobRepository::insert(t, spec, 4, JobState::Pending); }).value();
        QCOMPARE(JobRepository::get(db(), job.id).value(), job);
        QCOMPARE(job.type, spec.type);
        QCOMPARE(job.queue, spec.queue);
        QCOMPARE(job.options, spec.options);
        QCOMPARE(job.priority, 9);
        QCOMPARE(job.maxAttempts, 4);
        QCOMPARE(job.state, JobState::Pending);
        QCOMPARE(job.assetTitle, m_asset.title);
        QVERIFY(!job.started.isValid() && !job.finished.isValid() && !job.notBefore.isValid());
    }

    void jobThatMakesNoSenseIsRefused()
    {
        const auto insert = [&](const JobSpec &spec, int attempts) {
            return m_library->change([&](Transaction &t) { return JobRepository::insert(t, spec, attempts); });
        };
        CHALKREEL_COMPARE_ERROR(insert({.asset = m_asset.id, .priority = 11}, 3), ErrorCode::InvalidArgument);
        CHALKREEL_COMPARE_ERROR(insert({.asset = m_asset.id, .priority = -1}, 3), ErrorCode::InvalidArgument);
        CHALKREEL_COMPARE_ERROR(insert({.asset = m_asset.id}, 0), ErrorCode::InvalidArgument);
        CHALKREEL_COMPARE_ERROR(insert({.asset = AssetId::create()}, 3), ErrorCode::NotFound);
        QCOMPARE(JobRepository::list(db(), {}).value().total, 0);
    }

    void everyMoveThatIsNotListedIsRefused_data()
    {
        QTest::addColumn<JobState>("from");
        for (const auto &row : kEnumNames<JobState>) QTest::newRow(row.name.data()) << row.value;
    }
    void everyMoveThatIsNotListedIsRefused()
    {
        QFETCH(JobState, from);
        using Step = std::function<Result<Job>(Transaction &, JobId)>;
        const QString me = QStringLiteral("me");
        const Error error{ErrorCode::Io, QStringLiteral("disk"), {}};
        const QList<std::pair<JobState, Step>> steps{
            {JobState::Cancelled, [](Transaction &t, JobId id) { return JobRepository::cancel(t, id); }},
            {JobState::Completed, [&](Transaction &t, JobId id) { return JobRepository::complete(t, id, me); }},
            {JobState::Failed, [&](Transaction &t, JobId id) { return JobRepository::failForGood(t, id, me, error); }},
        };
        for (const auto &[to, step] : steps) {
            const JobId id = jobIn(from);
            const Result<Job> moved = m_library->change([&](Transaction &t) { return step(t, id); });
            // Workers can only end what they hold.
            const bool isAllowed = canMove(from, to) && (to == JobState::Cancelled || from == JobState::Processing);
            if (isAllowed)
                QCOMPARE(moved.value().state, to);
            else
                CHALKREEL_COMPARE_ERROR(moved, ErrorCode::Conflict);
            QCOMPARE(JobRepository::get(db(), id).value().state, isAllowed ? to : from);
            QCOMPARE(JobRepository::get(db(), id).value().finished.isValid(), hasEnded(isAllowed ? to : from));
        }
        const bool canRetry = from == JobState::Failed || from == JobState::Cancelled;
        const JobId id = jobIn(from);
        QCOMPARE(m_library->change([&](Transaction &t) { return JobRepository::retry(t, id); }).has_value(), canRetry);
        const JobId pending = jobIn(from);
        QCOMPARE(m_library->change([&](Transaction &t) { return JobRepository::enqueue(t, pending); }).has_value(),
                 from == JobState::Pending);
    }

    void retryStartsAnewButKeepsFinishedSteps()
    {
        const JobId id = jobIn(JobState::Processing);
        const FinishedStep step{QStringLiteral("inspect"), QByteArray::fromHex("00ff"), {{QStringLiteral("frames"), 250}}};
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return JobHistory::recordStep(t, id, QStringLiteral("me"), step); }));
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) {
            return JobRepository::setProgress(t, id, QStringLiteral("me"), {.percent = 60, .step = QStringLiteral("video")});
        }));
        const Error error{ErrorCode::Damaged, QStringLiteral("No picture"), QStringLiteral("d")};
        const Job failed =
            m_library->change([&](Transaction &t) { return JobRepository::failForGood(t, id, QStringLiteral("me"), error); }).value();
        QCOMPARE(failed.error, error);
        QCOMPARE(failed.progress, 60.0);

        const Job again = m_library->change([&](Transaction &t) { return JobRepository::retry(t, id); }).value();
        QCOMPARE(again.progress, 0.0);
        QCOMPARE(again.attempts, 0);
        QVERIFY(!again.error && !again.finished.isValid() && !again.started.isValid());
        const auto kept = JobHistory::finishedStep(db(), id, QStringLiteral("inspect")).value();
        QVERIFY(kept.has_value());
        QCOMPARE(kept->inputHash, step.inputHash);
        QCOMPARE(kept->report, step.report);
        QVERIFY(!JobHistory::finishedStep(db(), id, QStringLiteral("video")).value());
    }

    void historyIsKeptInItsOrder()
    {
        const JobId id = jobIn(JobState::Processing);
        const auto progress = [&](const char *step, double percent) {
            CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) {
                return JobRepository::setProgress(t, id, QStringLiteral("me"), {.percent = percent, .step = QString::fromUtf8(step)});
            }));
        };
        progress("inspect", 1);
        progress("inspect", 5);
        progress("video", 6);
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) {
            return JobHistory::log(t, id, QStringLiteral("warning"), QStringLiteral("cut off"), {{QStringLiteral("at"), 3.5}});
        }));
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return JobRepository::complete(t, id, QStringLiteral("me")); }));
        const QList<JobLogEntry> entries = JobHistory::entries(db(), id).value();
        QStringList types;
        for (const JobLogEntry &entry : entries) types << entry.type;
        QCOMPARE(types.join(u' '), QStringLiteral("created claimed step_started step_started warning completed"));
        QCOMPARE(entries[4].data.value(QStringLiteral("at")).toDouble(), 3.5);
        QCOMPARE(entries[3].text, QStringLiteral("video"));
    }

    void listShowsTheNewestFirstAndFilters()
    {
        const JobId completed = jobIn(JobState::Completed);
        const JobId queued = jobIn(JobState::Queued);
        const Asset other = m_library->addAsset(QStringLiteral("Other"));
        const Job third = m_library->addJob(other);
        const Page<Job> all = JobRepository::list(db(), {}).value();
        QCOMPARE(all.total, 3);
        QCOMPARE(all.items[0].id, third.id);
        QCOMPARE(all.items[2].id, completed);
        QCOMPARE(all.sequence, EventOutbox::lastSequence(db()).value());
        QCOMPARE(JobRepository::list(db(), {.state = JobState::Queued, .asset = m_asset.id}).value().items.first().id, queued);
        QCOMPARE(JobRepository::list(db(), {.asset = other.id}).value().total, 1);
        QCOMPARE(JobRepository::list(db(), {.limit = 1}).value().total, 3);
        QCOMPARE(JobRepository::unfinishedOf(db(), m_asset.id).value().first().id, queued);
        CHALKREEL_COMPARE_ERROR(JobRepository::list(db(), {.limit = 1'000'000'000}), ErrorCode::InvalidArgument);
    }

    void onlyEndedJobsCanBeTakenOffTheList()
    {
        const JobId ended = jobIn(JobState::Completed);
        const JobId running = jobIn(JobState::Processing);
        const auto remove = [&](const QList<JobId> &ids) {
            return m_library->change([&](Transaction &t) { return JobRepository::remove(t, ids); });
        };
        CHALKREEL_COMPARE_ERROR(remove({ended, running}), ErrorCode::Conflict);
        QCOMPARE(JobRepository::list(db(), {}).value().total, 2);
        CHALKREEL_VERIFY_OK(remove({ended, JobId::create()}));
        CHALKREEL_COMPARE_ERROR(JobRepository::get(db(), ended), ErrorCode::NotFound);
        QCOMPARE(readNumber(db().run(QStringLiteral("SELECT COUNT(*) FROM job_log WHERE job_id = ?"), {ended.toString()})).value(), 0);
    }

    void priorityChangesUntilTheJobHasEnded()
    {
        const JobId waiting = jobIn(JobState::Queued);
        const auto set = [&](JobId id, int priority) {
            return m_library->change([&](Transaction &t) { return JobRepository::setPriority(t, id, priority); });
        };
        QCOMPARE(set(waiting, 10).value().priority, 10);
        CHALKREEL_COMPARE_ERROR(set(waiting, 11), ErrorCode::InvalidArgument);
        CHALKREEL_COMPARE_ERROR(set(jobIn(JobState::Failed), 1), ErrorCode::Conflict);
    }

private:
    Database &db() { return m_library->database(); }

    /// A new job, brought to this state; held by "me" where it is processing.
    JobId jobIn(JobState state)
    {
        const JobSpec spec{.asset = m_asset.id, .queue = JobId::create().toString()};
        const Job job = m_library
                            ->change([&](Transaction &t) {
                                return JobRepository::insert(t, spec, 3, state == JobState::Pending ? JobState::Pending : JobState::Queued);
                            })
                            .value();
        const QString me = QStringLiteral("me");
        const auto move = [&](auto &&step) { QVERIFY(m_library->change(step).has_value()); };
        if (state == JobState::Cancelled) move([&](Transaction &t) { return JobRepository::cancel(t, job.id); });
        if (state == JobState::Processing || state == JobState::Completed || state == JobState::Failed)
            move([&](Transaction &t) {
                return JobRepository::claimNext(t, JobPart::Whole, {spec.queue}, me, QDateTime::currentDateTimeUtc(), 1min);
            });
        if (state == JobState::Completed) move([&](Transaction &t) { return JobRepository::complete(t, job.id, me); });
        if (state == JobState::Failed)
            move([&](Transaction &t) { return JobRepository::failForGood(t, job.id, me, Error{ErrorCode::Io, QStringLiteral("x"), {}}); });
        return job.id;
    }

    std::unique_ptr<LibraryFixture> m_library;
    Asset m_asset;
};

QTEST_GUILESS_MAIN(JobRepositoryTest)
#include "tst_job_repository.moc"
