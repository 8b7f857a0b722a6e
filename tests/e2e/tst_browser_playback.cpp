#include "tests/e2e/ctl_run.h"
#include "tests/e2e/made_clips.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace chalkreel::e2e;
using namespace Qt::StringLiterals;

/// The movies that the program makes, in a browser as people have it.
class BrowserPlaybackTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QMap<QString, QJsonObject> m_played;  ///< by file name

    /// Opens a page that plays the files beside it, from their middle, and reads from the console what came of each.
    void playAll(const QStringList &files)
    {
        QVERIFY(QFile::copy(QStringLiteral(CHALKREEL_SOURCE_DIR "/tests/e2e/plays.html"), m_folder.filePath(u"plays.html"_s)));
        QUrl page = QUrl::fromLocalFile(m_folder.filePath(u"plays.html"_s));
        page.setFragment(files.join(u','));
        QProcess chromium;
        // Its sandbox cannot be set up by root or in containers; the page is ours.
        chromium.start(u"chromium"_s, {u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s,
                                       u"--autoplay-policy=no-user-gesture-required"_s, u"--enable-logging=stderr"_s,
                                       u"--user-data-dir="_s + m_folder.filePath(u"profile"_s), page.toString(QUrl::FullyEncoded)});
        QVERIFY2(chromium.waitForStarted(), "chromium is not installed: ./test.sh installs it");
        chromium.setReadChannel(QProcess::StandardError);
        static const QByteArray kMark{"CHALKREEL "};
        for (bool isOver = false; !isOver;) {
            if (!chromium.canReadLine()) {
                QVERIFY2(chromium.waitForReadyRead(120'000), "the browser says nothing more");
                continue;
            }
            QByteArray line = chromium.readLine();
            const qsizetype at = line.indexOf(kMark);
            if (at < 0) continue;
            line = line.mid(at + kMark.size());
            isOver = line.startsWith("END");
            const QJsonObject played = QJsonDocument::fromJson(line.left(line.lastIndexOf('}') + 1)).object();
            if (!isOver) m_played.insert(played.value(u"file"_s).toString(), played);
        }
        chromium.terminate();
        if (!chromium.waitForFinished(10'000)) chromium.kill();
        chromium.waitForFinished();
    }

private slots:
    void initTestCase()
    {
        const QString clip = makeClip(m_folder.path(), u"clip.mp4"_s, 3);
        QVERIFY(!clip.isEmpty());
        const CtlRun run = runCtl({u"process"_s, clip, u"--output"_s, m_folder.path()});
        QVERIFY2(run.status == 0, run.err.constData());
        playAll({u"hd.mp4"_s, u"sd.mp4"_s, u"mobile.mp4"_s, u"review.mp4"_s, u"enhanced.mp4"_s, u"preview.mp4"_s});
    }

    void movieStartsInItsMiddleAndPlaysWithSound_data()
    {
        QTest::addColumn<bool>("hasSound");
        for (const char *name : {"hd.mp4", "sd.mp4", "mobile.mp4", "review.mp4", "enhanced.mp4"}) QTest::newRow(name) << true;
        QTest::newRow("preview.mp4") << false;
    }
    void movieStartsInItsMiddleAndPlaysWithSound()
    {
        QFETCH(bool, hasSound);
        const QJsonObject played = m_played.value(QString::fromUtf8(QTest::currentDataTag()));
        QCOMPARE(played.value(u"problem"_s).toString(), QString{});
        QCOMPARE(played.value(u"width"_s).toInt() * 9, played.value(u"height"_s).toInt() * 16);
        if (hasSound) QVERIFY(std::abs(played.value(u"duration"_s).toDouble() - 3) < 0.15);
        QVERIFY(played.value(u"frames"_s).toInt() > 0);
        QCOMPARE(played.value(u"sound"_s).toInt() > 0, hasSound);
    }
};

QTEST_GUILESS_MAIN(BrowserPlaybackTest)
#include "tst_browser_playback.moc"
