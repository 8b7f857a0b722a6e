#include "tests/e2e/ctl_run.h"
#include "tests/e2e/made_clips.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace chalkreel::e2e;

/// Kill -9 at any moment: the same command goes on from the last checkpoint and makes the same as a run that was left alone.
class CtlResumeTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_clip;  ///< three checkpoints of a minute and a bit
    QMap<QString, QByteArrayList> m_expectedTimes;

    QString output() const { return m_folder.filePath(QStringLiteral("out")); }
    QStringList arguments() const { return {QStringLiteral("process"), m_clip, QStringLiteral("-o"), output(), QStringLiteral("--json")}; }

    static QByteArrayList packetTimes(const QString &file)
    {
        return ffprobe({QStringLiteral("-show_entries"), QStringLiteral("packet=stream_index,pts_time,flags"), QStringLiteral("-of"),
                        QStringLiteral("csv=p=0"), file});
    }

    static QStringList mp4FilesIn(const QString &folder)
    {
        return QDir{folder}.entryList({QStringLiteral("*.mp4")}, QDir::Files, QDir::Name);
    }

    void verifyComplete(const CtlRun &run) const
    {
        QVERIFY2(run.status == 0, run.err.constData());
        const QStringList files = filesIn(output());
        for (const QString &file : files) {
            QVERIFY2(!file.startsWith(u'.') && !file.contains(QStringLiteral("/.")), qPrintable(file));
            QVERIFY2(!file.endsWith(QStringLiteral(".part")), qPrintable(file));
        }
        QCOMPARE(mp4FilesIn(output()), QStringList{m_expectedTimes.keys()});
        for (auto it = m_expectedTimes.begin(); it != m_expectedTimes.end(); ++it)
            QVERIFY2(packetTimes(output() + u'/' + it.key()) == it.value(), qPrintable(it.key()));
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_clip = makeClip(m_folder.path(), QStringLiteral("long.mp4"), 200);
        QVERIFY(!m_clip.isEmpty());
        const CtlRun run = runCtl(arguments());
        QVERIFY2(run.status == 0, run.err.constData());
        const QStringList files = mp4FilesIn(output());
        for (const QString &file : files) m_expectedTimes.insert(file, packetTimes(output() + u'/' + file));
        QVERIFY(m_expectedTimes.size() >= 5);
    }
    void init() { QVERIFY(QDir{output()}.removeRecursively()); }

    void killedRunGoesOnWhereItStopped_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<int>("percent");
        QTest::addColumn<int>("resumedChunks");
        QTest::newRow("at the beginning") << QStringLiteral("inspect") << 0 << 0;
        QTest::newRow("before the first checkpoint") << QStringLiteral("video") << 10 << 0;
        QTest::newRow("after a checkpoint") << QStringLiteral("video") << 60 << 1;
        QTest::newRow("near the end") << QStringLiteral("video") << 80 << 2;
    }
    void killedRunGoesOnWhereItStopped()
    {
        QFETCH(QString, step);
        QFETCH(int, percent);
        QFETCH(int, resumedChunks);
        {
            QProcess process;
            startCtl(process, arguments());
            QVERIFY(waitForProgress(process, step, percent));
            const QList<qint64> children = childrenOf(process.processId());
            ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
            QVERIFY(process.waitForFinished());
            for (const qint64 child : children) QVERIFY(waitForEnd(child));
        }
        // Only finished files have names that a person sees.
        QVERIFY(mp4FilesIn(output()).isEmpty());

        const CtlRun again = runCtl(arguments());
        verifyComplete(again);
        const int resumed = again.json().value(QStringLiteral("resumed_chunks")).toInt();
        QVERIFY2(resumed >= resumedChunks, qPrintable(QString::number(resumed)));
        const int decoded = again.json().value(QStringLiteral("decoded_frames")).toInt();
        // 2000 frames in all: what was finished is not decoded again.
        if (resumedChunks > 0) QVERIFY2(decoded < 2000 - 500 * resumedChunks, qPrintable(QString::number(decoded)));
    }

    void killedMediaProcessIsReplaced()
    {
        QProcess process;
        startCtl(process, arguments());
        QVERIFY(waitForProgress(process, QStringLiteral("video"), 60));
        const QList<qint64> children = childrenOf(process.processId());
        QCOMPARE(children.size(), 1);
        ::kill(static_cast<pid_t>(children.first()), SIGKILL);
        const CtlRun run = finish(process);
        verifyComplete(run);
        QVERIFY(run.json().value(QStringLiteral("resumed_chunks")).toInt() >= 1);
    }

    void secondProcessIntoTheSameFolderIsToldSo()
    {
        QProcess process;
        startCtl(process, arguments());
        QVERIFY(waitForProgress(process, QStringLiteral("video"), 10));
        const CtlRun second = runCtl(arguments());
        QCOMPARE(second.status, 1);
        QCOMPARE(second.json().value(QStringLiteral("error")).toObject().value(QStringLiteral("code")).toString(),
                 QStringLiteral("conflict"));
        verifyComplete(finish(process));
    }
};

QTEST_GUILESS_MAIN(CtlResumeTest)
#include "tst_ctl_resume.moc"
