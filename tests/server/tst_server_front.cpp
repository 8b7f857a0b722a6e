#include "tests/support/server_process.h"

#include <QFile>
#include <QTcpSocket>
#include <QTest>

#include <sys/socket.h>

using namespace chalkreel::e2e;

namespace {

const QByteArray kHost = "Host: localhost\r\n";

QList<int> statusesOf(const QByteArray &answers)
{
    QList<int> statuses;
    for (qsizetype at = answers.indexOf("HTTP/1.1 "); at >= 0; at = answers.indexOf("HTTP/1.1 ", at + 9))
        statuses.append(answers.mid(at + 9, 3).toInt());
    return statuses;
}

}  // namespace

class TestServerFront : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY2(m_server.start(ServerProcess::Mode::Open), m_server.problem().constData()); }
    void cleanup() { QCOMPARE(m_server.get(QStringLiteral("/health")).status, 200); }

    void pipelinedRequestsAreAnsweredInOrder()
    {
        const QByteArray one = "GET /health HTTP/1.1\r\n" + kHost + "\r\n";
        const QByteArray missing = "GET /nothing HTTP/1.1\r\n" + kHost + "\r\n";
        const QByteArray last = "GET /health HTTP/1.1\r\n" + kHost + "Connection: close\r\n\r\n";
        QCOMPARE(statusesOf(m_server.raw(one + missing + one + missing + last)), (QList<int>{200, 404, 200, 404, 200}));
    }

    void connectionGoesOnAfterAnUploadThatIsRefusedAtOnce()
    {
        const QByteArray upload = "POST /api/v1/uploads HTTP/1.1\r\n" + kHost + "Tus-Resumable: 1.0.0\r\nContent-Length: 0\r\n\r\n";
        const QByteArray last = "GET /health HTTP/1.1\r\n" + kHost + "Connection: close\r\n\r\n";
        QCOMPARE(statusesOf(m_server.raw(upload + upload + last)), (QList<int>{422, 422, 200}));
    }

    void secondRequestIsNotSmuggledInTheFirst_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray post = "POST /health HTTP/1.1\r\n" + kHost;
        const QByteArray hidden = "GET /health HTTP/1.1\r\n" + kHost + "\r\n";
        QTest::newRow("length and chunks") << post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden;
        QTest::newRow("two lengths") << post + "Content-Length: 0\r\nContent-Length: 40\r\n\r\n" + hidden;
        QTest::newRow("huge length") << post + "Content-Length: 18446744073709551615\r\n\r\n" + hidden;
        QTest::newRow("strange coding") << post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + hidden;
        QTest::newRow("body of a method that takes none")
            << post + "Content-Length: " + QByteArray::number(hidden.size()) + "\r\n\r\n" + hidden;
        QTest::newRow("bare line feeds") << QByteArray{"GET /health HTTP/1.1\nHost: localhost\n\n"} + hidden;
    }
    void secondRequestIsNotSmuggledInTheFirst()
    {
        QFETCH(QByteArray, bytes);
        const QList<int> statuses = statusesOf(m_server.raw(bytes));
        QCOMPARE(statuses.size(), 1);
        QVERIFY(statuses.first() >= 400);
    }

    void hugeHeadsAreCutOff()
    {
        QCOMPARE(statusesOf(m_server.raw("GET /health HTTP/1.1\r\n" + kHost + "X: " + QByteArray(1 << 20, 'a') + "\r\n\r\n")),
                 QList<int>{431});
        QCOMPARE(statusesOf(m_server.raw("GET /health?" + QByteArray(1 << 20, 'a') + " HTTP/1.1\r\n" + kHost + "\r\n")), QList<int>{431});
        QCOMPARE(statusesOf(m_server.raw("GET /health HTTP/1.1\r\n" + kHost + QByteArray{"X: a\r\n"}.repeated(2000) + "\r\n")),
                 QList<int>{431});
    }

    void headHasNoBody()
    {
        const QByteArray answer = m_server.raw("HEAD /health HTTP/1.1\r\n" + kHost + "Connection: close\r\n\r\n");
        QVERIFY(answer.startsWith("HTTP/1.1 200"));
        QVERIFY(answer.endsWith("\r\n\r\n"));
        QVERIFY(answer.contains("Content-Length: "));
    }

    void strangeAddressesAreNotThere()
    {
        for (const char *path :
             {"/%2e%2e/etc/passwd", "/../etc/passwd", "/%252e%252e%252f", "/health%00", "/health/..", "//health", "/api/v1/uploads/%00"}) {
            const QList<int> statuses =
                statusesOf(m_server.raw(QByteArray{"GET "} + path + " HTTP/1.1\r\n" + kHost + "Connection: close\r\n\r\n"));
            QVERIFY2(statuses == QList<int>{404}, path);
        }
    }

    void everyAnswerSaysWhoseItIs()
    {
        const Answer answer = m_server.ask({.path = QStringLiteral("/health"), .headers = {{"X-Request-Id", "my-request.1"}}});
        QCOMPARE(answer.header("X-Request-Id"), QByteArray{"my-request.1"});
        QCOMPARE(answer.header("X-Content-Type-Options"), QByteArray{"nosniff"});
        const Answer other = m_server.ask({.path = QStringLiteral("/health"), .headers = {{"X-Request-Id", "with space"}}});
        QVERIFY(!other.header("X-Request-Id").isEmpty() && other.header("X-Request-Id") != "with space");
    }

    void pagesOfAllowedHostsMayAsk()
    {
        const Answer answer = m_server.ask({.method = "OPTIONS",
                                            .path = QStringLiteral("/api/v1/videos"),
                                            .headers = {{"Origin", "http://localhost:3000"}, {"Access-Control-Request-Method", "POST"}}});
        QCOMPARE(answer.status, 204);
        QCOMPARE(answer.header("Access-Control-Allow-Origin"), QByteArray{"http://localhost:3000"});
        QVERIFY(answer.header("Access-Control-Allow-Methods").contains("POST"));
        QCOMPARE(answer.header("Vary"), QByteArray{"Origin"});
        QCOMPARE(m_server.ask({.path = QStringLiteral("/health"), .headers = {{"Origin", "http://evil.example"}}}).status, 403);
        QCOMPARE(m_server.ask({.path = QStringLiteral("/health"), .headers = {{"Origin", "null"}}}).status, 403);
    }

    void slowHeadIsCutOff()
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_server.port());
        QVERIFY(socket.waitForConnected());
        socket.write("GET /health HTTP/1.1\r\nX: ");
        QByteArray answer;
        // A byte now and then does not help: the head as a whole has its time.
        for (int i = 0; i < 200 && socket.state() == QAbstractSocket::ConnectedState; ++i) {
            socket.write("a");
            socket.waitForReadyRead(200);
            answer += socket.readAll();
        }
        QCOMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(statusesOf(answer), QList<int>{408});
    }

    void whoSaysThatNothingMoreComesIsStillAnswered()
    {
        for (const char *path : {"/health", "/ready", "/docs", "/openapi.json"}) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_server.port());
            QVERIFY(socket.waitForConnected());
            socket.write(QByteArray{"GET "} + path + " HTTP/1.1\r\n" + kHost + "\r\n");
            QVERIFY(socket.waitForBytesWritten());
            ::shutdown(static_cast<int>(socket.socketDescriptor()), SHUT_WR);
            QByteArray answer;
            while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(10'000)) answer += socket.readAll();
            QVERIFY2(statusesOf(answer) == QList<int>{200}, path);
            // And it does not wait for another request.
            QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, 3000);
        }
    }

    void clientsThatLeaveDoNoHarm()
    {
        for (int i = 0; i < 200; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_server.port());
            QVERIFY(socket.waitForConnected());
            socket.write("GET /ready HTTP/1.1\r\n" + kHost + "\r\n");
            socket.flush();
            socket.abort();
        }
        QCOMPARE(m_server.get(QStringLiteral("/ready")).status, 200);
    }

private:
    ServerProcess m_server;
};

QTEST_GUILESS_MAIN(TestServerFront)
#include "tst_server_front.moc"
