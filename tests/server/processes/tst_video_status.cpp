#include "server/processes/video_status.h"

#include <QTest>

using namespace chalkreel;
using namespace Qt::StringLiterals;

class VideoStatusTest final : public QObject
{
    Q_OBJECT

    static Job job(JobType type, JobState state, double progress = 0) { return {.type = type, .state = state, .progress = progress}; }
    static Asset video(const QList<RenditionKind> &renditions = {})
    {
        return {.status = AssetStatus::Processing, .renditions = renditions};
    }
    static QJsonObject statusOf(const Asset &asset, const QList<Job> &jobs) { return videoStatusJson(asset, processesOf(asset, jobs)); }
    static QString wordOf(const QJsonObject &status, const QString &process)
    {
        return status.value(u"processes").toObject().value(process).toObject().value(u"status").toString();
    }

private slots:
    void waitingJobIsPending()
    {
        const QJsonObject status = statusOf(video(), {job(JobType::Process, JobState::Queued)});
        QCOMPARE(status.value(u"status").toString(), u"pending"_s);
        QCOMPARE(wordOf(status, u"metadata_extraction"_s), u"pending"_s);
        QCOMPARE(wordOf(status, u"video_enhancement"_s), u"pending"_s);
    }

    void enhancementWaitsUntilTheFileWasLookedAt()
    {
        const QJsonObject status = statusOf(video(), {job(JobType::Process, JobState::Processing, 1)});
        QCOMPARE(status.value(u"status").toString(), u"processing"_s);
        QCOMPARE(wordOf(status, u"metadata_extraction"_s), u"processing"_s);
        QCOMPARE(wordOf(status, u"video_enhancement"_s), u"pending"_s);
    }

    void metadataIsCompletedWhileTheEncodesRun()
    {
        const QJsonObject status = statusOf(video({RenditionKind::Metadata}), {job(JobType::Process, JobState::Processing, 40.7)});
        QCOMPARE(wordOf(status, u"metadata_extraction"_s), u"completed"_s);
        QCOMPARE(wordOf(status, u"video_enhancement"_s), u"processing"_s);
        QCOMPARE(status.value(u"progress").toInt(), 70);
    }

    void failureTellsItsSentenceAndNoDetail()
    {
        Job failed = job(JobType::Process, JobState::Failed, 50);
        failed.error = Error{ErrorCode::Damaged, u"It is cut off."_s, u"avcodec -22"_s};
        const QJsonObject part = processesOf(video({RenditionKind::Metadata}), {failed}).last().toJson();
        QCOMPARE(part.value(u"status").toString(), u"failed"_s);
        QCOMPARE(part.value(u"error").toString(), u"It is cut off."_s);
    }

    void cancelledIsAnEnd()
    {
        QCOMPARE(wordOf(statusOf(video(), {job(JobType::Enhancement, JobState::Cancelled)}), u"video_enhancement"_s), u"failed"_s);
    }

    void newestJobCounts()
    {
        const QJsonObject status = statusOf(video({RenditionKind::Metadata}), {job(JobType::Enhancement, JobState::Processing, 10),
                                                                               job(JobType::Process, JobState::Completed)});
        QCOMPARE(wordOf(status, u"video_enhancement"_s), u"processing"_s);
    }

    void otherJobsReportByTheirOwnName()
    {
        const QJsonObject status = statusOf(video({RenditionKind::Metadata}), {job(JobType::AudioExtraction, JobState::Completed)});
        QCOMPARE(wordOf(status, u"audio_extraction"_s), u"completed"_s);
        QVERIFY(!status.value(u"processes").toObject().contains(u"video_enhancement"));
    }

    void picturesHaveNoEnhancement()
    {
        Asset image = video({RenditionKind::Metadata});
        image.kind = AssetKind::Image;
        const QJsonObject status = statusOf(image, {job(JobType::Process, JobState::Completed)});
        QCOMPARE(status.value(u"processes").toObject().keys(), QStringList{u"metadata_extraction"_s});
    }

    void whatWasMadeStaysMadeWithoutItsJob()
    {
        const QJsonObject status = statusOf(video({RenditionKind::Metadata, RenditionKind::Enhanced}), {});
        QCOMPARE(status.value(u"status").toString(), u"completed"_s);
        QCOMPARE(status.value(u"progress").toInt(), 100);
    }
};

QTEST_GUILESS_MAIN(VideoStatusTest)
#include "tst_video_status.moc"
