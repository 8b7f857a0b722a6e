#include "tests/server_attacks/attack_support.h"

#include <QTest>

using namespace chalkreel::attack;

namespace {

const QByteArray kPost = "POST /api/v1/folders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
/// Were it ever taken for a request of its own, this folder would be there.
const QByteArray kHiddenBody = R"({"name":"smuggled"})";
const QByteArray kHidden = requestText("POST", "/api/v1/folders", {{"Content-Type", "application/json"}}, kHiddenBody);

QByteArray chunk(const QByteArray &content, const QByteArray &extension = {})
{
    return QByteArray::number(content.size(), 16) + extension + "\r\n" + content + "\r\n";
}

}  // namespace

/// ATTACKS A13: requests in which two programs would see different ends. tst_server_front has the plainest of them.
class AttackSmugglingTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_server.start(ServerProcess::Mode::Open), m_server.problem().constData()); }
    void cleanup()
    {
        QCOMPARE(m_server.harm(), QByteArray{});
        QVERIFY(!m_server.get(QStringLiteral("/api/v1/folders")).body.contains("smuggled"));
    }

    void whatCouldEndInTwoPlacesIsRefusedAndTheConnectionClosed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray length = QByteArray::number(kHidden.size());
        QTest::newRow("chunks, then length") << kPost + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + kHidden;
        QTest::newRow("chunked, not last") << kPost + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + kHidden;
        QTest::newRow("chunked twice") << kPost + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n" + kHidden;
        QTest::newRow("two codings") << kPost + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + kHidden;
        QTest::newRow("vertical tab") << kPost + "Transfer-Encoding:\x0b" + "chunked\r\nContent-Length: " + length + "\r\n\r\n" + kHidden;
        QTest::newRow("space before colon") << kPost + "Transfer-Encoding : chunked\r\nContent-Length: " + length + "\r\n\r\n" + kHidden;
        QTest::newRow("folded coding") << kPost + "Transfer-Encoding:\r\n chunked\r\nContent-Length: " + length + "\r\n\r\n" + kHidden;
        QTest::newRow("NUL in a name") << kPost + QByteArray{"X\0Y: z\r\n", 8} + "Content-Length: 0\r\n\r\n" + kHidden;
        QTest::newRow("bare CR in a value") << kPost + "X: a\rTransfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n" + kHidden;
        QTest::newRow("bare LF in the head") << kPost + "X: a\nContent-Length: 5\r\nContent-Length: 0\r\n\r\n" + kHidden;
        QTest::newRow("length with a sign") << kPost + "Content-Length: +5\r\n\r\nabcde" + kHidden;
        QTest::newRow("length in hex") << kPost + "Content-Length: 0x5\r\n\r\nabcde" + kHidden;
        QTest::newRow("list of lengths") << kPost + "Content-Length: 5, 6\r\n\r\nabcde" + kHidden;
        QTest::newRow("negative length") << kPost + "Content-Length: -5\r\n\r\nabcde" + kHidden;
        QTest::newRow("length of 2^64") << kPost + "Content-Length: 18446744073709551616\r\n\r\nabcde" + kHidden;
        QTest::newRow("negative chunk") << kPost + "Transfer-Encoding: chunked\r\n\r\n-1\r\n" + kHidden;
        QTest::newRow("chunk of 2^64") << kPost + "Transfer-Encoding: chunked\r\n\r\n10000000000000005\r\nabcde\r\n0\r\n\r\n" + kHidden;
        QTest::newRow("chunk in 0x") << kPost + "Transfer-Encoding: chunked\r\n\r\n0x5\r\nabcde\r\n0\r\n\r\n" + kHidden;
        QTest::newRow("chunk without its end") << kPost + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}XX0\r\n\r\n" + kHidden;
        QTest::newRow("chunk line ended by LF") << kPost + "Transfer-Encoding: chunked\r\n\r\n5\nabcde\n0\n\n" + kHidden;
        QTest::newRow("endless extension") << kPost + "Transfer-Encoding: chunked\r\n\r\n2;" + QByteArray(1 << 20, 'x') +
                                                  "\r\n{}\r\n0\r\n\r\n";
        QTest::newRow("chunks in HTTP/1.0") << QByteArray{kPost}.replace("1.1", "1.0") + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" +
                                                   kHidden;
        QTest::newRow("HTTP/0.9") << QByteArray{"GET /health\r\n"} + kHidden;
        QTest::newRow("HTTP/2 preface") << QByteArray{"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"} + kHidden;
        QTest::newRow("HTTP/1.2") << QByteArray{"GET /health HTTP/1.2\r\nHost: localhost\r\n\r\n"} + kHidden;
        QTest::newRow("other host in the address")
            << QByteArray{"GET http:"} + "//evil.example/health HTTP/1.1\r\nHost: localhost\r\n\r\n" + kHidden;
        QTest::newRow("tunnel") << QByteArray{"CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n\r\n"} + kHidden;
        QTest::newRow("trace") << QByteArray{"TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n"} + kHidden;
        QTest::newRow("two hosts") << QByteArray{"GET /health HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n"} + kHidden;
        QTest::newRow("TLS") << QByteArray{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11} + QByteArray(500, '\x01') + "\r\n\r\n" +
                                    kHidden;
    }
    void whatCouldEndInTwoPlacesIsRefusedAndTheConnectionClosed()
    {
        QFETCH(QByteArray, bytes);
        RawClient client{m_server.port()};
        client.send(bytes);
        const QByteArray answers = client.untilClosed(15'000);
        QVERIFY2(client.isClosed(), "the connection is still open");
        const QList<int> statuses = statusesOf(answers);
        QVERIFY2(statuses.size() == 1 && statuses.first() >= 400, answers.left(300).constData());
    }

    void bodyOfAChunkedRequestEndsWhereItSays()
    {
        const QByteArray body = R"({"name":"honest"})";
        RawClient client{m_server.port()};
        client.send(kPost + "Transfer-Encoding: chunked\r\n\r\n" + chunk(body.first(5), ";a=b;c=\"d\"") + chunk(body.mid(5)) +
                    "0\r\nX-Trailer: Content-Length: 5\r\n\r\n" + requestText("GET", "/health"));
        QCOMPARE(client.answer().status, 201);
        const Answer second = client.answer();
        QCOMPARE(second.status, 200);
        QVERIFY(second.body.contains("healthy"));
    }

    void trailersAreNoHeaders()
    {
        AttackedServer server;
        QVERIFY2(server.start(ServerProcess::Mode::Accounts), server.problem().constData());
        RawClient client{server.port()};
        client.send(kPost + "Transfer-Encoding: chunked\r\n\r\n" + chunk(R"({"name":"x"})") + "0\r\nAuthorization: Bearer " +
                    server.adminBearer() + "\r\n\r\n");
        QCOMPARE(client.answer().status, 401);
        QCOMPARE(server.harm(), QByteArray{});
    }

    void oldClientsAreAnsweredAndLeft()
    {
        RawClient client{m_server.port()};
        client.send("GET /health HTTP/1.0\r\nHost: localhost\r\n\r\n" + kHidden);
        const QByteArray answers = client.untilClosed(15'000);
        QVERIFY(client.isClosed());
        QCOMPARE(statusesOf(answers), QList<int>{200});
        RawClient stays{m_server.port()};
        for (int i = 0; i < 2; ++i) {
            stays.send("GET /health HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n");
            QCOMPARE(stays.answer().status, 200);
        }
    }

    void bodyThatCameWithARefusalIsNotTheNextRequest()
    {
        // Refused on its head; what follows on the connection is its body.
        const QByteArray length = QByteArray::number(kHidden.size());
        for (const QByteArray &head :
             QByteArrayList{"POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n",
                            "POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n",
                            "GET /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n",
                            "DELETE /api/v1/queue/clear HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n",
                            "PATCH /api/v1/uploads/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n"}) {
            RawClient client{m_server.port()};
            client.send(head + kHidden);
            const QByteArray answers = client.untilClosed(8000);
            QVERIFY2(statusesOf(answers).size() == 1, answers.left(300).constData());
        }
    }

private:
    AttackedServer m_server;
};

QTEST_GUILESS_MAIN(AttackSmugglingTest)
#include "tst_attack_smuggling.moc"
