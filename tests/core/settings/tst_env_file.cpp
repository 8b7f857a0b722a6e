#include "core/settings/env_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;

class EnvFileTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    Result<QList<EnvLine>> read(const QByteArray &text)
    {
        QFile file{m_folder.filePath(QStringLiteral(".env"))};
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)) return fail(ErrorCode::Io, {});
        file.write(text);
        file.close();
        return readEnvFile(file.fileName());
    }

private slots:
    void valueIsReadAsOtherToolsReadIt_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("value");
        QTest::newRow("plain") << QByteArray{"NAME=value"} << QStringLiteral("value");
        QTest::newRow("spaces") << QByteArray{"  NAME = a value  "} << QStringLiteral("a value");
        QTest::newRow("export") << QByteArray{"export NAME=value"} << QStringLiteral("value");
        QTest::newRow("comment") << QByteArray{"NAME=value # why"} << QStringLiteral("value");
        QTest::newRow("hash inside") << QByteArray{"NAME=pass#word"} << QStringLiteral("pass#word");
        QTest::newRow("equals inside") << QByteArray{"NAME=a=b"} << QStringLiteral("a=b");
        QTest::newRow("double quotes") << QByteArray{"NAME=\"a # \\\"b\\\"\\n\" # why"} << QStringLiteral("a # \"b\"\n");
        QTest::newRow("single quotes") << QByteArray{"NAME='a \\n $HOME'"} << QStringLiteral("a \\n $HOME");
        QTest::newRow("empty") << QByteArray{"NAME="} << QString{};
        QTest::newRow("line end of Windows") << QByteArray{"NAME=value\r"} << QStringLiteral("value");
        QTest::newRow("byte order mark") << QByteArray{"\xEF\xBB\xBFNAME=value"} << QStringLiteral("value");
        QTest::newRow("nothing is run") << QByteArray{"NAME=$(touch /tmp/x)"} << QStringLiteral("$(touch /tmp/x)");
        QTest::newRow("UTF-8") << QByteArray{"NAME=Würfe 训练"} << QStringLiteral("Würfe 训练");
    }
    void valueIsReadAsOtherToolsReadIt()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, value);
        const Result<QList<EnvLine>> lines = read("# first\n\n" + line + "\n");
        // A byte order mark stands at the very beginning only.
        const Result<QList<EnvLine>> atTheTop = read(line);
        const Result<QList<EnvLine>> &right = line.startsWith("\xEF\xBB\xBF") ? atTheTop : lines;
        QVERIFY2(right.has_value(), right ? "" : qPrintable(right.error().message));
        QCOMPARE(right->size(), 1);
        QCOMPARE(right->first().name, QStringLiteral("NAME"));
        QCOMPARE(right->first().value, value);
        QCOMPARE(right->first().line, line.startsWith("\xEF\xBB\xBF") ? 1 : 3);
    }

    void lineThatIsNoSettingIsRefusedWithItsNumber_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no equals sign") << QByteArray{"NAME"};
        QTest::newRow("no name") << QByteArray{"=value"};
        QTest::newRow("space in the name") << QByteArray{"MY NAME=value"};
        QTest::newRow("digit first") << QByteArray{"1NAME=value"};
        QTest::newRow("quote that stays open") << QByteArray{"NAME=\"value"};
        QTest::newRow("text after the quote") << QByteArray{"NAME=\"a\" b"};
    }
    void lineThatIsNoSettingIsRefusedWithItsNumber()
    {
        QFETCH(QByteArray, line);
        const Result<QList<EnvLine>> lines = read("A=1\n" + line + "\n");
        QVERIFY(!lines.has_value());
        QCOMPARE(lines.error().code, ErrorCode::InvalidArgument);
        QVERIFY(lines.error().message.contains(QStringLiteral("Line 2")));
        QVERIFY(lines.error().message.contains(QStringLiteral(".env")));
    }

    void binaryFileIsRefused()
    {
        QVERIFY(!read(QByteArray{"A=\0b\n", 5}).has_value());
        QVERIFY(!read("A=\xff\xfe\n").has_value());
    }

    void fileThatIsNotThereIsEmpty() { QVERIFY(readEnvFile(m_folder.filePath(QStringLiteral("nothing")))->isEmpty()); }
};

QTEST_GUILESS_MAIN(EnvFileTest)
#include "tst_env_file.moc"
