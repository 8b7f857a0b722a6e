#include "tests/support/ui/sample_library.h"
#include "ui/jobs/jobs_panel.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace chalkreel;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Bench
{
    test::FakeBackend backend;
    EventFeed feed{backend};
    UploadTracker uploads{backend};
};

Job jobIn(JobState state)
{
    Job job;
    job.id = JobId::create();
    job.asset = AssetId::create();
    job.assetTitle = u"clip"_s;
    job.state = state;
    job.created = QDateTime::currentDateTimeUtc();
    return job;
}

UploadRequest requestFor(const QString &path)
{
    UploadRequest request;
    request.path = path;
    return request;
}

}  // namespace

class JobsTest final : public QObject
{
    Q_OBJECT
private slots:
    void rowsStandInTheOrderInWhichPeopleLook()
    {
        Bench bench;
        Job low = jobIn(JobState::Queued);
        low.priority = 1;
        Job high = jobIn(JobState::Queued);
        high.priority = 9;
        bench.backend.state.jobs = {jobIn(JobState::Completed), jobIn(JobState::Failed), low, high, jobIn(JobState::Processing)};
        JobModel model{bench.backend, bench.feed, bench.uploads, 60s};
        QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        model.reload();
        QTRY_COMPARE(model.rowCount(), 5);
        QCOMPARE(model.row(0).state, JobRow::State::Running);
        QCOMPARE(model.row(1).job->id, high.id);
        QVERIFY(model.row(1).isNext);
        QCOMPARE(model.row(2).job->id, low.id);
        QCOMPARE(model.row(3).state, JobRow::State::Failed);
        QCOMPARE(model.row(4).state, JobRow::State::Done);
        QCOMPARE(model.running(), 1);
        QCOMPARE(model.waiting(), 2);
        QCOMPARE(model.failedCount(), 1);
    }

    void progressChangesOneRowAndMovesNone()
    {
        Bench bench;
        bench.backend.state.jobs = {jobIn(JobState::Processing), jobIn(JobState::Queued)};
        JobModel model{bench.backend, bench.feed, bench.uploads, 60s};
        model.reload();
        QTRY_COMPARE(model.rowCount(), 2);
        QSignalSpy reset{&model, &QAbstractItemModel::modelReset};
        bench.backend.state.jobs[0].progress = 50;
        bench.backend.state.jobChanged(bench.backend.state.jobs[0]);
        QCOMPARE(model.row(0).fraction(), 0.5);
        QCOMPARE(reset.size(), 0);
    }

    void doneRowSaysHowMuchWasMadeAndFoldsAway()
    {
        Bench bench;
        const Asset asset = test::sampleAsset(u"clip"_s);
        bench.backend.state.assets = {asset};
        AssetDetails details;
        details.renditions = {{RenditionKind::Original, u"clip.mp4"_s, 1'000'000, 0, 0, {}},
                              {RenditionKind::Enhanced, u"enhanced.mp4"_s, 14'000'000, 0, 0, u"encoded"_s},
                              {RenditionKind::Hd, u"hd.mp4"_s, 14'000'000, 0, 0, u"shared:enhanced"_s}};
        bench.backend.state.details.insert(asset.id, details);
        JobModel model{bench.backend, bench.feed, bench.uploads, 300ms};
        model.reload();
        Job job = jobIn(JobState::Processing);
        job.asset = asset.id;
        bench.backend.state.jobChanged(job);
        QTRY_COMPARE(model.rowCount(), 1);
        job.state = JobState::Completed;
        job.finished = QDateTime::currentDateTimeUtc();
        bench.backend.state.jobChanged(job);
        QTRY_COMPARE(model.row(0).fileCount, 2);
        QCOMPARE(model.row(0).fileBytes, 14'000'000);  // the shared one takes no space of its own
        QTRY_COMPARE(model.rowCount(), 0);
    }

    void buttonsAskTheService()
    {
        Bench bench;
        bench.backend.state.jobs = {jobIn(JobState::Queued), jobIn(JobState::Failed)};
        bench.backend.state.jobs[1].error = Error{ErrorCode::Damaged, u"No picture"_s, u"detail"_s};
        JobsPanel panel{bench.backend, bench.feed, bench.uploads};
        panel.load();
        QTRY_COMPARE(panel.jobs().rowCount(), 2);
        QStringList &calls = bench.backend.state.calls;
        calls.clear();
        panel.press(panel.jobs().index(0), JobRow::Raise);
        QTRY_VERIFY(calls.contains(u"priority 6"_s));
        QSignalSpy details{&panel, &JobsPanel::detailsRequested};
        panel.press(panel.jobs().index(1), JobRow::Details);
        QCOMPARE(details.size(), 1);
        panel.press(panel.jobs().index(1), JobRow::Retry);
        QTRY_VERIFY(calls.contains(u"retry"_s));
        QTRY_COMPARE(panel.jobs().failedCount(), 0);
        panel.press(panel.jobs().index(0), JobRow::Cancel);
        QVERIFY(calls.contains(u"cancel"_s));
    }

    void keysWorkOnTheCurrentRow()
    {
        Bench bench;
        bench.backend.state.jobs = {jobIn(JobState::Queued)};
        JobsPanel panel{bench.backend, bench.feed, bench.uploads};
        panel.resize(304, 400);
        panel.show();
        panel.load();
        QTRY_COMPARE(panel.jobs().rowCount(), 1);
        auto *list = panel.findChild<QListView *>();
        list->setCurrentIndex(panel.jobs().index(0));
        QTest::keyClick(list, Qt::Key_Plus);
        QVERIFY(bench.backend.state.calls.contains(u"priority 6"_s));
        QTest::keyClick(list, Qt::Key_Delete);
        QVERIFY(bench.backend.state.calls.contains(u"cancel"_s));
    }

    void uploadsGoTwoAtATimeAndShowTheirProgress()
    {
        Bench bench;
        test::FakeUploads &fake = bench.backend.fakeUploads();
        fake.finishesAtOnce = false;
        JobModel model{bench.backend, bench.feed, bench.uploads, 60s};
        bench.uploads.add({requestFor(u"/a.mp4"_s), requestFor(u"/b.mp4"_s), requestFor(u"/c.mp4"_s)});
        QCOMPARE(fake.requests.size(), 2);
        QCOMPARE(model.running(), 2);
        QCOMPARE(model.waiting(), 1);
        fake.progress(fake.requests[0].operation, 50, 200);
        QCOMPARE(model.row(0).fraction(), 0.25);
        fake.finish(fake.requests[0].operation, UploadResult{});
        QTRY_COMPARE(fake.requests.size(), 3);
        QCOMPARE(model.rowCount(), 2);
    }

    void failedUploadStaysAndCanBeTriedAgain()
    {
        Bench bench;
        test::FakeUploads &fake = bench.backend.fakeUploads();
        fake.finishesAtOnce = false;
        bench.uploads.add({requestFor(u"/a.mp4"_s)});
        fake.finish(fake.requests[0].operation, fail(ErrorCode::NoSpace, u"The disk is full."_s));
        QTRY_COMPARE(bench.uploads.items().first().state, UploadItem::State::Failed);
        QVERIFY(!bench.uploads.isBusy());
        bench.uploads.retry(bench.uploads.items().first().request.operation);
        QCOMPARE(fake.requests.size(), 2);
        QVERIFY(fake.requests[0].operation != fake.requests[1].operation);
        bench.uploads.cancel(fake.requests[1].operation);
        QTRY_VERIFY(bench.uploads.items().isEmpty());
    }

    void duplicateIsNamedAsOne()
    {
        Bench bench;
        bench.backend.fakeUploads().answersDuplicate = true;
        JobModel model{bench.backend, bench.feed, bench.uploads, 60s};
        bench.uploads.add({requestFor(u"/a.mp4"_s)});
        QTRY_COMPARE(model.rowCount(), 1);
        QTRY_COMPARE(model.row(0).leftText(), u"Already in the library"_s);
    }
};

QTEST_MAIN(JobsTest)
#include "tst_jobs.moc"
