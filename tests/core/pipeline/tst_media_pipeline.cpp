#include "core/pipeline/file_step_ledger.h"
#include "tests/support/jobs/fake_media_host.h"

#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;
using namespace chalkreel::test;
using enum MediaTaskKind;

class MediaPipelineTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeMediaHost> m_host;

    QString path(const char *name) const { return m_dir->filePath(QString::fromLatin1(name)); }

    PipelineRequest request(const char *content, JobType type = JobType::Process) const
    {
        QFile file{path("source")};
        if (file.open(QIODevice::WriteOnly)) file.write(content);
        QDir{}.mkpath(path("work/out"));
        QDir{}.mkpath(path("destination"));
        return {.type = type,
                .source = path("source"),
                .displayName = QStringLiteral("clip.mp4"),
                .sha256 = QStringLiteral("abc"),
                .workDir = path("work"),
                .outputDir = path("work/out")};
    }

    Result<PipelineOutcome> run(const PipelineRequest &request, const PipelineControl &control = {})
    {
        FileStepLedger ledger{request.workDir, request.outputDir, path("destination")};
        return runMediaPipeline(request, *m_host, ledger, control);
    }

    QList<int> runs() const { return {m_host->runs(Inspect), m_host->runs(Video), m_host->runs(Audio), m_host->runs(Package)}; }

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_host = std::make_unique<FakeMediaHost>();
    }

    void stepsFollowFromTheKindOfFileAndTheJob_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<JobType>("type");
        QTest::addColumn<QList<int>>("expected");
        QTest::newRow("video") << QByteArray{"video"} << JobType::Process << QList{1, 1, 1, 1};
        QTest::newRow("audio") << QByteArray{"audio"} << JobType::Process << QList{1, 0, 1, 0};
        QTest::newRow("image") << QByteArray{"image"} << JobType::Process << QList{1, 0, 0, 0};
        QTest::newRow("metadata of a video") << QByteArray{"video"} << JobType::Metadata << QList{1, 0, 0, 0};
        QTest::newRow("thumbnails of a video") << QByteArray{"video"} << JobType::Thumbnail << QList{1, 1, 0, 0};
        QTest::newRow("enhanced copy of a video") << QByteArray{"video"} << JobType::Enhancement << QList{1, 1, 1, 1};
    }
    void stepsFollowFromTheKindOfFileAndTheJob()
    {
        QFETCH(QByteArray, content);
        QFETCH(JobType, type);
        QVERIFY(run(request(content.constData(), type)).has_value());
        QTEST(runs(), "expected");
    }

    void outcomeListsWhatAllStepsMade()
    {
        const Result<PipelineOutcome> outcome = run(request("video"));
        QVERIFY(outcome.has_value());
        QCOMPARE(outcome->info.duration, 4.0);
        for (const RenditionKind kind : ProcessOptions::everything()) {
            const auto made = std::ranges::find(outcome->renditions, kind, &Rendition::kind);
            QVERIFY2(made != outcome->renditions.end(), nameOf(kind).data());
            QVERIFY2(QFile::exists(path("destination/") + made->file), qPrintable(made->file));
        }
        QVERIFY(QFile::exists(path("destination/hls/segment0.m4s")));
    }

    void aFailedStepIsResumedAtAndNotBefore()
    {
        m_host->failNext(Audio, {ErrorCode::Io, QStringLiteral("disk")});
        const Result<PipelineOutcome> first = run(request("video"));
        QVERIFY(!first.has_value());
        QCOMPARE(first.error().code, ErrorCode::Io);
        const Result<PipelineOutcome> second = run(request("video"));
        QVERIFY(second.has_value());
        QCOMPARE(runs(), (QList{1, 1, 2, 1}));
        // What the first attempt made is listed all the same.
        QVERIFY(std::ranges::find(second->renditions, RenditionKind::Storyboard, &Rendition::kind) != second->renditions.end());
    }

    void otherStrengthsMakeTheVideoAgainAndNothingElse()
    {
        PipelineRequest changed = request("video");
        QVERIFY(run(changed).has_value());
        changed.options.contrast = 0.9;
        QVERIFY(run(changed).has_value());
        QCOMPARE(runs(), (QList{1, 2, 1, 2}));
    }

    void encoderThreadsAndNameDoNotMakeAnythingAgain()
    {
        PipelineRequest changed = request("video");
        QVERIFY(run(changed).has_value());
        changed.options.encoderThreads = 3;
        changed.displayName = QStringLiteral("other");
        QVERIFY(run(changed).has_value());
        QCOMPARE(runs(), (QList{1, 1, 1, 1}));
    }

    void videoRunsAgainWhenItsChunksAreGoneAndPackagingNeedsThem()
    {
        // A ledger that outlives the work folder, as a library's does.
        struct Ledger final : StepLedger
        {
            std::optional<MediaReport> finished(const QString &step, const QByteArray &hash) override
            {
                const auto it = rows.constFind(step + QString::fromLatin1(hash));
                return it == rows.constEnd() ? std::nullopt : std::optional{*it};
            }
            Result<void> publish(const QString &step, const QByteArray &hash, const MediaReport &report) override
            {
                rows.insert(step + QString::fromLatin1(hash), report);
                return {};
            }
            QHash<QString, MediaReport> rows;
        } ledger;
        m_host->failNext(Package, {ErrorCode::NoSpace, QStringLiteral("full")});
        QVERIFY(!runMediaPipeline(request("video"), *m_host, ledger, {}));
        QVERIFY(QDir{path("work")}.removeRecursively());
        QVERIFY(runMediaPipeline(request("video"), *m_host, ledger, {}).has_value());
        QCOMPARE(runs(), (QList{1, 2, 2, 2}));
        QVERIFY(QDir{path("work")}.removeRecursively());
        QVERIFY(runMediaPipeline(request("video"), *m_host, ledger, {}).has_value());
        QCOMPARE(runs(), (QList{1, 2, 2, 2}));
    }

    void aStoppedRunShowsNothingOfTheStepItStoppedIn()
    {
        std::stop_source stop;
        PipelineControl control{.stop = stop.get_token()};
        control.onProgress = [&](const PipelineProgress &progress) {
            if (progress.step == QStringLiteral("video")) stop.request_stop();
        };
        const Result<PipelineOutcome> outcome = run(request("video"), control);
        QVERIFY(!outcome.has_value());
        QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
        QVERIFY(QFile::exists(path("destination/thumbnail.jpg")));
        QVERIFY(!QFile::exists(path("destination/storyboard.jpg")));
    }

    void percentOfAResumedRunNeverGoesBackAndEndsAtHundred()
    {
        m_host->failNext(Package, {ErrorCode::Io, QString{}});
        QVERIFY(!run(request("video")));
        double last = 0;
        bool isMonotonic = true;
        PipelineControl control;
        control.onProgress = [&](const PipelineProgress &progress) {
            isMonotonic = isMonotonic && progress.percent >= last;
            last = progress.percent;
        };
        QVERIFY(run(request("video"), control).has_value());
        QVERIFY(isMonotonic);
        QCOMPARE(last, 100.0);
    }

    void impossibleOptionsAreRefusedBeforeAnythingRuns()
    {
        PipelineRequest bad = request("video");
        bad.options.contrast = 2;
        const Result<PipelineOutcome> outcome = run(bad);
        QCOMPARE(outcome.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(runs(), (QList{0, 0, 0, 0}));
    }
};

QTEST_GUILESS_MAIN(MediaPipelineTest)
#include "tst_media_pipeline.moc"
