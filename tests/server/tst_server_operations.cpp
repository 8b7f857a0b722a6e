#include "tests/support/server_process.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTest>
#include <QWebSocket>

using namespace chalkreel::e2e;

class ServerOperationsTest final : public QObject
{
    Q_OBJECT

private slots:
    void metricsCountWhatWasAsked()
    {
        ServerProcess server;
        QVERIFY2(server.start(ServerProcess::Mode::Open), server.problem().constData());
        QCOMPARE(server.get(QStringLiteral("/health")).status, 200);
        const Answer answer = server.get(QStringLiteral("/metrics"));
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.header("Content-Type").startsWith("text/plain; version=0.0.4"));
        QVERIFY(answer.body.contains("chalkreel_http_requests_total{method=\"GET\",route=\"/health\",status=\"200\"} 1\n"));
        QVERIFY(answer.body.contains("chalkreel_library_up 1\n"));
        QVERIFY(answer.body.contains("chalkreel_jobs{state=\"processing\"} 0\n"));
        QVERIFY(answer.body.contains("process_resident_memory_bytes "));
    }

    void metricsAreForAdmins()
    {
        ServerProcess server;
        QVERIFY2(server.start(ServerProcess::Mode::Accounts), server.problem().constData());
        QCOMPARE(server.get(QStringLiteral("/metrics")).status, 401);
        QCOMPARE(server.get(QStringLiteral("/metrics"), server.addUser(QStringLiteral("Anna"), QStringLiteral("coach"))).status, 403);
        QCOMPARE(server.get(QStringLiteral("/metrics"), server.adminBearer()).status, 200);
    }

    void openSocketsAreCountedUnderAllNamesOfThatPath()
    {
        ServerProcess server;
        QVERIFY2(server.start(ServerProcess::Mode::Open), server.problem().constData());
        QWebSocket socket;
        int frames = 0;
        connect(&socket, &QWebSocket::textMessageReceived, this, [&] { ++frames; });
        socket.open(server.webSocketUrl(QStringLiteral("/api/v1/ws/health")));
        QTRY_COMPARE(frames, 1);
        for (const char *path :
             {"/connections/status", "/ws/connections/status", "/api/v1/connections/status", "/api/v1/ws/connections/status"}) {
            const QJsonObject counts = server.get(QString::fromLatin1(path)).json();
            QCOMPARE(counts.value(QStringLiteral("total_connections")).toInt(), 1);
            QCOMPARE(counts.value(QStringLiteral("connections")).toObject().value(QStringLiteral("health")).toInt(), 1);
        }
    }

    // Escape sequences, line ends and changes of direction, wherever a client can write something.
    void whatAClientWritesStaysInItsLineOfTheLog_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("json") << QStringLiteral("json");
        QTest::newRow("text") << QStringLiteral("text");
    }
    void whatAClientWritesStaysInItsLineOfTheLog()
    {
        QFETCH(QString, format);
        ServerProcess server;
        QVERIFY2(
            server.start({.mode = ServerProcess::Mode::Open,
                          .environment = {{QStringLiteral("LOG_FORMAT"), format}, {QStringLiteral("LOG_LEVEL"), QStringLiteral("INFO")}}}),
            server.problem().constData());
        const QByteArray rest = "Host: localhost\r\nConnection: close\r\n";
        server.raw("GET /%0d%0aFORGED%1b[31m?a=%0aFORGED HTTP/1.1\r\nUser-Agent: a\tb \xe2\x80\xae gnp.exe \xe2\x80\xa8\xc2\x9b[2J\r\n" +
                   rest + "\r\n");
        server.raw("GET /\x1b[2J\xe2\x80\xae HTTP/1.1\r\nUser-Agent: \x1b]0;FORGED\x07\r\n" + rest + "\r\n");
        server.raw("GET /health HTTP/1.1\r\nX-Request-Id: a\x1b[0m\r\ntraceparent: 00-\x1b-\x1b-01\r\n" + rest + "\r\n");
        server.raw("GET /health HTTP/1.1\r\nUser-Agent: {\"time\":\"FORGED\"}\xff\xfe\r\n" + rest + "\r\n");
        const QByteArray form =
            "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a%0D%0AFORGED\x1b[31m.mp4\"\r\n\r\nx\r\n--XX--\r\n";
        server.ask(
            {.method = "POST", .path = QStringLiteral("/api/v1/videos"), .body = form, .contentType = "multipart/form-data; boundary=XX"});
        QVERIFY(server.stop());

        const QByteArray log = server.log();
        QVERIFY(!log.contains('\x1b') && !log.contains('\x07') && !log.contains('\r') && !log.contains("\xe2\x80\xae") &&
                !log.contains("\xc2\x9b"));
        const QString ours = QStringLiteral("chalkreel.access");
        int requests = 0;
        for (const QByteArray &line : log.trimmed().split('\n')) {
            QVERIFY2(!line.startsWith("FORGED"), line.constData());
            if (format == QStringLiteral("text")) {
                QVERIFY2(QDateTime::fromString(QString::fromLatin1(line.first(24)), Qt::ISODateWithMs).isValid(), line.constData());
                continue;
            }
            const QJsonObject entry = QJsonDocument::fromJson(line).object();
            QVERIFY2(!entry.isEmpty(), line.constData());
            QVERIFY(QDateTime::fromString(entry.value(QStringLiteral("time")).toString(), Qt::ISODateWithMs).isValid());
            if (entry.value(QStringLiteral("category")).toString() != ours) continue;
            ++requests;
            QCOMPARE(entry.value(QStringLiteral("request_id")).toString().size(), 32);
            QCOMPARE(entry.value(QStringLiteral("trace_id")).toString().size(), 32);
            QCOMPARE(entry.value(QStringLiteral("span_id")).toString().size(), 16);
        }
        // Those that are no HTTP have no line: nothing was asked.
        if (format == QStringLiteral("json")) QVERIFY2(requests >= 3, log.constData());
    }

    void closedSocketIsNoOpenConnectionAnyMore()
    {
        ServerProcess server;
        QVERIFY2(server.start(ServerProcess::Mode::Open), server.problem().constData());
        const auto open = [&] {
            const QByteArray figures = server.get(QStringLiteral("/metrics")).body;
            const QByteArray name = "\nchalkreel_connections_open ";
            return figures.mid(figures.indexOf(name) + name.size()).split('\n').first().toInt();
        };
        const int before = open();
        QVERIFY(before > 0);
        QWebSocket socket;
        socket.open(server.webSocketUrl(QStringLiteral("/ws/status")));
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        QTRY_COMPARE(open(), before + 1);
        socket.close();
        QTRY_COMPARE(open(), before);
    }

    void settingsSayHowMuchOneAddressMayAsk()
    {
        ServerProcess server;
        const ServerProcess::Options options{.mode = ServerProcess::Mode::Open,
                                             .environment = {{QStringLiteral("RATE_LIMIT_PER_ADDRESS"), QStringLiteral("1")},
                                                             {QStringLiteral("MAX_WEBSOCKETS_PER_ADDRESS"), QStringLiteral("1")}},
                                             .arguments = {}};
        QVERIFY2(server.start(options), server.problem().constData());
        QWebSocket first;
        first.open(server.webSocketUrl(QStringLiteral("/ws/status")));
        QTRY_COMPARE(first.state(), QAbstractSocket::ConnectedState);
        QWebSocket second;
        second.open(server.webSocketUrl(QStringLiteral("/ws/status")));
        QTRY_COMPARE(static_cast<int>(second.closeCode()), 4429);
        // Four may come at once; by default 400.
        int status = 200;
        for (int i = 0; i < 50 && status == 200; ++i) status = server.get(QStringLiteral("/health")).status;
        QCOMPARE(status, 429);
    }

    void stoppingServerSaysGoodbyeToItsSockets()
    {
        ServerProcess server;
        QVERIFY2(server.start(ServerProcess::Mode::Open), server.problem().constData());
        QWebSocket socket;
        socket.open(server.webSocketUrl(QStringLiteral("/ws/status")));
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        QVERIFY(server.stop());
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(static_cast<int>(socket.closeCode()), 1001);
    }
};

QTEST_GUILESS_MAIN(ServerOperationsTest)
#include "tst_server_operations.moc"
