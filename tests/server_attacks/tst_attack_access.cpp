#include "tests/server_attacks/attack_support.h"

#include <QJsonObject>
#include <QTest>

using namespace chalkreel::attack;

namespace {

QString text(const char *latin) { return QString::fromLatin1(latin); }

const QString kMe = QStringLiteral("/api/v1/auth/me");

}  // namespace

/// ATTACKS A09, A14 and U06: too much, and by names that are not theirs.
class AttackAccessTest final : public QObject
{
    Q_OBJECT

private slots:
    // A09, U06
    void addressThatAsksTooMuchIsSlowedWhateverItCallsItself()
    {
        AttackedServer server;
        QVERIFY2(server.start(ServerProcess::Mode::Accounts), server.problem().constData());
        QByteArray requests;
        constexpr int kMany = 1500;
        for (int i = 0; i < kMany; ++i)
            requests += requestText("GET", "/health",
                                    {{"X-Forwarded-For", "10.0." + QByteArray::number(i / 250) + '.' + QByteArray::number(i % 250)},
                                     {"Forwarded", "for=10.1.2.3"},
                                     {"X-Real-IP", "10.2.3.4"}});
        RawClient client{server.port(), QHostAddress{text("127.0.0.9")}};
        QVERIFY(client.send(requests));
        int refused = 0;
        Answer last;
        for (int i = 0; i < kMany; ++i) {
            const Answer answer = client.answer();
            QVERIFY(answer.status == 200 || answer.status == 429);
            refused += answer.status == 429 ? 1 : 0;
            if (answer.status == 429) last = answer;
        }
        QVERIFY2(refused > kMany / 4, QByteArray::number(refused).constData());
        QVERIFY(last.header("Retry-After").toInt() > 0);
        QCOMPARE(last.json().value(text("code")).toString(), text("rate_limited"));
        // Another address is not held back, and the audit log names who really asked.
        QCOMPARE(server.get(text("/health")).status, 200);
        QCOMPARE(server.ask({.path = text("/api/v1/users"), .headers = {{"X-Forwarded-For", "10.9.9.9"}}}).status, 401);
        QTRY_COMPARE(server.refusals(text("GET /api/v1/users")), 1);
        QVERIFY(!server.get(text("/api/v1/audit?limit=200"), server.adminBearer()).body.contains("10.9.9.9"));
        QCOMPARE(server.harm(), QByteArray{});
    }

    void personIsSlowedFromAnyAddress()
    {
        AttackedServer server;
        QVERIFY2(server.start({.mode = ServerProcess::Mode::Accounts, .environment = {{text("TRUSTED_PROXIES"), text("127.0.0.1")}}}),
                 server.problem().constData());
        const QByteArray bearer = server.addUser(text("Busy"), text("viewer"));
        QByteArray requests;
        constexpr int kMany = 1500;
        for (int i = 0; i < kMany; ++i)
            requests += requestText("GET", kMe.toLatin1(),
                                    {{"Authorization", "Bearer " + bearer},
                                     {"X-Forwarded-For", "10.0." + QByteArray::number(i / 250) + '.' + QByteArray::number(i % 250)}});
        RawClient client{server.port()};
        QVERIFY(client.send(requests));
        int refused = 0;
        for (int i = 0; i < kMany; ++i) refused += client.answer().status == 429 ? 1 : 0;
        QVERIFY2(refused > kMany / 4, QByteArray::number(refused).constData());
        QCOMPARE(server.get(kMe, server.adminBearer()).status, 200);
    }

    void forwardedWordsChangeNoAddressUnlessAProxyIsTrusted()
    {
        AttackedServer server;
        QVERIFY2(server.start(ServerProcess::Mode::Accounts), server.problem().constData());
        const TusClient tus{server, server.adminBearer()};
        const Answer made = tus.tryCreate(10, {{"X-Forwarded-Proto", "https"},
                                               {"X-Forwarded-Host", "evil.example"},
                                               {"X-Forwarded-Port", "1"},
                                               {"Forwarded", "host=evil.example;proto=https"},
                                               {"X-Original-URL", "/api/v1/users"},
                                               {"X-Rewrite-URL", "/api/v1/users"}});
        QCOMPARE(made.status, 201);
        QVERIFY2(made.header("Location").startsWith(server.url().toString(QUrl::StripTrailingSlash).toLatin1()),
                 made.header("Location").constData());
        QVERIFY(server.stop());
        QVERIFY2(server.start({.mode = ServerProcess::Mode::Accounts, .environment = {{text("TRUSTED_PROXIES"), text("127.0.0.1")}}}),
                 server.problem().constData());
        const TusClient behind{server, server.adminBearer()};
        QVERIFY(behind.tryCreate(10, {{"X-Forwarded-Proto", "https"}}).header("Location").startsWith("https:"));
    }

    // A14
    void pageOfAnotherHostCannotAskEvenWithASession()
    {
        AttackedServer server;
        QVERIFY2(server.start(ServerProcess::Mode::Accounts), server.problem().constData());
        for (const char *origin :
             {"https://evil.example", "null", "http://localhost:3000.evil.example", "http://localhost", "http://LOCALHOST:3000 "}) {
            const Answer answer = server.as(server.adminBearer(), "POST", text("/api/v1/folders"), "{\"name\":\"x\"}", "application/json",
                                            {{"Origin", origin}});
            QVERIFY2(answer.status == 403 || QByteArray{origin}.trimmed().toLower() == "http://localhost:3000", origin);
            QVERIFY2(answer.header("Access-Control-Allow-Origin") != "*", origin);
            QVERIFY2(answer.header("Access-Control-Allow-Credentials").isEmpty(), origin);
        }
        const Answer preflight = server.ask({.method = "OPTIONS",
                                             .path = text("/api/v1/folders"),
                                             .headers = {{"Origin", "https://evil.example"}, {"Access-Control-Request-Method", "POST"}}});
        QCOMPARE(preflight.status, 403);
        QVERIFY(preflight.header("Access-Control-Allow-Origin").isEmpty());
        // Nothing is done by a GET, which a page may make anybody send.
        for (const char *path : {"/api/v1/auth/logout", "/api/v1/queue/clear", "/upload"})
            QVERIFY2(server.get(text(path), server.adminBearer()).status == 405, path);
    }

    void addressHasOnlySoManyConnections()
    {
        AttackedServer server;
        QVERIFY2(server.start({.mode = ServerProcess::Mode::Open, .environment = {{text("MAX_CONNECTIONS_PER_ADDRESS"), text("20")}}}),
                 server.problem().constData());
        const QHostAddress from{text("127.0.0.7")};
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<RawClient>(server.port(), from));
            clients.back()->send(requestText("GET", "/health"));
            QCOMPARE(clients.back()->answer().status, 200);
        }
        RawClient more{server.port(), from};
        more.send(requestText("GET", "/health"));
        QVERIFY(more.answer().status != 200);
        QCOMPARE(server.get(text("/health")).status, 200);
        clients.clear();
        const auto isFree = [&] {
            RawClient again{server.port(), from};
            again.send(requestText("GET", "/health"));
            return again.answer().status == 200;
        };
        QVERIFY(QTest::qWaitFor(isFree, 10'000));
    }
};

QTEST_GUILESS_MAIN(AttackAccessTest)
#include "tst_attack_access.moc"
