#include "core/media_host/child_protocol.h"

#include <QTest>

using namespace chalkreel;

class ChildProtocolTest final : public QObject
{
    Q_OBJECT
private slots:
    void taskComesBackAsItWasSent()
    {
        MediaTask task;
        task.kind = MediaTaskKind::Package;
        task.source = QStringLiteral("/tmp/a \"b\"\nc/Würfe.mp4");
        task.options.contrast = 0.25;
        task.limits.memoryBytes = 1LL << 40;
        const QByteArray line = encodeTask(task);
        QCOMPARE(line.count('\n'), 1);
        const Result<MediaTask> back = decodeTask(line);
        QVERIFY(back.has_value());
        QCOMPARE(back->source, task.source);
        QCOMPARE(nameOf(back->kind), nameOf(task.kind));
        QCOMPARE(back->options, task.options);
        QCOMPARE(back->limits.memoryBytes, task.limits.memoryBytes);
    }

    void errorKeepsItsCodeOnTheWire()
    {
        for (const auto &row : kEnumNames<ErrorCode>) {
            const Error sent{row.value, QStringLiteral("a sentence"), QStringLiteral("a\ndetail")};
            const auto message = decodeMessage(encodeMessage(sent));
            QVERIFY(message && std::holds_alternative<Error>(*message));
            QCOMPARE(std::get<Error>(*message), sent);
        }
    }

    void whatIsNoMessageIsPassedOver_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("empty") << QByteArray{};
        QTest::newRow("text") << QByteArray{"Conversion failed!"};
        QTest::newRow("list") << QByteArray{"[1]"};
        QTest::newRow("cut off") << QByteArray{"{\"progress\": {"};
        QTest::newRow("unknown kind") << QByteArray{"{\"hello\": {}}"};
        QTest::newRow("two kinds") << QByteArray{"{\"progress\": {}, \"error\": {}}"};
        QTest::newRow("wrong type") << QByteArray{"{\"report\": {\"decoded_frames\": \"many\"}}"};
    }
    void whatIsNoMessageIsPassedOver()
    {
        QFETCH(QByteArray, line);
        QVERIFY(!decodeMessage(line).has_value());
    }

    void linesAreCutHoweverTheBytesArrive()
    {
        const QByteArray bytes{"one\n\ntwo\nthree"};
        for (qsizetype step = 1; step <= bytes.size(); ++step) {
            LineCutter cutter{100};
            QByteArrayList lines;
            for (qsizetype at = 0; at < bytes.size(); at += step)
                cutter.add(bytes.mid(at, step), [&](const QByteArray &line) { lines.append(line); });
            QCOMPARE(lines, (QByteArrayList{"one", "", "two"}));
        }
    }

    void lineThatIsTooLongIsDroppedAndTheNextOneIsRead()
    {
        LineCutter cutter{4};
        QByteArrayList lines;
        for (const char *part : {"abc", "defg", "\nyes\nabcde\nno", "\n"})
            cutter.add(part, [&](const QByteArray &line) { lines.append(line); });
        QCOMPARE(lines, (QByteArrayList{"yes", "no"}));
    }

    void onlyTheLastWordsAreKept()
    {
        ByteTail tail{5};
        tail.add("abc");
        tail.add("defg");
        QCOMPARE(tail.bytes(), QByteArray{"cdefg"});
        tail.add("0123456789");
        QCOMPARE(tail.bytes(), QByteArray{"56789"});
    }
};

QTEST_GUILESS_MAIN(ChildProtocolTest)
#include "tst_child_protocol.moc"
