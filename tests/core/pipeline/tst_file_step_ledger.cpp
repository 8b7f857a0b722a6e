#include "core/pipeline/file_step_ledger.h"
#include "core/pipeline/output_files.h"

#include <QDir>
#include <QFile>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;

class FileStepLedgerTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    QString path(const char *name) const { return m_dir->filePath(QString::fromLatin1(name)); }

    void write(const char *name, const char *content) const
    {
        QDir{}.mkpath(QFileInfo{path(name)}.path());
        QFile file{path(name)};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    QByteArray read(const char *name) const
    {
        QFile file{path(name)};
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{"(none)"};
    }

    FileStepLedger ledger() const { return {path("work"), path("work/out"), path("to")}; }

    MediaReport report(RenditionKind kind, const char *file) const
    {
        return {.renditions = {{.kind = kind, .file = QString::fromLatin1(file)}}};
    }

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        for (const char *folder : {"work/out", "to"}) QDir{}.mkpath(path(folder));
    }

    void publishedStepIsKnownToTheNextProgram()
    {
        write("work/out/hd.mp4", "video");
        QVERIFY(ledger().publish(QStringLiteral("package"), "hash", report(RenditionKind::Hd, "hd.mp4")));
        QCOMPARE(read("to/hd.mp4"), QByteArray{"video"});
        QVERIFY(!QFile::exists(path("work/out/hd.mp4")));
        const auto found = ledger().finished(QStringLiteral("package"), "hash");
        QVERIFY(found.has_value());
        QCOMPARE(found->renditions.first().file, QStringLiteral("hd.mp4"));
    }

    void otherInputsAreNotFinished()
    {
        write("work/out/hd.mp4", "video");
        QVERIFY(ledger().publish(QStringLiteral("package"), "hash", report(RenditionKind::Hd, "hd.mp4")));
        QVERIFY(!ledger().finished(QStringLiteral("package"), "other").has_value());
        QVERIFY(!ledger().finished(QStringLiteral("video"), "hash").has_value());
    }

    void stepWhoseFileSomebodyDeletedHasToRunAgain()
    {
        write("work/out/hd.mp4", "video");
        QVERIFY(ledger().publish(QStringLiteral("package"), "hash", report(RenditionKind::Hd, "hd.mp4")));
        QVERIFY(QFile::remove(path("to/hd.mp4")));
        QVERIFY(!ledger().finished(QStringLiteral("package"), "hash").has_value());
    }

    void folderReplacesAnOlderOneAsAWhole()
    {
        write("to/hls/master.m3u8", "old");
        write("to/hls/old.m4s", "old");
        write("work/out/hls/master.m3u8", "new");
        write("work/out/hls/new.m4s", "new");
        QVERIFY(ledger().publish(QStringLiteral("package"), "hash", report(RenditionKind::Hls, "hls/master.m3u8")));
        QCOMPARE(QDir{path("to/hls")}.entryList(QDir::Files, QDir::Name),
                 (QStringList{QStringLiteral("master.m3u8"), QStringLiteral("new.m4s")}));
        QCOMPARE(read("to/hls/master.m3u8"), QByteArray{"new"});
        QVERIFY(!QFile::exists(path("work/out/hls")));
    }

    void stepIsNotRememberedWhenItsFilesCannotBeMoved()
    {
        const Result<void> published = ledger().publish(QStringLiteral("package"), "hash", report(RenditionKind::Hd, "hd.mp4"));
        QVERIFY(!published.has_value());
        QCOMPARE(published.error().code, ErrorCode::NotFound);
        QVERIFY(!ledger().finished(QStringLiteral("package"), "hash").has_value());
    }

    void unreadableLedgerMakesStepsRunAgain()
    {
        write("work/steps.json", "{\"package\": [");
        QVERIFY(!ledger().finished(QStringLiteral("package"), "hash").has_value());
    }

    void filesOfAnotherFileSystemArriveWhole()
    {
        QTemporaryDir other{QStringLiteral("/dev/shm/chalkreel-XXXXXX")};
        if (!other.isValid() || QStorageInfo{other.path()}.device() == QStorageInfo{m_dir->path()}.device())
            QSKIP("no second file system here");
        write("work/out/hls/master.m3u8", "new");
        QVERIFY(moveIntoPlace(path("work/out/hls"), other.filePath(QStringLiteral("hls"))));
        QFile moved{other.filePath(QStringLiteral("hls/master.m3u8"))};
        QVERIFY(moved.open(QIODevice::ReadOnly));
        QCOMPARE(moved.readAll(), QByteArray{"new"});
        QCOMPARE(QDir{other.path()}.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{QStringLiteral("hls")});
        QVERIFY(!QFile::exists(path("work/out/hls")));
    }
};

QTEST_GUILESS_MAIN(FileStepLedgerTest)
#include "tst_file_step_ledger.moc"
