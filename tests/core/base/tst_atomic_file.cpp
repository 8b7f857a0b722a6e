#include "core/base/atomic_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{"none"};
}

QStringList filesOf(const QTemporaryDir &folder) { return QDir{folder.path()}.entryList(QDir::Files | QDir::Hidden, QDir::Name); }

}  // namespace

class AtomicFileTest final : public QObject
{
    Q_OBJECT
private slots:
    void nothingHasTheFinalNameBeforeTheCommit()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.mp4"));
        Result<AtomicFile> file = AtomicFile::create(path);
        QVERIFY(file);
        QVERIFY(!QFile::exists(path));
        QFile part{file->partPath()};
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.write("whole");
        part.close();
        QVERIFY(!QFile::exists(path));
        QVERIFY(file->commit());
        QCOMPARE(contentOf(path), QByteArray{"whole"});
        QCOMPARE(filesOf(folder), QStringList{QStringLiteral("a.mp4")});
    }

    void whatIsNotCommittedLeavesNothing()
    {
        const QTemporaryDir folder;
        {
            Result<AtomicFile> first = AtomicFile::create(folder.filePath(QStringLiteral("a")));
            QVERIFY(first);
            AtomicFile moved = std::move(*first);
            QCOMPARE(filesOf(folder).size(), 1);
        }
        QVERIFY(filesOf(folder).isEmpty());
    }

    void olderFileOfThatNameIsReplacedAsAWhole()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a"));
        QVERIFY(writeFileAtomically(path, "first"));
        QVERIFY(writeFileAtomically(path, "second"));
        QCOMPARE(contentOf(path), QByteArray{"second"});
        QCOMPARE(filesOf(folder).size(), 1);
    }

    void missingFolderIsSaidToBeMissing()
    {
        const QTemporaryDir folder;
        const Result<void> written = writeFileAtomically(folder.filePath(QStringLiteral("no/such/a.txt")), "x");
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::NotFound);
        QVERIFY(written.error().message.contains(QStringLiteral("“a.txt”")));
    }

    void partsOfKilledProcessesAreRemovedAndNothingElse()
    {
        const QTemporaryDir folder;
        for (const char *name : {".a.mp4.part-0a1b2c", "a.mp4", ".hidden", "b.part-0a1b2c"})
            QVERIFY(writeFileAtomically(folder.filePath(QString::fromLatin1(name)), "x"));
        removeAbandonedParts(folder.path());
        QCOMPARE(filesOf(folder), (QStringList{QStringLiteral(".hidden"), QStringLiteral("a.mp4"), QStringLiteral("b.part-0a1b2c")}));
    }
};

QTEST_GUILESS_MAIN(AtomicFileTest)
#include "tst_atomic_file.moc"
