#include "server/events/fed_event.h"

#include <QJsonDocument>
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

QStringList words(const QList<ProcessStatus> &changes)
{
    QStringList words;
    for (const ProcessStatus &change : changes)
        words.append(change.processType + u' ' + change.status + u' ' + QString::number(change.progress));
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
        const QList<ProcessStatus> early = tracker.changes(job);
        QCOMPARE(words(early), (QStringList{QStringLiteral("metadata_extraction failed 1"), QStringLiteral("video_enhancement failed 1")}));
        QCOMPARE(early.last().error, std::optional{QStringLiteral("It cannot be read.")});
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

    void numberedFrameNamesTheOneBeforeIt()
    {
        const Event event{.sequence = 9,
                          .epoch = QStringLiteral("e\"1"),
                          .time = {},
                          .topic = QStringLiteral("folders/x"),
                          .type = QStringLiteral("folder_changed"),
                          .body = {{QStringLiteral("name"), QStringLiteral("ü")}},
                          .owner = QStringLiteral("secret")};
        const QJsonObject frame = QJsonDocument::fromJson(NumberedFrame{event}.after(4).payload().toByteArray()).object();
        QCOMPARE(frame.value(QStringLiteral("prev")).toInteger(), 4);
        QCOMPARE(frame.value(QStringLiteral("sequence")).toInteger(), 9);
        QCOMPARE(frame.value(QStringLiteral("epoch")).toString(), event.epoch);
        QCOMPARE(frame.value(QStringLiteral("body")).toObject(), event.body);
        QVERIFY(!frame.contains(QStringLiteral("owner")));
    }
};

QTEST_GUILESS_MAIN(ProcessTrackerTest)
#include "tst_process_tracker.moc"
