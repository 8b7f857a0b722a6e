#include "core/database/asset_repository.h"
#include "core/database/job_repository.h"
#include "core/database/rendition_repository.h"
#include "core/local/library_step_ledger.h"
#include "core/storage/disk_blob_store.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;

class LibraryStepLedgerTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<LibraryStore> m_store;
    std::unique_ptr<DiskBlobStore> m_blobs;
    JobClaim m_claim;

    const QString m_step = QStringLiteral("package");

    LibraryStepLedger ledger(const JobClaim &claim) { return {*m_store, *m_blobs, claim, m_dir->filePath(QStringLiteral("out"))}; }

    /// A finished file and folder in the output folder, and the report that lists them.
    MediaReport makeOutput(const QByteArray &content) const
    {
        for (const char *name : {"hd.mp4", "hls/master.m3u8", "hls/segment0.m4s"}) {
            const QString path = m_dir->filePath(QStringLiteral("out/") + QString::fromLatin1(name));
            QDir{}.mkpath(QFileInfo{path}.path());
            QFile file{path};
            if (file.open(QIODevice::WriteOnly)) file.write(content);
        }
        return {.renditions = {{.kind = RenditionKind::Hd, .file = QStringLiteral("hd.mp4"), .size = content.size()},
                               {.kind = RenditionKind::Hls, .file = QStringLiteral("hls/master.m3u8"), .size = content.size()}}};
    }

    QStringList storedFiles() const
    {
        const QString root = m_dir->filePath(QStringLiteral("processed/")) + m_claim.job.asset.toString();
        QStringList files;
        QDirIterator it{root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories};
        while (it.hasNext()) files.append(QDir{root}.relativeFilePath(it.next()));
        files.sort();
        return files;
    }

    int listedRenditions()
    {
        const auto rows =
            waitFor(m_store->read([&](Database &database) { return RenditionRepository::list(database, m_claim.job.asset); }));
        return rows ? static_cast<int>(rows->size()) : -1;
    }

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto store = LibraryStore::open(m_dir->filePath(QStringLiteral("test.db")), [](const QList<Event> &) {});
        auto blobs = DiskBlobStore::open(StorageRoots::below(m_dir->path()));
        QVERIFY(store.has_value() && blobs.has_value());
        m_store = std::move(*store);
        m_blobs = std::move(*blobs);
        const auto job = waitFor(m_store->change([](Transaction &transaction) -> Result<std::optional<Job>> {
            const Asset asset{
                .id = AssetId::create(), .name = QStringLiteral("a.mp4"), .title = QStringLiteral("a"), .status = AssetStatus::Processing};
            if (const auto inserted = AssetRepository::insert(transaction, asset); !inserted) return fail(inserted.error());
            if (const auto queued = JobRepository::insert(transaction, {.asset = asset.id}, 3); !queued) return fail(queued.error());
            return JobRepository::claimNext(transaction, JobPart::Whole, {QStringLiteral("default")}, QStringLiteral("me"),
                                            QDateTime::currentDateTimeUtc(), std::chrono::minutes{1});
        }));
        QVERIFY2(job && *job, job ? "" : qPrintable(job.error().message + job.error().detail));
        m_claim = {.job = **job, .owner = QStringLiteral("me")};
    }
    void cleanup() { m_store.reset(); }

    void publishedStepIsFinishedWithItsFilesAndRows()
    {
        const MediaReport report = makeOutput("made");
        const Result<void> published = ledger(m_claim).publish(m_step, "hash", report);
        QVERIFY2(published.has_value(), published ? "" : qPrintable(published.error().message + published.error().detail));
        QCOMPARE(storedFiles(),
                 (QStringList{QStringLiteral("hd.mp4"), QStringLiteral("hls/master.m3u8"), QStringLiteral("hls/segment0.m4s")}));
        QCOMPARE(listedRenditions(), 2);
        const auto found = ledger(m_claim).finished(m_step, "hash");
        QVERIFY(found.has_value());
        QCOMPARE(found->renditions, report.renditions);
        QVERIFY(!ledger(m_claim).finished(m_step, "other").has_value());
    }

    void stepWhoseBlobIsGoneHasToRunAgain()
    {
        QVERIFY(ledger(m_claim).publish(m_step, "hash", makeOutput("made")).has_value());
        QVERIFY(QFile::remove(m_dir->filePath(QStringLiteral("processed/")) + m_claim.job.asset.toString() + QStringLiteral("/hd.mp4")));
        QVERIFY(!ledger(m_claim).finished(m_step, "hash").has_value());
    }

    void whoLostTheJobLeavesNeitherFilesNorRows()
    {
        const JobClaim stale{.job = m_claim.job, .owner = QStringLiteral("somebody before")};
        const Result<void> published = ledger(stale).publish(m_step, "hash", makeOutput("made"));
        QVERIFY(!published.has_value());
        QCOMPARE(published.error().code, ErrorCode::Conflict);
        QCOMPARE(storedFiles(), QStringList{});
        QCOMPARE(listedRenditions(), 0);
        QVERIFY(!ledger(m_claim).finished(m_step, "hash").has_value());
    }

    void cancelledJobDoesNotTouchWhatIsThere()
    {
        QVERIFY(ledger(m_claim).publish(m_step, "hash", makeOutput("made")).has_value());
        QVERIFY(waitFor(m_store->change([&](Transaction &transaction) { return JobRepository::cancel(transaction, m_claim.job.id); })));
        const Result<void> published = ledger(m_claim).publish(m_step, "later", makeOutput("changed"));
        QVERIFY(!published.has_value());
        QCOMPARE(published.error().code, ErrorCode::Conflict);
        QFile file{m_dir->filePath(QStringLiteral("processed/")) + m_claim.job.asset.toString() + QStringLiteral("/hd.mp4")};
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray{"made"});
    }

    void missingOutputIsAnErrorAndNothingIsRemembered()
    {
        MediaReport report = makeOutput("made");
        QVERIFY(QFile::remove(m_dir->filePath(QStringLiteral("out/hd.mp4"))));
        QVERIFY(!ledger(m_claim).publish(m_step, "hash", report).has_value());
        QCOMPARE(storedFiles(), QStringList{});
        QCOMPARE(listedRenditions(), 0);
    }
};

QTEST_GUILESS_MAIN(LibraryStepLedgerTest)
#include "tst_library_step_ledger.moc"
