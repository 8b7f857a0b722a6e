#include "core/database/job_repository.h"
#include "core/database/library_database.h"
#include "core/database/loose_blobs.h"
#include "core/local/local_backend.h"
#include "tests/support/jobs/fake_media_host.h"
#include "tests/support/jobs/waiting.h"

#include <QDirIterator>
#include <QTemporaryDir>

using namespace chalkreel;
using namespace chalkreel::test;

/// What only a library in a folder promises: what lies on the disk.
class LocalBackendTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::shared_ptr<FakeMediaHost> m_media;
    std::unique_ptr<LocalBackend> m_backend;

    QString data() const { return m_dir->filePath(QStringLiteral("library")); }

    void open(int workers = 2)
    {
        m_backend.reset();
        LocalBackendOptions options{.host = m_media, .retry = {.first = std::chrono::milliseconds{1}}};
        options.settings.dataDir = data();
        options.settings.maxConcurrentJobs = workers;
        options.settings.queuePollInterval = 1;
        Result<std::unique_ptr<LocalBackend>> backend = LocalBackend::open(options);
        QVERIFY2(backend.has_value(), backend ? "" : qPrintable(backend.error().message + backend.error().detail));
        m_backend = std::move(*backend);
    }

    QString newFile(const char *name, const char *content = "video") const
    {
        QFile file{m_dir->filePath(QString::fromLatin1(name))};
        if (file.open(QIODevice::WriteOnly)) file.write(QByteArray{content} + ' ' + name);
        return file.fileName();
    }

    UploadResult bringIn(const char *name, const char *content = "video")
    {
        const auto result = await(m_backend->uploads().add({.path = newFile(name, content)}));
        return result ? *result : UploadResult{};
    }

    /// Below the data folder, without the database, relative.
    QStringList filesIn(const QString &folder) const
    {
        QStringList files;
        QDirIterator it{data() + u'/' + folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories};
        while (it.hasNext()) files.append(QDir{data()}.relativeFilePath(it.next()));
        return files;
    }
    QStringList mediaFiles() const
    {
        QStringList files;
        for (const char *root : {"uploads", "processed", "metadata", "thumbnails", "work"}) files += filesIn(QString::fromLatin1(root));
        return files;
    }

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_media = std::make_shared<FakeMediaHost>();
        open();
    }
    void cleanup() { m_backend.reset(); }

    void secondOwnerIsRefused()
    {
        LocalBackendOptions options{.host = m_media};
        options.settings.dataDir = data();
        const auto second = LocalBackend::open(options);
        QVERIFY(!second.has_value());
        QCOMPARE(second.error().code, ErrorCode::Conflict);
        m_backend->shutdown();
        QVERIFY(LocalBackend::open(options).has_value());
    }

    void soundInAnotherFormatReplacesTheFile()
    {
        const UploadResult in = bringIn("a.mp4");
        awaitEnd(*m_backend, in.job);
        QStringList files;
        for (const char *format : {"mp3", "opus"}) {
            const auto job = await(m_backend->jobs().submit({.type = JobType::AudioExtraction,
                                                             .asset = in.asset.id,
                                                             .options = {{QStringLiteral("audio_format"), QString::fromLatin1(format)}}}));
            QVERIFY(job.has_value());
            QCOMPARE(awaitEnd(*m_backend, job->id).state, JobState::Completed);
            files = filesIn(QStringLiteral("processed")).filter(QStringLiteral("/audio."));
            QCOMPARE(files.size(), 1);
            QVERIFY(files.first().endsWith(QString::fromLatin1(format)));
        }
    }

    void voiceOverLeavesNothingBehind()
    {
        const UploadResult in = bringIn("a.mp4");
        awaitEnd(*m_backend, in.job);
        QTRY_VERIFY(filesIn(QStringLiteral("work")).isEmpty());  // cleared a moment after the job's end
        const QStringList before = mediaFiles();
        const auto spoken = await(m_backend->annotations().addVoiceOver({.asset = in.asset.id, .path = newFile("take.ogg", "audio")}));
        QVERIFY2(spoken.has_value(), spoken ? "" : qPrintable(spoken.error().message + spoken.error().detail));
        QCOMPARE(mediaFiles().size(), before.size() + 1);
        QVERIFY(await(m_backend->annotations().remove(spoken->id, {})).has_value());
        QCOMPARE(mediaFiles(), before);

        QVERIFY(await(m_backend->annotations().addVoiceOver({.asset = in.asset.id, .path = newFile("again.ogg", "audio")})).has_value());
        QVERIFY(await(m_backend->library().remove({in.asset.id})).has_value());
        QVERIFY(await(m_backend->library().purge({in.asset.id})).has_value());
        QCOMPARE(mediaFiles(), QStringList{});
    }

    void fileOfAVoiceOverThatWasBrokenOffIsRemovedAtTheNextStart()
    {
        const UploadResult in = bringIn("a.mp4");
        awaitEnd(*m_backend, in.job);
        const QStringList before = mediaFiles();
        m_backend.reset();
        // As a power cut leaves it: the file has come, its row has not.
        const QString key = QStringLiteral("metadata/%1/voice_over/%2.ogg").arg(in.asset.id.toString(), AnnotationId::create().toString());
        {
            const auto database = openLibrary(data() + QStringLiteral("/chalkreel.db"));
            QVERIFY(database.has_value());
            Result<Transaction> transaction = Transaction::begin(**database);
            QVERIFY(transaction && LooseBlobs::note(*transaction, key) && transaction->commit());
        }
        QVERIFY(QDir{}.mkpath(QFileInfo{data() + u'/' + key}.path()));
        QVERIFY(QFile::copy(newFile("take.ogg", "audio"), data() + u'/' + key));
        open();
        QCOMPARE(mediaFiles(), before);
        m_backend.reset();
        QCOMPARE(LooseBlobs::list(**openLibrary(data() + QStringLiteral("/chalkreel.db"))).value(), QStringList{});
    }

    void clearingUpAfterAKilledJobKeepsVoiceOvers()
    {
        const UploadResult in = bringIn("a.mp4");
        awaitEnd(*m_backend, in.job);
        QVERIFY(await(m_backend->annotations().addVoiceOver({.asset = in.asset.id, .path = newFile("take.ogg", "audio")})).has_value());
        const QStringList before = mediaFiles();
        m_backend.reset();
        const QString stray = data() + QStringLiteral("/metadata/") + in.asset.id.toString() + QStringLiteral("/half.json");
        QVERIFY(QFile::copy(newFile("half.json"), stray));
        {
            const auto database = openLibrary(data() + QStringLiteral("/chalkreel.db"));
            QVERIFY(database.has_value());
            Result<Transaction> transaction = Transaction::begin(**database);
            QVERIFY(transaction.has_value());
            QVERIFY(JobRepository::insert(*transaction, {.asset = in.asset.id}, 3).has_value());
            const auto claimed =
                JobRepository::claimNext(*transaction, JobPart::Whole, {QStringLiteral("default")}, QStringLiteral("the killed one"),
                                         QDateTime::currentDateTimeUtc(), std::chrono::minutes{1});
            QVERIFY(claimed && *claimed && transaction->commit());
        }
        m_media->hold(MediaTaskKind::Inspect);
        open();
        QVERIFY(!QFile::exists(stray));
        for (const QString &file : before) QVERIFY2(QFile::exists(data() + u'/' + file), qPrintable(file));
    }

    void endedJobLeavesNoWorkFolder()
    {
        awaitEnd(*m_backend, bringIn("a.mp4").job);
        awaitEnd(*m_backend, bringIn("bad.mp4", "nonsense").job);
        QTRY_VERIFY(QDir{data() + QStringLiteral("/work")}.isEmpty());
    }

    void cancelledJobLeavesNoWorkFolderWhetherItRanOrWaited()
    {
        m_media->hold(MediaTaskKind::Video);
        open(1);
        const UploadResult running = bringIn("a.mp4");
        QTRY_COMPARE(m_media->runs(MediaTaskKind::Video), 1);
        const UploadResult waiting = bringIn("b.mp4");
        QVERIFY(await(m_backend->jobs().cancel(waiting.job)));
        QVERIFY(await(m_backend->jobs().cancel(running.job)));
        QTRY_VERIFY(QDir{data() + QStringLiteral("/work")}.isEmpty());
    }

    void jobThatWasHeldAtShutdownKeepsItsWork()
    {
        m_media->hold(MediaTaskKind::Package);
        const UploadResult in = bringIn("a.mp4");
        QTRY_COMPARE(m_media->runs(MediaTaskKind::Package), 1);
        m_backend->shutdown();
        m_media->release(MediaTaskKind::Package);
        open();
        QCOMPARE(awaitEnd(*m_backend, in.job).state, JobState::Completed);
        QCOMPARE(m_media->runs(MediaTaskKind::Video), 1);
        QTRY_VERIFY(QDir{data() + QStringLiteral("/work")}.isEmpty());
    }

    void jobRetriedAfterItsWorkWasClearedMakesItsChunksAgain()
    {
        m_media->failNext(MediaTaskKind::Package, {ErrorCode::Unsupported, QStringLiteral("no")});
        const UploadResult in = bringIn("a.mp4");
        QCOMPARE(awaitEnd(*m_backend, in.job).state, JobState::Failed);
        QTRY_VERIFY(QDir{data() + QStringLiteral("/work")}.isEmpty());
        QVERIFY(await(m_backend->jobs().retry(in.job)));
        QCOMPARE(awaitEnd(*m_backend, in.job).state, JobState::Completed);
        QCOMPARE(m_media->runs(MediaTaskKind::Inspect), 1);
        QCOMPARE(m_media->runs(MediaTaskKind::Video), 2);
    }

    void purgeRemovesEveryFile()
    {
        const UploadResult in = bringIn("a.mp4");
        awaitEnd(*m_backend, in.job);
        QTRY_VERIFY(QDir{data() + QStringLiteral("/work")}.isEmpty());
        QVERIFY(mediaFiles().size() > 15);
        QVERIFY(await(m_backend->library().remove({in.asset.id})));
        QVERIFY(await(m_backend->library().purge({in.asset.id})));
        QCOMPARE(mediaFiles(), QStringList{});
    }

    void purgeWhileItsStepPublishesLeavesNoFile()
    {
        m_media->hold(MediaTaskKind::Video);
        const UploadResult in = bringIn("a.mp4");
        QTRY_COMPARE(m_media->runs(MediaTaskKind::Video), 1);
        const auto removed = m_backend->library().remove({in.asset.id});
        const auto purged = m_backend->library().purge({in.asset.id});
        m_media->release(MediaTaskKind::Video);
        QVERIFY(await(removed));
        QVERIFY(await(purged));
        QTRY_COMPARE(m_media->running(), 0);
        QTRY_COMPARE(mediaFiles(), QStringList{});
    }

    void duplicateAndRefusedUploadsLeaveNoFile()
    {
        const QString path = newFile("a.png", "image");
        const auto first = await(m_backend->uploads().add({.path = path}));
        QVERIFY(first.has_value());
        awaitEnd(*m_backend, first->job);
        const QStringList before = filesIn(QStringLiteral("uploads"));
        QVERIFY(await(m_backend->uploads().add({.path = path}))->isDuplicate);
        QVERIFY(!await(m_backend->uploads().add({.path = newFile("b.png", "image"), .folder = FolderId::create()})));
        QCOMPARE(filesIn(QStringLiteral("uploads")), before);
    }

    void startClearsAwayWhatNothingKnows()
    {
        const UploadResult in = bringIn("a.png", "image");
        awaitEnd(*m_backend, in.job);
        QTRY_VERIFY(QDir{data() + QStringLiteral("/work")}.isEmpty());
        const QStringList before = mediaFiles();
        m_backend->shutdown();
        const QString stray = AssetId::create().toString();
        const QStringList folders{QStringLiteral("uploads/") + stray, QStringLiteral("work/") + JobId::create().toString(),
                                  QStringLiteral("work/") + in.job.toString()};
        for (const QString &folder : folders) {
            QVERIFY(QDir{data()}.mkpath(folder));
            QFile file{data() + u'/' + folder + QStringLiteral("/left")};
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        open();
        QCOMPARE(mediaFiles(), before);
        QVERIFY(QDir{data() + QStringLiteral("/work")}.isEmpty());
    }

    void manyWorkersNeverRunOneJobTwiceAtATime()
    {
        open(4);
        QList<JobId> jobs;
        for (int i = 0; i < 30; ++i) jobs.append(bringIn(qPrintable(QStringLiteral("%1.png").arg(i)), "image").job);
        for (const JobId &job : jobs) QCOMPARE(awaitEnd(*m_backend, job).state, JobState::Completed);
        QVERIFY(!m_media->hasOverlapped());
        QCOMPARE(m_media->runs(MediaTaskKind::Inspect), 30);
    }

    void originalThatIsGoneFailsItsJobWithASentence()
    {
        m_backend.reset();
        LocalBackendOptions options{.host = m_media, .hasWorkers = false};
        options.settings.dataDir = data();
        m_backend = std::move(*LocalBackend::open(options));
        const QString path = newFile("a.mp4");
        const auto in = await(m_backend->uploads().add({.path = path, .leaveInPlace = true}));
        QVERIFY(in.has_value());
        QVERIFY(QFile::remove(path));
        open();
        const Job job = awaitEnd(*m_backend, in->job);
        QCOMPARE(job.state, JobState::Failed);
        QVERIFY(job.error->message.contains(QStringLiteral("a.mp4")));
        QCOMPARE(job.attempts, 1);
    }
};

QTEST_GUILESS_MAIN(LocalBackendTest)
#include "tst_local_backend.moc"
