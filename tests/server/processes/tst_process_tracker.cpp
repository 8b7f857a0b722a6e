#include "server/processes/process_tracker.h"

#include <QTest>

using namespace chalkreel;

namespace {

Job processJob(JobState state, const QString &step, double progress)
{
    static const JobId id = JobId::create();
    static const AssetId asset = AssetId::create();
    Job job;
    job.id = id;
    job.asset = asset;
    job.state = state;
    job.step = step;
    job.progress = progress;
    return job;
}

QStringList words(const QList<ProcessChange> &changes)
{
    QStringList words;
    for (const ProcessChange &change : changes)
        words.append(nameOf(change.report.type) + u' ' + nameOf(change.report.status) + u' ' + QString::number(change.report.progress));
    return words;
}

const QString kInspect = QStringLiteral("inspect");
const QString kVideo = QStringLiteral("video");

}  // namespace

class ProcessTrackerTest final : public QObject
{
    Q_OBJECT

private slots:
    void metadataIsCompleteWhenTheJobGoesOnToThePictures()
    {
        ProcessTracker tracker;
        QCOMPARE(words(tracker.changes(processJob(JobState::Queued, {}, 0))),
                 (QStringList{QStringLiteral("metadata_extraction pending 0"), QStringLiteral("video_enhancement pending 0")}));
        QCOMPARE(words(tracker.changes(processJob(JobState::Processing, kInspect, 2.9))),
                 QStringList{QStringLiteral("metadata_extraction processing 2")});
        QCOMPARE(words(tracker.changes(processJob(JobState::Processing, kVideo, 10))),
                 (QStringList{QStringLiteral("metadata_extraction completed 100"), QStringLiteral("video_enhancement processing 10")}));
        QCOMPARE(words(tracker.changes(processJob(JobState::Processing, QStringLiteral("audio"), 80))),
                 QStringList{QStringLiteral("video_enhancement processing 80")});
        QCOMPARE(words(tracker.changes(processJob(JobState::Completed, {}, 100))),
                 (QStringList{QStringLiteral("metadata_extraction completed 100"), QStringLiteral("video_enhancement completed 100")}));
    }

    void failureTakesWhatWouldHaveFollowedAlong()
    {
        ProcessTracker tracker;
        Job job = processJob(JobState::Failed, kInspect, 1);
        job.error = Error{ErrorCode::Damaged, QStringLiteral("It cannot be read."), {}};
        const QList<ProcessChange> early = tracker.changes(job);
        QCOMPARE(words(early), (QStringList{QStringLiteral("metadata_extraction failed 1"), QStringLiteral("video_enhancement failed 1")}));
        QCOMPARE(early.last().report.error, QStringLiteral("It cannot be read."));
        job.step = kVideo;
        QCOMPARE(words(tracker.changes(job)), QStringList{QStringLiteral("video_enhancement failed 1")});
    }

    void jobOfOneProcessReportsItsFirstLookAsThatProcess()
    {
        ProcessTracker tracker;
        Job job = processJob(JobState::Processing, kInspect, 3);
        job.type = JobType::AudioExtraction;
        QCOMPARE(words(tracker.changes(job)), QStringList{QStringLiteral("audio_extraction processing 3")});
    }
};

QTEST_GUILESS_MAIN(ProcessTrackerTest)
#include "tst_process_tracker.moc"
