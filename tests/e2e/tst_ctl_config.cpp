#include "tests/e2e/ctl_run.h"
#include "tests/e2e/made_clips.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel::e2e;

class CtlConfigTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    CtlOptions inFolder(const QMap<QString, QString> &environment = {}) const
    {
        CtlOptions options;
        options.workingFolder = m_folder.path();
        options.environment = environment;
        // Not the settings of whoever runs the test.
        options.environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder.filePath(QStringLiteral("config")));
        return options;
    }

    static QJsonObject settingIn(const CtlRun &run, const QString &name)
    {
        const QJsonArray settings = run.json().value(QStringLiteral("settings")).toArray();
        for (const QJsonValue &setting : settings)
            if (setting.toObject().value(QStringLiteral("name")) == name) return setting.toObject();
        return {};
    }

private slots:
    void init() { QVERIFY(m_folder.isValid()); }
    void cleanup() { QFile::remove(m_folder.filePath(QStringLiteral(".env"))); }

    void eachSettingSaysWhereItCameFrom()
    {
        QVERIFY(!writeFile(m_folder.path(), QStringLiteral(".env"), "JOB_TIMEOUT=77\nLOG_LEVEL=ERROR\nMAX_FILE_SIZE_MB=1\n").isEmpty());
        const CtlRun run =
            runCtl({QStringLiteral("config"), QStringLiteral("--json"), QStringLiteral("--max-file-size-mb"), QStringLiteral("3")},
                   inFolder({{QStringLiteral("LOG_LEVEL"), QStringLiteral("debug")}}));
        QCOMPARE(run.status, 0);
        const auto expect = [&](const char *name, const QJsonValue &value, const char *source) {
            const QJsonObject setting = settingIn(run, QString::fromLatin1(name));
            QCOMPARE(setting.value(QStringLiteral("value")), value);
            QCOMPARE(setting.value(QStringLiteral("source")).toString(), QString::fromLatin1(source));
        };
        expect("MAX_FILE_SIZE_MB", 3, "flag");
        expect("LOG_LEVEL", QStringLiteral("DEBUG"), "environment");
        expect("JOB_TIMEOUT", 77, "file");
        expect("PROCESSING_TIMEOUT", 300, "default");
        QVERIFY(settingIn(run, QStringLiteral("JOB_TIMEOUT"))
                    .value(QStringLiteral("where"))
                    .toString()
                    .contains(QStringLiteral(".env, line 1")));
    }

    void secretIsMaskedInTextAndJson()
    {
        const QString secret = QStringLiteral("correct horse battery staple, at length");
        for (const QStringList &arguments : {QStringList{QStringLiteral("config")}, {QStringLiteral("config"), QStringLiteral("--json")}}) {
            const CtlRun run = runCtl(arguments, inFolder({{QStringLiteral("SECRET_KEY"), secret}}));
            QCOMPARE(run.status, 0);
            QVERIFY(run.out.contains("SECRET_KEY"));
            QVERIFY(run.out.contains("********"));
            QVERIFY(!run.out.contains("horse") && !run.err.contains("horse"));
        }
    }

    void badValueIsBadUsageAndNamesItsPlace()
    {
        QVERIFY(!writeFile(m_folder.path(), QStringLiteral(".env"), "\nMAX_CONCURRENT_JOBS=lots\n").isEmpty());
        const CtlRun run = runCtl({QStringLiteral("config")}, inFolder());
        QCOMPARE(run.status, 2);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(run.complaints().size(), 1);
        for (const char *word : {"MAX_CONCURRENT_JOBS", "lots", ".env, line 2", "1 to 64"})
            QVERIFY2(run.err.contains(word), run.err.constData());
    }

    void wrongUsageHasStatusTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown command") << QStringList{QStringLiteral("procces")};
        QTest::newRow("unknown option") << QStringList{QStringLiteral("config"), QStringLiteral("--loud")};
        QTest::newRow("no file") << QStringList{QStringLiteral("process")};
        QTest::newRow("too many files") << QStringList{QStringLiteral("probe"), QStringLiteral("a"), QStringLiteral("b")};
        QTest::newRow("unknown rendition") << QStringList{QStringLiteral("process"), QStringLiteral("a"),      QStringLiteral("-o"),
                                                          QStringLiteral("b"),       QStringLiteral("--only"), QStringLiteral("8k")};
        QTest::newRow("strength out of range") << QStringList{QStringLiteral("process"), QStringLiteral("a"),          QStringLiteral("-o"),
                                                              QStringLiteral("b"),       QStringLiteral("--contrast"), QStringLiteral("7")};
        QTest::newRow("folder and library") << QStringList{QStringLiteral("process"), QStringLiteral("a"),      QStringLiteral("-o"),
                                                           QStringLiteral("b"),       QStringLiteral("--data"), QStringLiteral("c")};
        QTest::newRow("unknown job state") << QStringList{QStringLiteral("job"), QStringLiteral("list"), QStringLiteral("--state"),
                                                          QStringLiteral("bored")};
    }
    void wrongUsageHasStatusTwo()
    {
        QFETCH(QStringList, arguments);
        const CtlRun run = runCtl(arguments, inFolder());
        QCOMPARE(run.status, 2);
        QVERIFY(run.out.isEmpty());
        QVERIFY(!run.err.isEmpty());
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("b"))));
    }

    void mistypedCommandIsNamed()
    {
        const CtlRun run = runCtl({QStringLiteral("procces"), QStringLiteral("x.mp4")}, inFolder());
        QVERIFY2(run.err.contains("procces"), run.err.constData());
    }

    void versionAndHelpGoToStandardOutput()
    {
        const CtlRun version = runCtl({QStringLiteral("--version")}, inFolder());
        QCOMPARE(version.status, 0);
        QVERIFY(version.out.startsWith("chalkreelctl "));
        const CtlRun help = runCtl({QStringLiteral("process"), QStringLiteral("--help")}, inFolder());
        QCOMPARE(help.status, 0);
        QVERIFY(help.out.contains("--output"));
    }
};

QTEST_GUILESS_MAIN(CtlConfigTest)
#include "tst_ctl_config.moc"
