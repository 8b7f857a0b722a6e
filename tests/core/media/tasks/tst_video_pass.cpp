#include "tests/core/media/tasks/media_run.h"

#include "tests/support/media/footage.h"

#include <QTest>

using namespace chalkreel;
using namespace chalkreel::test;
using Kind = RenditionKind;

class VideoPassTest final : public QObject
{
    Q_OBJECT
private slots:
    void stoppedPassGoesOnWhereItWasAndMakesTheSamePackets()
    {
        const QString clip = clipPath(QStringLiteral("vfr.mp4"));
        const QList<Kind> kinds{Kind::Enhanced, Kind::Review, Kind::Storyboard, Kind::PreviewGif};
        MediaRun whole{clip, kinds};
        whole.chunkSeconds = 2;
        QVERIFY(whole.inspect());
        const Result<MediaReport> uninterrupted = whole.video();
        QVERIFY(uninterrupted.has_value());
        QCOMPARE(uninterrupted->resumedChunks, 0);

        MediaRun stopped{clip, kinds};
        stopped.chunkSeconds = 2;
        QVERIFY(stopped.inspect());
        std::stop_source stop;
        stopped.control.stop = stop.get_token();
        stopped.control.onProgress = [&](const MediaProgress &progress) {
            if (progress.seconds >= 4) stop.request_stop();  // told where the third chunk begins
        };
        const Result<MediaReport> first = stopped.video();
        QVERIFY(!first);
        QCOMPARE(first.error().code, ErrorCode::Cancelled);

        stopped.control = {};
        const Result<MediaReport> second = stopped.video();
        QVERIFY(second.has_value());
        QVERIFY(second->resumedChunks >= 1);
        QVERIFY(second->decodedFrames < uninterrupted->decodedFrames);
        QCOMPARE(stopped.chunkFiles(), whole.chunkFiles());
        for (const QString &chunk : whole.chunkFiles()) QCOMPARE(stopped.chunkBytes(chunk), whole.chunkBytes(chunk));
        for (const Kind kind : {Kind::Storyboard, Kind::StoryboardIndex, Kind::PreviewGif}) {
            QFile resumed{stopped.file(kind)};
            QFile direct{whole.file(kind)};
            QVERIFY(resumed.open(QIODevice::ReadOnly) && direct.open(QIODevice::ReadOnly));
            QCOMPARE(resumed.readAll(), direct.readAll());
        }
    }

    void passOverFinishedChunksDecodesNothing()
    {
        MediaRun run{clipPath(QStringLiteral("vfr.mp4")), {Kind::Review, Kind::Storyboard}};
        run.chunkSeconds = 3;
        QVERIFY(run.inspect());
        QVERIFY(run.video());
        QVERIFY(QFile::remove(run.file(Kind::Storyboard)));
        const Result<MediaReport> again = run.video();
        QVERIFY(again.has_value());
        QCOMPARE(again->decodedFrames, 0);
        QCOMPARE(again->resumedChunks, 3);
        QVERIFY(QFile::exists(run.file(Kind::Storyboard)));
    }

    void chunkThatIsMissingInOneOutputIsMadeAgainAlone()
    {
        MediaRun run{clipPath(QStringLiteral("open_gop.mp4")), {Kind::Enhanced, Kind::Review}};
        run.chunkSeconds = 1;
        QVERIFY(run.inspect());
        QVERIFY(run.video());
        const QString lost = run.chunkFiles().filter(QStringLiteral("enhanced")).at(2);
        const QByteArray bytes = run.chunkBytes(lost);
        const QString path = run.task.workDir % QStringLiteral("/video/") % lost;
        QHash<QString, QDateTime> times;
        for (const QString &chunk : run.chunkFiles())
            times[chunk] = QFileInfo{run.task.workDir % QStringLiteral("/video/") % chunk}.lastModified();
        QVERIFY(QFile::remove(path));

        const Result<MediaReport> again = run.video();
        QVERIFY(again.has_value());
        QCOMPARE(run.chunkBytes(lost), bytes);
        QVERIFY(again->decodedFrames > 0 && again->decodedFrames <= 31);
        for (auto it = times.begin(); it != times.end(); ++it)
            if (it.key() != lost) QCOMPARE(QFileInfo{run.task.workDir % QStringLiteral("/video/") % it.key()}.lastModified(), it.value());
    }

    void stoppedBeforeTheFirstFrameLeavesNothingBehind()
    {
        MediaRun run{clipPath(QStringLiteral("vfr.mp4")), {Kind::Review}};
        QVERIFY(run.inspect());
        std::stop_source stop;
        stop.request_stop();
        run.control.stop = stop.get_token();
        const Result<MediaReport> report = run.video();
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
        QCOMPARE(run.chunkFiles(), QStringList{});
        QCOMPARE(QDir{run.task.outputDir}.entryList(QDir::Files | QDir::Hidden), QStringList{});
    }

    void otherStrengthsAreNotMadeOfEarlierChunks()
    {
        MediaRun run{clipPath(QStringLiteral("vfr.mp4")), {Kind::Enhanced}};
        QVERIFY(run.inspect());
        QVERIFY(run.video());
        run.task.options.contrast = 1;
        const Result<MediaReport> again = run.video();
        QVERIFY(again.has_value());
        QCOMPARE(again->resumedChunks, 0);
    }

    void progressEndsAtTheWhole()
    {
        MediaRun run{clipPath(QStringLiteral("short_gop.mp4")), {Kind::Review}};
        QVERIFY(run.inspect());
        double last = 0;
        bool wentBack = false;
        run.control.onProgress = [&](const MediaProgress &progress) {
            wentBack = wentBack || progress.fraction < last;
            last = progress.fraction;
        };
        QVERIFY(run.video());
        QVERIFY(!wentBack);
        QCOMPARE(last, 1.0);
    }

    void cutOffFileKeepsWhatDecodesAndSaysSo()
    {
        MediaRun run{clipPath(QStringLiteral("cut_off.mp4")), {Kind::Enhanced}};
        QVERIFY(run.inspect());
        const Result<MediaReport> report = run.video();
        QVERIFY(report.has_value());
        QVERIFY(report->endsEarly);
        QVERIFY(report->decodedFrames > 100);
        QCOMPARE(report->warnings.size(), 1);
        QVERIFY(report->warnings.first().contains(QStringLiteral("cut_off.mp4")));
    }
};

QTEST_GUILESS_MAIN(VideoPassTest)
#include "tst_video_pass.moc"
