#include "core/ingest/media_files.h"
#include "tests/support/ordinary_user.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

#include <sys/stat.h>

using namespace chalkreel;

class MediaFilesTest final : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void folderBecomesItsMediaFilesInTheOrderPeopleExpect()
    {
        for (const char *name : {"clip 10.mp4", "Clip 2.MP4", "clip 1.mov", "notes.txt", "sound.wav", ".hidden.mp4", "b/clip.mkv",
                                 "a/deep/x.jpg", ".git/object.mp4"})
            touch(name);
        QCOMPARE(expand({QString{}}),
                 (QStringList{QStringLiteral("clip 1.mov"), QStringLiteral("Clip 2.MP4"), QStringLiteral("clip 10.mp4"),
                              QStringLiteral("sound.wav"), QStringLiteral("a/deep/x.jpg"), QStringLiteral("b/clip.mkv")}));
    }

    void fileThatWasNamedStaysWhateverItsEnding()
    {
        touch("a.mp4");
        touch("b.unknown");
        QCOMPARE(expand({QStringLiteral("b.unknown"), QStringLiteral("none.mp4"), QStringLiteral("a.mp4"), QStringLiteral("b.unknown")}),
                 (QStringList{QStringLiteral("b.unknown"), QStringLiteral("none.mp4"), QStringLiteral("a.mp4")}));
    }

    void fileGivenAloneAndInItsFolderComesOnce()
    {
        touch("x/a.mp4");
        QCOMPARE(expand({QStringLiteral("x/a.mp4"), QStringLiteral("x"), QStringLiteral("x/")}), QStringList{QStringLiteral("x/a.mp4")});
    }

    void linksInACircleEnd()
    {
        touch("a/clip.mp4");
        QVERIFY(QFile::link(m_folder->path(), m_folder->filePath(QStringLiteral("a/up"))));
        QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("a")), m_folder->filePath(QStringLiteral("b"))));
        QVERIFY(QFile::link(QStringLiteral("self"), m_folder->filePath(QStringLiteral("self"))));
        QCOMPARE(expand({QString{}}).size(), 1);
    }

    void limitsEndTheWalkAndAreSaid()
    {
        for (int i = 0; i < 5; ++i) touch(qPrintable(QStringLiteral("%1.mp4").arg(i)));
        touch("1/2/3/deep.mp4");
        ExpandedPaths some = expandPaths({m_folder->path()}, {.files = 3});
        QCOMPARE(some.files.size(), 3);
        QVERIFY(some.hasMore);
        some = expandPaths({m_folder->path()}, {.depth = 2});
        QCOMPARE(some.files.size(), 5);
        QVERIFY(some.hasMore);
        some = expandPaths({m_folder->path()}, {.depth = 3});
        QCOMPARE(some.files.size(), 6);
        QVERIFY(!some.hasMore);
    }

    void folderThatCannotBeReadIsNamed()
    {
        touch("closed/a.mp4");
        const QString closed = m_folder->filePath(QStringLiteral("closed"));
        QVERIFY(QFile::setPermissions(closed, {}));
        QCOMPARE(::chmod(qPrintable(m_folder->path()), 0755), 0);
        const auto expandAsAnybody = [this] {
            const test::OrdinaryUser user;
            return expandPaths({m_folder->path()});
        };
        const ExpandedPaths expanded = expandAsAnybody();
        QFile::setPermissions(closed, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        QVERIFY(expanded.files.isEmpty());
        QCOMPARE(expanded.unreadable, QStringList{closed});
    }

    void endingsTellTheKindWithoutRegardToCase()
    {
        QCOMPARE(kindFromFileName(QStringLiteral("a.b.MoV")), AssetKind::Video);
        QCOMPARE(kindFromFileName(QStringLiteral("a.jpeg")), AssetKind::Image);
        QCOMPARE(kindFromFileName(QStringLiteral("a.opus")), AssetKind::Audio);
        QCOMPARE(kindFromFileName(QStringLiteral("mp4")), std::nullopt);
        QCOMPARE(kindFromFileName(QStringLiteral("a.m3u8")), std::nullopt);
        const QStringList endings = mediaFileEndings();
        QCOMPARE(QSet<QString>(endings.cbegin(), endings.cend()).size(), endings.size());
    }

private:
    void touch(const char *name)
    {
        const QString path = m_folder->filePath(QString::fromUtf8(name));
        QVERIFY(QDir{}.mkpath(QFileInfo{path}.path()));
        QFile file{path};
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

    /// Relative to the test's folder, both ways.
    QStringList expand(const QStringList &names)
    {
        QStringList paths;
        for (const QString &name : names) paths << m_folder->path() + u'/' + name;
        const ExpandedPaths expanded = expandPaths(paths);
        QStringList relative;
        for (const QString &path : expanded.files) relative << QDir{m_folder->path()}.relativeFilePath(path);
        return relative;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(MediaFilesTest)
#include "tst_media_files.moc"
