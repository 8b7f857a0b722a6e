#include "tests/e2e/ctl_run.h"
#include "tests/e2e/made_clips.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace chalkreel::e2e;

/// Encodes that take too long, and media processes that stop moving, as one does that a damaged file or a dead network disk holds.
class CtlTimeLimitsTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_clip;

    QString output() const { return m_folder.filePath(QStringLiteral("out")); }
    QString library() const { return m_folder.filePath(QStringLiteral("library")); }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_clip = makeClip(m_folder.path(), QStringLiteral("clip.mp4"), 400);  // far more than a second's work
        QVERIFY(!m_clip.isEmpty());
    }
    void init() { QVERIFY(QDir{library()}.removeRecursively()); }

    void runOverItsLimitFailsByNameAndLeavesNothingBehind_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("isHanging");
        QTest::addColumn<bool>("isLibrary");
        for (const bool isLibrary : {false, true}) {
            const char *place = isLibrary ? "a library" : "a folder";
            QTest::addRow("JOB_TIMEOUT into %s", place) << QStringLiteral("JOB_TIMEOUT") << 1 << false << isLibrary;
            QTest::addRow("PROCESSING_TIMEOUT into %s", place) << QStringLiteral("PROCESSING_TIMEOUT") << 5 << true << isLibrary;
        }
    }
    void runOverItsLimitFailsByNameAndLeavesNothingBehind()
    {
        QFETCH(QString, setting);
        QFETCH(int, seconds);
        QFETCH(bool, isHanging);
        QFETCH(bool, isLibrary);
        CtlOptions options;
        options.environment = {{setting, QString::number(seconds)}, {QStringLiteral("MAX_PROCESSING_ATTEMPTS"), QStringLiteral("1")}};
        const QStringList place =
            isLibrary ? QStringList{QStringLiteral("--data"), library()} : QStringList{QStringLiteral("--output"), output()};
        QProcess process;
        startCtl(process, QStringList{QStringLiteral("process"), m_clip} + place, options);
        QList<qint64> children;
        if (isHanging) {
            QVERIFY(waitForProgress(process, QStringLiteral("video"), 10));
            children = childrenOf(process.processId());
            QVERIFY(!children.isEmpty());
            for (const qint64 child : children) ::kill(static_cast<pid_t>(child), SIGSTOP);
        }

        const CtlRun run = finish(process);
        QCOMPARE(run.status, 1);
        QVERIFY2(run.err.contains(setting.toUtf8()), run.err.constData());
        QVERIFY2(run.err.contains(QByteArray{QByteArray::number(seconds) + " seconds"}), run.err.constData());
        for (const qint64 child : children) QVERIFY(waitForEnd(child));
        if (isLibrary)
            QVERIFY(QDir{library() + QStringLiteral("/work")}.isEmpty());
        else
            QVERIFY(!QFile::exists(output()));
    }
};

QTEST_GUILESS_MAIN(CtlTimeLimitsTest)
#include "tst_ctl_time_limits.moc"
