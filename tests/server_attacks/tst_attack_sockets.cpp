#include "tests/server_attacks/attack_support.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>
#include <QWebSocket>
#include <QtEndian>

using namespace chalkreel::attack;

namespace {

QString text(const char *latin) { return QString::fromLatin1(latin); }

enum Opcode : quint8 { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9 };

/// A frame as a client sends it (RFC 6455, section 5.2), with a mask of zeros: the content stands as it is.
QByteArray frame(quint8 opcode, const QByteArray &content, bool isLast = true)
{
    QByteArray bytes;
    bytes += static_cast<char>((isLast ? 0x80 : 0) | opcode);
    constexpr quint8 mask = 0x80;
    if (content.size() < 126) {
        bytes += static_cast<char>(mask | content.size());
    } else {
        bytes += static_cast<char>(mask | 126);
        const quint16 size = qToBigEndian(static_cast<quint16>(content.size()));
        bytes.append(reinterpret_cast<const char *>(&size), 2);
    }
    bytes.append(4, '\0');
    return bytes + content;
}

QByteArray unmasked(const QByteArray &content) { return QByteArray{"\x81"} + static_cast<char>(content.size()) + content; }

QByteArray headOfFrame(quint8 first, quint64 length)
{
    QByteArray bytes;
    bytes += static_cast<char>(first);
    bytes += static_cast<char>(0xff);
    const quint64 size = qToBigEndian(length);
    bytes.append(reinterpret_cast<const char *>(&size), 8);
    return bytes + QByteArray(4, '\0');
}

QByteArray upgrade(const QByteArray &path, const Headers &more = {})
{
    Headers headers{{"Upgrade", "websocket"},
                    {"Connection", "Upgrade"},
                    {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
                    {"Sec-WebSocket-Version", "13"}};
    headers += more;
    return requestText("GET", path, headers);
}

}  // namespace

/// ATTACKS W01, W02 and W05, on the wire. What a server in this process shows with other limits is in tst_server_events.
class AttackSocketsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(m_server.start(ServerProcess::Mode::Accounts), m_server.problem().constData());
        m_bearer = m_server.addUser(text("Coach"), text("coach"));
    }
    void cleanup() { QCOMPARE(m_server.harm(), QByteArray{}); }

    // W01
    void pagesOfOthersAreRefusedBeforeTheSocketOpens()
    {
        for (const char *origin : {"https://evil.example", "null", "http://localhost:3000.evil.example", "http://127.0.0.1", "file://"}) {
            RawClient client{m_server.port()};
            client.send(upgrade("/ws/events", {{"Origin", origin}, {"Authorization", "Bearer " + m_bearer}}));
            QVERIFY2(client.answer().status == 403, origin);
        }
        QTRY_VERIFY(m_server.refusals(text("GET /ws/events")) >= 5);
    }

    void tokensThatAreNoneAreRefusedBeforeTheSocketOpens()
    {
        for (const QByteArray &token : {QByteArray{"x"}, QByteArray{"crk_wrong"}, m_bearer.chopped(3)}) {
            RawClient client{m_server.port()};
            client.send(upgrade("/ws/status", {{"Authorization", "Bearer " + token}}));
            QCOMPARE(client.answer().status, 401);
        }
        RawClient ticket{m_server.port()};
        ticket.send(upgrade("/ws/status?ticket=guessed"));
        QCOMPARE(ticket.answer().status, 401);
    }

    void whoNeverShowsATokenIsToldNothingAndSentAway()
    {
        QWebSocket silent;
        int frames = 0;
        connect(&silent, &QWebSocket::textMessageReceived, this, [&] { ++frames; });
        silent.open(m_server.webSocketUrl(text("/ws/events?since=0")));
        QTRY_COMPARE_WITH_TIMEOUT(static_cast<int>(silent.closeCode()), 4401, 15'000);
        QCOMPARE(frames, 0);
    }

    void upgradesThatAreNoneOpenNothing()
    {
        const Headers bearer{{"Authorization", "Bearer " + m_bearer}};
        for (const QByteArray &request :
             {requestText("GET", "/ws/status", Headers{{"Upgrade", "websocket"}, {"Connection", "Upgrade"}} + bearer),
              requestText("POST", "/ws/status",
                          Headers{{"Upgrade", "websocket"}, {"Connection", "Upgrade"}, {"Sec-WebSocket-Version", "13"}} + bearer, "x"),
              QByteArray{upgrade("/ws/status", bearer)}.replace("Version: 13", "Version: 7"), QByteArray{upgrade("/health", bearer)},
              QByteArray{upgrade("/api/v1/uploads", bearer)}}) {
            RawClient client{m_server.port()};
            client.send(request);
            const int status = client.answer(10'000).status;
            QVERIFY2(status != 101 && status != 200, request.constData());
        }
    }

    // W02
    void framesThatBreakTheRulesEndTheirSocketAlone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("1 GB") << headOfFrame(0x81, quint64{1} << 30) + QByteArray(200'000, 'a');
        QTest::newRow("2^63") << headOfFrame(0x81, quint64{1} << 63) + QByteArray(200'000, 'a');
        QTest::newRow("1 GB, binary") << headOfFrame(0x82, quint64{1} << 30) + QByteArray(200'000, 'a');
        QTest::newRow("reserved bits") << QByteArray{frame(Text, "{}")}.replace(0, 1, "\xf1");
        QTest::newRow("unknown opcode") << frame(3, "{}");
        QTest::newRow("continuation of nothing") << frame(Continuation, "{}");
        QTest::newRow("ping in parts") << frame(Ping, "a", false);
        QTest::newRow("ping of 200 bytes") << frame(Ping, QByteArray(200, 'a'));
        QTest::newRow("not UTF-8") << frame(Text, "\xff\xfe\xfd");
        QTest::newRow("close of one byte") << frame(Close, "a");
        QTest::newRow("no JSON") << frame(Text, "hello");
        QTest::newRow("deep JSON") << frame(Text, QByteArray(20'000, '['));
        QTest::newRow("binary") << frame(Binary, "{}");
        QTest::newRow("not masked") << unmasked("{\"type\":\"ping\"}");
        QTest::newRow("masked, then not") << frame(Text, "{\"type\":\"ping\"}") + unmasked("{\"type\":\"ping\"}");
        QTest::newRow("2^62, not masked") << QByteArray::fromHex("817f4000000000000000") + QByteArray(200'000, 'a');
    }
    void framesThatBreakTheRulesEndTheirSocketAlone()
    {
        QFETCH(QByteArray, bytes);
        QWebSocket other;
        int pongs = 0;
        connect(&other, &QWebSocket::textMessageReceived, this,
                [&](const QString &message) { pongs += message.contains(text("pong")) ? 1 : 0; });
        openAsCoach(other, "/ws/health");
        QTRY_COMPARE(other.state(), QAbstractSocket::ConnectedState);
        RawClient client{m_server.port()};
        QVERIFY(open(client, "/ws/health"));
        client.send(bytes);
        client.untilClosed(20'000);
        QVERIFY2(client.isClosed(), "the socket is still open");
        other.sendTextMessage(text("ping"));
        QTRY_COMPARE(pongs, 1);
    }

    void whoDoesNotMaskIsToldSo()
    {
        RawClient client{m_server.port()};
        QVERIFY(open(client, "/ws/health"));
        client.send(unmasked("{\"type\":\"ping\"}"));
        // RFC 6455, section 7.4.1: 1002 is an error in the protocol.
        QVERIFY(client.untilClosed(20'000).contains(QByteArray::fromHex("03ea")));
        QVERIFY(client.isClosed());
    }

    void upgradesOfClientsThatHaveLeftLeaveNothing()
    {
        for (int i = 0; i < 300; ++i) {
            RawClient client{m_server.port()};
            client.send(upgrade("/ws/health", i % 2 == 0 ? Headers{} : Headers{{"Authorization", "Bearer " + m_bearer}}));
            if (i % 3 == 0)
                client.reset();
            else
                client.socket().disconnectFromHost();
        }
        QTRY_COMPARE_WITH_TIMEOUT(openSockets(), 0, 20'000);
        RawClient client{m_server.port()};
        QVERIFY(open(client, "/ws/health"));
    }

    void messageInPartsWithoutEndIsCutOff()
    {
        RawClient client{m_server.port()};
        QVERIFY(open(client, "/ws/health"));
        client.send(frame(Text, "{\"a\":\"", false));
        for (int i = 0; i < 5000 && client.isConnected(); ++i)
            if (!client.send(frame(Continuation, QByteArray(100, 'a'), false))) break;
        client.untilClosed(10'000);
        QVERIFY(client.isClosed());
    }

    void whoPingsAndNeverReadsIsCutOff()
    {
        const qint64 before = residentBytes();
        RawClient client{m_server.port()};
        client.socket().setReadBufferSize(1);
        QVERIFY(client.send(upgrade("/ws/health", {{"Authorization", "Bearer " + m_bearer}})));
        const QByteArray pings = frame(Ping, QByteArray(125, 'p')).repeated(500);
        // Its answers would fill the server's memory; 64 MB of pings are more than any buffer between us.
        for (int i = 0; i < 1000 && client.isConnected(); ++i) {
            client.socket().write(pings);
            if (!client.socket().waitForBytesWritten(10'000)) break;
        }
        QVERIFY(QTest::qWaitFor(
            [&] { return client.socket().state() != QAbstractSocket::ConnectedState || !client.socket().waitForBytesWritten(100); },
            20'000));
        QTRY_COMPARE_WITH_TIMEOUT(openSockets(), 0, 20'000);
        QVERIFY2(residentBytes() - before < 60'000'000, QByteArray::number(residentBytes() - before).constData());
    }

    // W05
    void whoComesBackAfterTheServerWasKilledMissesNothing()
    {
        QList<QJsonObject> seen;
        const auto listen = [&](QWebSocket &socket, const QString &path) {
            connect(&socket, &QWebSocket::textMessageReceived, this,
                    [&seen](const QString &message) { seen.append(QJsonDocument::fromJson(message.toUtf8()).object()); });
            openAsCoach(socket, path);
        };
        const auto has = [&](const char *name) {
            return std::ranges::any_of(
                seen, [&](const QJsonObject &event) { return event.value(text("body")).toObject().value(text("name")) == text(name); });
        };
        const auto makeFolder = [&](const char *name) {
            return m_server.send("POST", text("/api/v1/folders"), {{text("name"), text(name)}}, m_bearer).status;
        };
        qint64 last = 0;
        QString epoch;
        {
            QWebSocket first;
            listen(first, text("/ws/events"));
            QTRY_VERIFY(!seen.isEmpty());
            QCOMPARE(makeFolder("Seen"), 201);
            QTRY_VERIFY(has("Seen"));
            last = seen.last().value(text("sequence")).toInteger();
            epoch = seen.last().value(text("epoch")).toString();
        }
        QCOMPARE(makeFolder("Missed one"), 201);
        QCOMPARE(makeFolder("Missed two"), 201);
        m_server.kill();
        QVERIFY2(m_server.start(ServerProcess::Mode::Accounts), m_server.problem().constData());
        m_bearer = field(m_server.logIn(text("Coach")), "access_token").toLatin1();
        seen.clear();
        QWebSocket again;
        listen(again, text("/ws/events?since=%1&epoch=%2").arg(last).arg(epoch));
        QTRY_VERIFY(!seen.isEmpty());
        if (seen.first().value(text("type")) == text("snapshot_required")) return;
        QTRY_VERIFY(has("Missed one") && has("Missed two"));
        QVERIFY(!has("Seen"));
        QCOMPARE(seen.first().value(text("prev")).toInteger(), last);
    }

    void positionThatCannotBeAsksForASnapshotOrIsRefused()
    {
        for (const char *since : {"999999999", "18446744073709551615"}) {
            QWebSocket socket;
            QString type;
            connect(&socket, &QWebSocket::textMessageReceived, this, [&](const QString &message) {
                type = QJsonDocument::fromJson(message.toUtf8()).object().value(text("type")).toString();
            });
            openAsCoach(socket, text("/ws/events?since=") + text(since));
            QTRY_COMPARE(type, text("snapshot_required"));
        }
        for (const char *since : {"-1", "abc", "1e3", "", "99999999999999999999999"}) {
            QWebSocket socket;
            openAsCoach(socket, text("/ws/events?since=") + text(since));
            QTRY_COMPARE(static_cast<int>(socket.closeCode()), 1008);
        }
    }

private:
    void openAsCoach(QWebSocket &socket, const QString &path)
    {
        QNetworkRequest request{m_server.webSocketUrl(path)};
        request.setRawHeader("Authorization", "Bearer " + m_bearer);
        socket.open(request);
    }
    void openAsCoach(QWebSocket &socket, const char *path) { openAsCoach(socket, text(path)); }

    bool open(RawClient &client, const QByteArray &path)
    {
        return client.send(upgrade(path, {{"Authorization", "Bearer " + m_bearer}})) && client.answer().status == 101;
    }

    int openSockets()
    {
        return m_server.get(text("/connections/status"), m_server.adminBearer()).json().value(text("total_connections")).toInt(-1);
    }

    qint64 residentBytes() const
    {
        QFile file{text("/proc/%1/statm").arg(m_server.processId())};
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * 4096 : 0;
    }

    AttackedServer m_server;
    QByteArray m_bearer;
};

QTEST_GUILESS_MAIN(AttackSocketsTest)
#include "tst_attack_sockets.moc"
