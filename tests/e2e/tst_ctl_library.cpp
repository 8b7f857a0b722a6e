#include "tests/e2e/ctl_run.h"
#include "tests/e2e/made_clips.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>

using namespace chalkreel::e2e;

class CtlLibraryTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_clip;

    QString library() const { return m_folder.filePath(QStringLiteral("library")); }

    CtlRun ctl(const QStringList &arguments) const
    {
        return runCtl(arguments + QStringList{QStringLiteral("--data"), library(), QStringLiteral("--json")});
    }

    QJsonArray jobs() const { return ctl({QStringLiteral("job"), QStringLiteral("list")}).json().value(QStringLiteral("jobs")).toArray(); }

private slots:
    void init()
    {
        QVERIFY(m_folder.isValid());
        if (m_clip.isEmpty()) m_clip = makeClip(m_folder.path(), QStringLiteral("clip.mp4"), 2);
        QVERIFY(!m_clip.isEmpty());
        QVERIFY(QDir{library()}.removeRecursively());
    }

    void fileIsBroughtInProcessedListedAndVerified()
    {
        const CtlRun run = ctl({QStringLiteral("process"), m_clip, QStringLiteral("--title"), QStringLiteral("A throw"),
                                QStringLiteral("--tags"), QStringLiteral("javelin,training")});
        QVERIFY2(run.status == 0, run.err.constData());
        QCOMPARE(run.json().value(QStringLiteral("job")).toObject().value(QStringLiteral("state")).toString(), QStringLiteral("completed"));

        const CtlRun list = ctl({QStringLiteral("list"), QStringLiteral("javelin")});
        QCOMPARE(list.json().value(QStringLiteral("total")).toInt(), 1);
        const QJsonObject asset = list.json().value(QStringLiteral("assets")).toArray().first().toObject();
        QCOMPARE(asset.value(QStringLiteral("title")).toString(), QStringLiteral("A throw"));
        QCOMPARE(asset.value(QStringLiteral("status")).toString(), QStringLiteral("ready"));

        const CtlRun verify = ctl({QStringLiteral("verify")});
        QVERIFY2(verify.status == 0, verify.out.constData());
        QVERIFY(verify.json().value(QStringLiteral("files")).toInt() >= 15);
    }

    void soundIsTakenOutOfAVideoOfTheLibrary()
    {
        const CtlRun in = ctl({QStringLiteral("process"), m_clip, QStringLiteral("--only"), QStringLiteral("thumbnail")});
        const QString asset = in.json().value(QStringLiteral("asset")).toObject().value(QStringLiteral("id")).toString();
        const QStringList submit{QStringLiteral("job"), QStringLiteral("submit"), QStringLiteral("audio_extraction"), asset,
                                 QStringLiteral("--option")};
        const CtlRun run = ctl(submit + QStringList{QStringLiteral("audio_format=flac")});
        QVERIFY2(run.status == 0, run.err.constData());
        const QJsonObject job = run.json().value(QStringLiteral("job")).toObject();
        QCOMPARE(job.value(QStringLiteral("state")).toString(), QStringLiteral("completed"));
        QCOMPARE(job.value(QStringLiteral("result")).toObject().value(QStringLiteral("file")).toString(), QStringLiteral("audio.flac"));
        QVERIFY(QFileInfo::exists(library() + QStringLiteral("/processed/") + asset + QStringLiteral("/audio.flac")));
        QCOMPARE(ctl({QStringLiteral("verify")}).status, 0);

        const CtlRun bad = ctl(submit + QStringList{QStringLiteral("audio_format=midi")});
        QCOMPARE(bad.status, 1);
        QVERIFY2(bad.err.contains("wav, mp3, flac, opus"), bad.err.constData());
    }

    void sameBytesAreNotBroughtInTwice()
    {
        QCOMPARE(ctl({QStringLiteral("process"), m_clip, QStringLiteral("--only"), QStringLiteral("thumbnail")}).status, 0);
        const CtlRun again = ctl({QStringLiteral("process"), m_clip, QStringLiteral("--only"), QStringLiteral("thumbnail")});
        QVERIFY2(again.status == 0, again.err.constData());
        QVERIFY(again.json().value(QStringLiteral("duplicate")).toBool());
        QCOMPARE(ctl({QStringLiteral("list")}).json().value(QStringLiteral("total")).toInt(), 1);
    }

    void badFileFailsOnceAndStaysVisible()
    {
        const QString whole = makeClipWithIndexAtEnd(m_folder.path(), QStringLiteral("whole.mp4"), 2);
        const CtlRun run = ctl({QStringLiteral("process"), cutOff(whole, QStringLiteral("headless.mp4"), 0.6)});
        QCOMPARE(run.status, 1);
        QVERIFY2(run.err.contains("headless.mp4"), run.err.constData());
        const QJsonArray all = jobs();
        QCOMPARE(all.size(), 1);
        const QJsonObject job = all.first().toObject();
        QCOMPARE(job.value(QStringLiteral("state")).toString(), QStringLiteral("failed"));
        QCOMPARE(job.value(QStringLiteral("attempts")).toInt(), 1);
        const CtlRun show = ctl({QStringLiteral("job"), QStringLiteral("show"), job.value(QStringLiteral("id")).toString()});
        QCOMPARE(show.status, 0);
        QVERIFY(!show.json().value(QStringLiteral("log")).toArray().isEmpty());
    }

    void damagedLibraryIsFoundOut()
    {
        QCOMPARE(ctl({QStringLiteral("process"), m_clip, QStringLiteral("--only"), QStringLiteral("thumbnail")}).status, 0);
        // The original is the one file of that size.
        QString original;
        QDirIterator it{library(), QDir::Files, QDirIterator::Subdirectories};
        while (it.hasNext())
            if (const QFileInfo file{it.next()}; file.size() == QFileInfo{m_clip}.size()) original = file.filePath();
        QVERIFY(!original.isEmpty());
        QFile file{original};
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(file.size() / 2);
        file.write("rot");
        file.close();
        const CtlRun verify = ctl({QStringLiteral("verify")});
        QCOMPARE(verify.status, 1);
        QCOMPARE(verify.json().value(QStringLiteral("findings")).toArray().size(), 1);
    }

    void killedRunIsFinishedByTheNextOne()
    {
        const QString longClip = makeClip(m_folder.path(), QStringLiteral("long.mp4"), 60);
        {
            QProcess process;
            startCtl(process, {QStringLiteral("process"), longClip, QStringLiteral("--data"), library()});
            QVERIFY(waitForProgress(process, QStringLiteral("video"), 10));
            const QList<qint64> children = childrenOf(process.processId());
            ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
            QVERIFY(process.waitForFinished());
            for (const qint64 child : children) QVERIFY(waitForEnd(child));
        }
        // The same command finds the file in the library and waits for its job, which went on with the library's opening.
        const CtlRun again = ctl({QStringLiteral("process"), longClip});
        QVERIFY2(again.status == 0, again.err.constData());
        QVERIFY(again.json().value(QStringLiteral("duplicate")).toBool());
        QCOMPARE(again.json().value(QStringLiteral("asset")).toObject().value(QStringLiteral("status")).toString(),
                 QStringLiteral("ready"));
        const QJsonArray all = jobs();
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.first().toObject().value(QStringLiteral("state")).toString(), QStringLiteral("completed"));
        QCOMPARE(ctl({QStringLiteral("verify")}).status, 0);
    }

    void killedMediaProcessIsReplacedWithinTheSameRun()
    {
        QProcess process;
        startCtl(process, {QStringLiteral("process"), makeClip(m_folder.path(), QStringLiteral("long.mp4"), 120), QStringLiteral("--data"),
                           library(), QStringLiteral("--json")});
        QVERIFY(waitForProgress(process, QStringLiteral("video"), 10));
        const QList<qint64> children = childrenOf(process.processId());
        QCOMPARE(children.size(), 1);
        ::kill(static_cast<pid_t>(children.first()), SIGKILL);
        const CtlRun run = finish(process);
        QVERIFY2(run.status == 0, run.err.constData());
        // A death from outside is not held against the file.
        QCOMPARE(run.json().value(QStringLiteral("job")).toObject().value(QStringLiteral("attempts")).toInt(), 1);
        const CtlRun verify = ctl({QStringLiteral("verify")});
        QVERIFY2(verify.status == 0, verify.out.constData());
        QVERIFY(verify.json().value(QStringLiteral("files")).toInt() >= 15);
        QVERIFY(QDir{library() + QStringLiteral("/work")}.isEmpty());
    }

    void libraryThatSomebodyHasOpenTakesRequestsThroughThem()
    {
        const QString longClip = makeClip(m_folder.path(), QStringLiteral("longer.mp4"), 90);
        QProcess owner;
        startCtl(owner, {QStringLiteral("process"), longClip, QStringLiteral("--data"), library()});
        QVERIFY(waitForProgress(owner, QStringLiteral("video"), 10));
        const QJsonArray running = jobs();
        QCOMPARE(running.size(), 1);
        const QString id = running.first().toObject().value(QStringLiteral("id")).toString();
        QCOMPARE(ctl({QStringLiteral("verify")}).status, 1);
        QCOMPARE(ctl({QStringLiteral("job"), QStringLiteral("cancel"), id}).status, 0);
        const CtlRun ended = finish(owner);
        QCOMPARE(ended.status, 130);
    }

    void programsThatStartAtTheSameMomentShareTheLibrary()
    {
        constexpr int kPrograms = 4;
        QStringList clips;
        for (int i = 0; i < kPrograms; ++i) clips.append(makeClip(m_folder.path(), QStringLiteral("%1.mp4").arg(i), i + 1));
        std::array<QProcess, kPrograms> programs;
        for (size_t i = 0; i < programs.size(); ++i)
            startCtl(programs[i], {QStringLiteral("process"), clips[static_cast<qsizetype>(i)], QStringLiteral("--only"),
                                   QStringLiteral("thumbnail"), QStringLiteral("--data"), library()});
        for (QProcess &program : programs) {
            const CtlRun run = finish(program);
            QVERIFY2(run.status == 0, run.err.constData());
        }
        QCOMPARE(ctl({QStringLiteral("list")}).json().value(QStringLiteral("total")).toInt(), kPrograms);
        QCOMPARE(ctl({QStringLiteral("verify")}).status, 0);
    }

    void fileGivenToAnOwnerThatIsKilledIsFinishedByTheOneWhoGaveIt()
    {
        const QString longClip = makeClip(m_folder.path(), QStringLiteral("longest.mp4"), 100);
        QProcess owner;
        startCtl(owner, {QStringLiteral("process"), longClip, QStringLiteral("--data"), library()});
        QVERIFY(waitForProgress(owner, QStringLiteral("video"), 10));
        QProcess second;
        startCtl(second, {QStringLiteral("process"), m_clip, QStringLiteral("--data"), library(), QStringLiteral("--max-concurrent-jobs"),
                          QStringLiteral("2"), QStringLiteral("--json")});
        // Its job waits behind the long one, which this kills.
        QVERIFY(waitForProgress(second, QStringLiteral("queued"), 0));
        ::kill(static_cast<pid_t>(owner.processId()), SIGKILL);
        QVERIFY(owner.waitForFinished());
        const CtlRun run = finish(second);
        QVERIFY2(run.status == 0, run.err.constData());
        QCOMPARE(run.json().value(QStringLiteral("job")).toObject().value(QStringLiteral("state")).toString(), QStringLiteral("completed"));
    }
};

QTEST_GUILESS_MAIN(CtlLibraryTest)
#include "tst_ctl_library.moc"
