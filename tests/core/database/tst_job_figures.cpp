#include "core/database/job_figures.h"
#include "tests/core/database/library_fixture.h"

using namespace chalkreel;

class JobFiguresTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_library = std::make_unique<LibraryFixture>();
        m_annas = m_library->addAsset(QStringLiteral("a"), [](Asset &a) { a.owner = QStringLiteral("anna"); });
        m_bens = m_library->addAsset(QStringLiteral("b"), [](Asset &a) { a.owner = QStringLiteral("ben"); });
    }
    void cleanup() { m_library.reset(); }

    void timesAreThoseOfCompletedJobs()
    {
        for (int seconds = 1; seconds <= 20; ++seconds) add(m_annas, "completed", seconds, 1);
        add(m_annas, "failed", 5000, 1);
        const JobStatistics figures = statistics({});
        QCOMPARE(figures.total, 21);
        QCOMPARE(figures.meanSeconds, 10.5);
        QCOMPARE(figures.medianSeconds, 10.5);
        QCOMPARE(figures.p95Seconds, 19.0);
        QCOMPARE(figures.successRate, 20.0 / 21);
    }

    void libraryWithoutJobsHasNoFigures()
    {
        const JobStatistics figures = statistics({});
        QCOMPARE(figures.total, 0);
        QCOMPARE(figures.meanSeconds, 0.0);
        QCOMPARE(figures.medianSeconds, 0.0);
        QCOMPARE(figures.p95Seconds, 0.0);
        QCOMPARE(figures.successRate, 0.0);
        QCOMPARE(figures.completedPerHour, 0.0);
        QCOMPARE(figures.byState.size(), 6);
        QCOMPARE(figures.byType.size(), static_cast<qsizetype>(kEnumNames<JobType>.size()));
    }

    void rateIsThatOfTheLastDay()
    {
        for (int i = 0; i < 48; ++i) add(m_annas, "completed", 1, 2);
        add(m_annas, "completed", 1, 25);
        QCOMPARE(statistics({}).completedPerHour, 2.0);
    }

    void rateOfANewLibraryIsNotBlownUp()
    {
        add(m_annas, "completed", 1, 0);
        QCOMPARE(statistics({}).completedPerHour, 1.0);
    }

    void figuresOfOneOwnerLeaveOutOthers()
    {
        add(m_annas, "completed", 10, 1);
        add(m_bens, "failed", 10, 1);
        const JobStatistics bens = statistics(QStringLiteral("ben"));
        QCOMPARE(bens.total, 1);
        QCOMPARE(bens.successRate, 0.0);
        QCOMPARE(bens.byState[static_cast<int>(JobState::Failed)].count, 1);
        QCOMPARE(bens.meanSeconds, 0.0);
    }

    void depthIsByQueueAndState()
    {
        m_library->addJob(m_annas);
        m_library->addJob(m_bens);
        add(m_annas, "completed", 1, 0);
        const JobSpec spec{.asset = m_annas.id, .queue = QStringLiteral("media_import")};
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return JobRepository::insert(t, spec, 1, JobState::Pending); }));
        const QList<QueueDepth> depths = JobFigures::depths(m_library->database()).value();
        QCOMPARE(depths.size(), 2);
        QCOMPARE(depths[0].queue, QStringLiteral("default"));
        QCOMPARE(depths[0].queued, 2);
        QCOMPARE(depths[1].pending, 1);
        QCOMPARE(depths[1].queued, 0);
    }

    void listIsFilteredByTypeAndTime()
    {
        const Job job = m_library->addJob(m_annas);
        const auto total = [&](const JobQuery &query) { return JobRepository::list(m_library->database(), query).value().total; };
        QCOMPARE(total({.type = JobType::Process}), 1);
        QCOMPARE(total({.type = JobType::Metadata}), 0);
        QCOMPARE(total({.createdFrom = job.created}), 1);
        QCOMPARE(total({.createdUntil = job.created}), 0);
        QCOMPARE(total({.createdFrom = job.created.addMSecs(1)}), 0);
        QCOMPARE(total({.createdUntil = job.created.addMSecs(1)}), 1);
    }

private:
    JobStatistics statistics(const std::optional<QString> &owner)
    {
        return JobFigures::statistics(m_library->database(), m_now, owner).value();
    }
    /// A job that took so many seconds and ended so many hours ago.
    void add(const Asset &asset, const char *state, int seconds, int hoursAgo)
    {
        const Job job = m_library->addJob(asset);
        const qint64 finished = m_now.addSecs(-3600LL * hoursAgo).toMSecsSinceEpoch();
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) {
            return t.run(
                QStringLiteral("UPDATE job SET state = ?, created = ?, started = ?, finished = ? WHERE id = ?"),
                {QString::fromLatin1(state), finished - 1000LL * seconds, finished - 1000LL * seconds, finished, job.id.toString()});
        }));
    }

    const QDateTime m_now = QDateTime::currentDateTimeUtc();
    std::unique_ptr<LibraryFixture> m_library;
    Asset m_annas;
    Asset m_bens;
};

QTEST_GUILESS_MAIN(JobFiguresTest)
#include "tst_job_figures.moc"
