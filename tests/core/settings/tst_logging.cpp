#include "core/base/logging.h"
#include "core/base/utc_time.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QProcess>
#include <QTest>

using namespace chalkreel;

namespace {

const QDateTime kTime = utcFromMilliseconds(1'700'000'000'123);

Q_LOGGING_CATEGORY(lcTest, "chalkreel.test")

/// The test program as a program that logs: level and format, then one message of each kind.
int logEverything(const char *level, const char *format)
{
    installLogging({*enumFromName<LogLevel>(QString::fromLatin1(level)), *enumFromName<LogFormat>(QString::fromLatin1(format))});
    qCDebug(lcTest, "d\nd");
    qCInfo(lcTest, "i");
    qCWarning(lcTest, "w");
    qCCritical(lcTest, "c");
    return 0;
}

}  // namespace

class LoggingTest final : public QObject
{
    Q_OBJECT

    QList<QByteArray> linesOf(const QString &level, const QString &format)
    {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--log"), level, format});
        if (!program.waitForFinished()) return {"it did not end"};
        QByteArray text = program.readAllStandardError();
        if (!text.isEmpty() && !text.endsWith('\n')) return {"the last line has no end"};
        text.chop(1);
        return text.isEmpty() ? QList<QByteArray>{} : text.split('\n');
    }

private slots:
    void lineSaysWhenHowBadAndWhere()
    {
        QCOMPARE(formatLogLine(LogFormat::Text, kTime, QtWarningMsg, QStringLiteral("chalkreel.jobs"), QStringLiteral("lease lost")),
                 QByteArray{"2023-11-14T22:13:20.123Z WARNING  chalkreel.jobs: lease lost\n"});
    }

    void jsonLineIsOneObject()
    {
        const QByteArray line =
            formatLogLine(LogFormat::Json, kTime, QtCriticalMsg, QStringLiteral("c"), QStringLiteral("a \"b\"\nc\033[31m"));
        QCOMPARE(line.count('\n'), 1);
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        QCOMPARE(object.value(QStringLiteral("level")).toString(), QStringLiteral("ERROR"));
        QCOMPARE(object.value(QStringLiteral("time")).toString(), QStringLiteral("2023-11-14T22:13:20.123Z"));
        QCOMPARE(object.value(QStringLiteral("message")).toString(), QStringLiteral("a \"b\"\\nc\\u{1b}[31m"));
    }

    void fieldsOfARequestStandBesideTimeAndLevel()
    {
        const QString request = QStringLiteral(R"({"status":200,"time":"forged","level":"forged"})");
        const QByteArray line = formatLogLine(LogFormat::Json, kTime, QtInfoMsg, QStringLiteral("chalkreel.access"), request);
        const QJsonObject entry = QJsonDocument::fromJson(line).object();
        QCOMPARE(entry.value(QStringLiteral("status")).toInt(), 200);
        QCOMPARE(entry.value(QStringLiteral("level")).toString(), QStringLiteral("INFO"));
        QVERIFY(entry.value(QStringLiteral("time")).toString() != QStringLiteral("forged"));
        QVERIFY(!entry.contains(QStringLiteral("message")));
        // Only there: elsewhere a message is a message.
        const QByteArray other = formatLogLine(LogFormat::Json, kTime, QtInfoMsg, QStringLiteral("chalkreel.jobs"), request);
        QCOMPARE(QJsonDocument::fromJson(other).object().value(QStringLiteral("message")).toString(), request);
    }

    void whatCouldForgeALineIsEscaped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("line break") << QStringLiteral("a\r\nb") << QStringLiteral("a\\r\\nb");
        QTest::newRow("terminal escape") << QStringLiteral("\033[2J") << QStringLiteral("\\u{1b}[2J");
        QTest::newRow("C1 control") << QString{QChar{0x9b}} << QStringLiteral("\\u{9b}");
        QTest::newRow("line separator") << QString{QChar{0x2028}} << QStringLiteral("\\u{2028}");
        QTest::newRow("right-to-left override") << QString{QChar{0x202e}} << QStringLiteral("\\u{202e}");
        QTest::newRow("NUL") << QString{QChar{0}} << QStringLiteral("\\u{0}");
        QTest::newRow("letters of all kinds stay") << QStringLiteral("Würfe 训练 🎾") << QStringLiteral("Würfe 训练 🎾");
    }
    void whatCouldForgeALineIsEscaped()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(escapeControls(text), shown);
    }

    void levelLetsThroughWhatIsAsBadOrWorse_data()
    {
        QTest::addColumn<QString>("level");
        QTest::addColumn<int>("lines");
        QTest::newRow("DEBUG") << QStringLiteral("DEBUG") << 4;
        QTest::newRow("INFO") << QStringLiteral("INFO") << 3;
        QTest::newRow("WARNING") << QStringLiteral("WARNING") << 2;
        QTest::newRow("ERROR") << QStringLiteral("ERROR") << 1;
        QTest::newRow("CRITICAL") << QStringLiteral("CRITICAL") << 0;
    }
    void levelLetsThroughWhatIsAsBadOrWorse()
    {
        QFETCH(QString, level);
        QFETCH(int, lines);
        for (const QString &format : {QStringLiteral("text"), QStringLiteral("json")}) QCOMPARE(linesOf(level, format).size(), lines);
    }
};

int main(int argc, char **argv)
{
    if (argc == 4 && qstrcmp(argv[1], "--log") == 0) return logEverything(argv[2], argv[3]);
    QCoreApplication application{argc, argv};
    LoggingTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_logging.moc"
