#include "tests/e2e/ctl_run.h"
#include "tests/e2e/made_clips.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace chalkreel::e2e;

namespace {

constexpr uid_t kNobody = 65534;

/// Root may read and write everything: these tests then let somebody else run the program.
void becomeNobody()
{
    if (::getuid() != 0) return;
    if (::setgroups(0, nullptr) != 0 || ::setgid(kNobody) != 0 || ::setuid(kNobody) != 0) ::_exit(99);
}

}  // namespace

class CtlBadInputTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString output() const { return path(QStringLiteral("out")); }

    CtlRun process(const QString &file, const QStringList &more = {}, const CtlOptions &options = {}) const
    {
        return runCtl(QStringList{QStringLiteral("process"), file, QStringLiteral("--output"), output()} + more, options);
    }

    /// One sentence that names the file, status 1, and nothing new anywhere.
    void verifyRefused(const CtlRun &run, const QString &name, const QString &reason) const
    {
        QVERIFY2(run.status == 1, run.err.constData());
        QVERIFY(run.out.isEmpty());
        QCOMPARE(run.complaints().size(), 1);
        QVERIFY2(run.err.contains(name.toUtf8()), run.err.constData());
        QVERIFY2(QString::fromUtf8(run.err).contains(reason, Qt::CaseInsensitive), run.err.constData());
        QVERIFY(!QFile::exists(output()));
    }

    void makeWorldReadable() { ::chmod(QFile::encodeName(m_folder.path()).constData(), 0755); }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        makeWorldReadable();
    }
    void cleanup()
    {
        ::chmod(QFile::encodeName(output()).constData(), 0755);
        QDir{output()}.removeRecursively();
    }

    void fileThatIsNoMediaIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        QTest::newRow("text") << QByteArray{"This is a shopping list: milk, bread, cheese.\n"} << QStringLiteral("text");
        QTest::newRow("nothing") << QByteArray{} << QStringLiteral("empty");
        QTest::newRow("zeros") << QByteArray{100'000, '\0'} << QStringLiteral("“victim.mp4”");
        QTest::newRow("playlist") << QByteArray{"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"} << QStringLiteral("playlist");
        QTest::newRow("playlist after a byte order mark")
            << QByteArray{"\xEF\xBB\xBF#EXTM3U\n#EXTINF:10,\nconcat:/etc/passwd\n"} << QStringLiteral("playlist");
        QTest::newRow("concat script") << QByteArray{"ffconcat version 1.0\nfile '/etc/passwd'\n"} << QStringLiteral("other files");
        QTest::newRow("random bytes") << QByteArray::fromHex("9c3fb2a4e17700ff5ac4").repeated(5000) << QStringLiteral("“victim.mp4”");
    }
    void fileThatIsNoMediaIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        const QString file = writeFile(m_folder.path(), QStringLiteral("victim.mp4"), bytes);
        verifyRefused(process(file), QStringLiteral("victim.mp4"), reason);
    }

    void absurdPictureIsRefused()
    {
        const QString image = makePngThatClaims(m_folder.path(), QStringLiteral("wide.png"), 100'000);
        verifyRefused(process(image), QStringLiteral("wide.png"), QStringLiteral("too large"));
        const QString video = makeClipThatClaims(m_folder.path(), QStringLiteral("wide.mp4"), 65'535);
        QVERIFY(!video.isEmpty());
        verifyRefused(process(video), QStringLiteral("wide.mp4"), QStringLiteral("too large"));
    }

    void fileWithoutPictureAndSoundIsRefused()
    {
        const QString file = makeSubtitlesOnly(m_folder.path(), QStringLiteral("words.mp4"));
        QVERIFY(!file.isEmpty());
        verifyRefused(process(file), QStringLiteral("words.mp4"), QStringLiteral("neither"));
    }

    void fileThatLostItsIndexIsRefused()
    {
        const QString whole = makeClipWithIndexAtEnd(m_folder.path(), QStringLiteral("whole.mp4"), 3);
        QVERIFY(!whole.isEmpty());
        verifyRefused(process(cutOff(whole, QStringLiteral("headless.mp4"), 0.6)), QStringLiteral("headless.mp4"),
                      QStringLiteral("“headless.mp4”"));
    }

    void cutOffFileIsSalvagedAndMarked()
    {
        const QString whole = makeClip(m_folder.path(), QStringLiteral("whole.mp4"), 4);
        QVERIFY(!whole.isEmpty());
        const CtlRun run = process(cutOff(whole, QStringLiteral("cut.mp4"), 0.6), {QStringLiteral("--json")});
        QVERIFY2(run.status == 0, run.err.constData());
        QVERIFY(run.json().value(QStringLiteral("ends_early")).toBool());
        QVERIFY(!run.json().value(QStringLiteral("warnings")).toArray().isEmpty());
        const QByteArrayList frames =
            ffprobe({QStringLiteral("-count_packets"), QStringLiteral("-select_streams"), QStringLiteral("v"),
                     QStringLiteral("-show_entries"), QStringLiteral("stream=nb_read_packets"), QStringLiteral("-of"),
                     QStringLiteral("csv=p=0"), output() + QStringLiteral("/enhanced.mp4")});
        QCOMPARE(frames.size(), 1);
        const int count = frames.first().split(',').first().toInt();
        QVERIFY2(count > 10 && count < 40, frames.first().constData());
    }

    void fileOverTheLimitIsRefusedBeforeItIsRead()
    {
        QFile file{path(QStringLiteral("large.mp4"))};
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(3 << 20));
        verifyRefused(process(file.fileName(), {QStringLiteral("--max-file-size-mb"), QStringLiteral("2")}), QStringLiteral("large.mp4"),
                      QStringLiteral("2"));
    }

    void fileThatIsNotThereIsNamed()
    {
        verifyRefused(process(path(QStringLiteral("gone.mp4"))), QStringLiteral("gone.mp4"), QStringLiteral("exist"));
    }

    void folderAndDeviceAreRefused()
    {
        QVERIFY(QDir{m_folder.path()}.mkpath(QStringLiteral("a folder")));
        verifyRefused(process(path(QStringLiteral("a folder"))), QStringLiteral("a folder"), QStringLiteral("folder"));
        verifyRefused(process(QStringLiteral("/dev/zero")), QStringLiteral("zero"), QStringLiteral("not a file"));
    }

    void fileThatMayNotBeReadIsNamed()
    {
        const QString file = makeClip(m_folder.path(), QStringLiteral("private.mp4"), 1);
        QVERIFY(!file.isEmpty());
        ::chmod(QFile::encodeName(file).constData(), 0000);
        CtlOptions options;
        options.inChild = becomeNobody;
        const CtlRun run = process(file, {}, options);
        if (run.status == -1 || run.status == 99) QSKIP("the program cannot be run as another user here");
        verifyRefused(run, QStringLiteral("private.mp4"), QStringLiteral("permission"));
    }

    void folderThatMayNotBeWrittenIsNamed()
    {
        const QString file = makeClip(m_folder.path(), QStringLiteral("clip.mp4"), 1);
        QVERIFY(!file.isEmpty());
        ::chmod(QFile::encodeName(file).constData(), 0644);
        QVERIFY(QDir{m_folder.path()}.mkdir(QStringLiteral("out")));
        ::chmod(QFile::encodeName(output()).constData(), 0555);
        CtlOptions options;
        options.inChild = becomeNobody;
        const CtlRun run = process(file, {}, options);
        if (run.status == -1 || run.status == 99) QSKIP("the program cannot be run as another user here");
        QVERIFY2(run.status == 1, run.err.constData());
        QCOMPARE(run.complaints().size(), 1);
        QVERIFY2(run.err.contains("out") && run.err.contains("permission"), run.err.constData());
        QCOMPARE(filesIn(output()), QStringList{});
    }

    void fileAsOutputFolderIsRefused()
    {
        const QString file = makeClip(m_folder.path(), QStringLiteral("clip.mp4"), 1);
        const CtlRun run = runCtl({QStringLiteral("process"), file, QStringLiteral("-o"), file});
        QCOMPARE(run.status, 1);
        QVERIFY2(run.err.contains("not a folder"), run.err.constData());
    }

    void resultNeverReplacesItsSource()
    {
        QVERIFY(QDir{m_folder.path()}.mkpath(QStringLiteral("out")));
        const QString file = makeClip(output(), QStringLiteral("enhanced.mp4"), 1);
        QFile source{file};
        QVERIFY(source.open(QIODevice::ReadOnly));
        const QByteArray before = source.readAll();
        const CtlRun run = process(file);
        QCOMPARE(run.status, 1);
        source.seek(0);
        QCOMPARE(source.readAll(), before);
        QCOMPARE(filesIn(output()), QStringList{QStringLiteral("enhanced.mp4")});
    }

    void fullDiskIsForecastAndOtherwiseMetWithASentence_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("size");
        QTest::newRow("forecast") << QStringList{} << QStringLiteral("1m");
        QTest::newRow("met on the way") << QStringList{QStringLiteral("--no-space-check")} << QStringLiteral("192k");
    }
    void fullDiskIsForecastAndOtherwiseMetWithASentence()
    {
        QFETCH(QStringList, more);
        QFETCH(QString, size);
        const QString file = makeClip(m_folder.path(), QStringLiteral("clip.mp4"), 20);
        QVERIFY(!file.isEmpty());
        QVERIFY(QDir{m_folder.path()}.mkpath(QStringLiteral("out")));
        // A disk of this size that only this run sees. What is on it at the end is shown before it goes.
        const QString script = QStringLiteral("mount -t tmpfs -o size=%1 none \"$OUT\" || exit 98; \"$@\"; status=$?; "
                                              "find \"$OUT\" -mindepth 1 >&2; exit $status")
                                   .arg(size);
        CtlOptions options;
        options.environment = {{QStringLiteral("OUT"), output()}};
        options.wrapper = {QStringLiteral("unshare"), QStringLiteral("-rm"), QStringLiteral("sh"), QStringLiteral("-c"), script,
                           QStringLiteral("sh")};
        const CtlRun run = process(file, more, options);
        if (run.status == 98 || run.err.contains("unshare")) QSKIP("no file system can be mounted here");
        QVERIFY2(run.status == 1, run.err.constData());
        QCOMPARE(run.complaints().size(), 1);
        QVERIFY2(run.err.contains("free") || run.err.contains("full"), run.err.constData());
    }

    void errorIsOneJsonObjectWhenAsked()
    {
        const QString file = writeFile(m_folder.path(), QStringLiteral("victim.mp4"), "text\n");
        const CtlRun run = process(file, {QStringLiteral("--json")});
        QCOMPARE(run.status, 1);
        QCOMPARE(run.json().value(QStringLiteral("ok")), QJsonValue{false});
        const QJsonObject error = run.json().value(QStringLiteral("error")).toObject();
        QCOMPARE(error.value(QStringLiteral("code")).toString(), QStringLiteral("unsupported"));
        QVERIFY(error.value(QStringLiteral("message")).toString().contains(QStringLiteral("victim.mp4")));
    }

    void nameCannotTalkToTheTerminal()
    {
        const QString file = writeFile(m_folder.path(), QStringLiteral("a\033[31mb\nc.mp4"), "text\n");
        QVERIFY(!file.isEmpty());
        const CtlRun run = process(file);
        QCOMPARE(run.status, 1);
        QVERIFY(!run.err.contains('\033'));
        QCOMPARE(run.err.count('\n'), 1);
    }
};

QTEST_GUILESS_MAIN(CtlBadInputTest)
#include "tst_ctl_bad_input.moc"
