#include "core/ingest/ingest_check.h"
#include "tests/support/ordinary_user.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace chalkreel;

class IngestCheckTest final : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void plausibleFilePassesWithASafeNameAndTitle()
    {
        const QString path = write(QStringLiteral("U13_final.mp4"), media());
        const Result<IngestFile> file = checkIngestFile(path, {});
        QVERIFY2(file.has_value(), qPrintable(file ? QString{} : file.error().message));
        QCOMPARE(file->path, QFileInfo{path}.canonicalFilePath());
        QCOMPARE(file->name, QStringLiteral("U13_final.mp4"));
        QCOMPARE(file->title, QStringLiteral("U13 final"));
        QCOMPARE(file->size, media().size());
    }

    void linkLeadsToItsFile()
    {
        const QString path = write(QStringLiteral("real.mp4"), media());
        const QString link = m_folder->filePath(QStringLiteral("link.mp4"));
        QVERIFY(QFile::link(path, link));
        QCOMPARE(checkIngestFile(link, {}).value().path, QFileInfo{path}.canonicalFilePath());
    }

    void fileThatCannotComeInIsNamedWithTheReason_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("missing") << QStringLiteral("missing.mp4") << ErrorCode::NotFound;
        QTest::newRow("folder") << QStringLiteral("folder.mp4") << ErrorCode::Unsupported;
        QTest::newRow("pipe") << QStringLiteral("pipe.mp4") << ErrorCode::Unsupported;
        QTest::newRow("empty") << QStringLiteral("empty.mp4") << ErrorCode::Damaged;
        QTest::newRow("zeros") << QStringLiteral("zeros.mp4") << ErrorCode::Damaged;
        QTest::newRow("text") << QStringLiteral("text.mp4") << ErrorCode::Unsupported;
        QTest::newRow("playlist") << QStringLiteral("playlist.mp4") << ErrorCode::Unsupported;
        QTest::newRow("too large") << QStringLiteral("large.mp4") << ErrorCode::TooLarge;
        QTest::newRow("dangling link") << QStringLiteral("dangling.mp4") << ErrorCode::NotFound;
    }
    void fileThatCannotComeInIsNamedWithTheReason()
    {
        QFETCH(QString, name);
        QFETCH(ErrorCode, code);
        QVERIFY(QDir{m_folder->path()}.mkdir(QStringLiteral("folder.mp4")));
        QCOMPARE(::mkfifo(qPrintable(m_folder->filePath(QStringLiteral("pipe.mp4"))), 0600), 0);
        write(QStringLiteral("empty.mp4"), {});
        write(QStringLiteral("zeros.mp4"), QByteArray(900, '\0'));
        write(QStringLiteral("text.mp4"), QByteArrayLiteral("Just words.\n"));
        write(QStringLiteral("playlist.mp4"), QByteArrayLiteral("#EXTM3U\nfile:///etc/passwd\n"));
        write(QStringLiteral("large.mp4"), media() + QByteArray(2000, '\0'));
        QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("nowhere")), m_folder->filePath(QStringLiteral("dangling.mp4"))));

        const Result<IngestFile> file = checkIngestFile(m_folder->filePath(name), {.fileBytes = 1000});
        QVERIFY(!file.has_value());
        QCOMPARE(file.error().code, code);
        QVERIFY2(file.error().message.contains(name), qPrintable(file.error().message));
        QVERIFY(!canRetryHelp(file.error().code));
    }

    void unreadableFileIsNamed()
    {
        const QString path = write(QStringLiteral("closed.mp4"), media());
        QVERIFY(QFile::setPermissions(path, {}));
        QCOMPARE(::chmod(qPrintable(m_folder->path()), 0755), 0);
        const test::OrdinaryUser user;
        QCOMPARE(checkIngestFile(path, {}).error().code, ErrorCode::PermissionDenied);
    }

    void fileAtTheLimitPassesAndOneByteMoreDoesNot()
    {
        const QString path = write(QStringLiteral("a.mp4"), media());
        QVERIFY(checkIngestFile(path, {.fileBytes = media().size()}).has_value());
        QCOMPARE(checkIngestFile(path, {.fileBytes = media().size() - 1}).error().code, ErrorCode::TooLarge);
    }

    void tooLittleSpaceIsSaidWithBothFigures()
    {
        QVERIFY(checkSpace(QStringLiteral("a.mp4"), 100, 100).has_value());
        const Result<void> refused = checkSpace(QStringLiteral("a.mp4"), 3LL << 30, 1LL << 30);
        QCOMPARE(refused.error().code, ErrorCode::NoSpace);
        QVERIFY(refused.error().message.contains(QStringLiteral("3.00 GiB")));
        QVERIFY(refused.error().message.contains(QStringLiteral("1.00 GiB")));
    }

private:
    static QByteArray media() { return QByteArray::fromHex("0000001c667479706d703432") + QByteArray(200, '\0'); }
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file{m_folder->filePath(name)};
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write a test file");
        return file.fileName();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(IngestCheckTest)
#include "tst_ingest_check.moc"
