#include "tests/support/server_process.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <future>

using namespace chalkreel::e2e;

namespace {

QString text(const char *latin) { return QString::fromLatin1(latin); }

/// A JSON string of an answer.
QByteArray field(const Answer &answer, const char *name) { return answer.json().value(QLatin1StringView{name}).toString().toLatin1(); }

const QString kMe = QStringLiteral("/api/v1/auth/me");
const QString kUsers = QStringLiteral("/api/v1/users");
const QString kTokens = QStringLiteral("/api/v1/tokens");

}  // namespace

class ServerAuthTest final : public QObject
{
    Q_OBJECT

    ServerProcess m_server;

    Answer refresh(const QByteArray &token)
    {
        return m_server.send("POST", text("/api/v1/auth/refresh"), {{text("refresh_token"), QString::fromLatin1(token)}});
    }

    QString userPath(const QByteArray &bearer)
    {
        return kUsers + u'/' + m_server.get(kMe, bearer).json().value(text("user")).toObject().value(text("id")).toString();
    }

    /// With the ETag that the user has now.
    Answer change(const QString &path, const QJsonObject &edit, const QByteArray &bearer)
    {
        const QByteArray tag = m_server.get(path, m_server.adminBearer()).header("ETag");
        return m_server.ask({.method = "PATCH",
                             .path = path,
                             .body = QJsonDocument{edit}.toJson(QJsonDocument::Compact),
                             .bearer = bearer,
                             .headers = {{"If-Match", tag}}});
    }

    QByteArray newToken(const char *scope, const QByteArray &bearer)
    {
        return field(m_server.send("POST", kTokens, {{text("name"), text("backup")}, {text("scope"), text(scope)}}, bearer), "secret");
    }

    int refusals(const QString &target)
    {
        const Answer answer = m_server.get(text("/api/v1/audit?action=request.refused&limit=200"), m_server.adminBearer());
        const QJsonArray entries = answer.json().value(text("items")).toArray();
        int count = 0;
        for (const QJsonValue entry : entries) count += entry.toObject().value(text("target")).toString() == target ? 1 : 0;
        return count;
    }

private slots:
    void initTestCase() { QVERIFY2(m_server.start(ServerProcess::Mode::Accounts), m_server.problem().constData()); }

    void signedInPersonIsKnown()
    {
        const Answer login = m_server.logIn(text(ServerProcess::kAdmin));
        QCOMPARE(login.status, 200);
        QCOMPARE(login.header("Cache-Control"), QByteArray{"no-store"});
        QCOMPARE(field(login, "token_type"), QByteArray{"bearer"});
        const Answer me = m_server.get(kMe, field(login, "access_token"));
        QCOMPARE(me.status, 200);
        QCOMPARE(field(me, "name"), QByteArray{ServerProcess::kAdmin});
        QCOMPARE(field(me, "role"), QByteArray{"admin"});
        QCOMPARE(m_server.get(kMe).status, 401);
    }

    void wrongPasswordAndUnknownNameGetTheSameAnswer()
    {
        const Answer wrong = m_server.logIn(text(ServerProcess::kAdmin), text("something else"));
        const Answer unknown = m_server.logIn(text("Nobody"), text("something else"));
        QCOMPARE(wrong.status, 401);
        QCOMPARE(unknown.status, 401);
        QCOMPARE(field(wrong, "detail"), field(unknown, "detail"));
        QCOMPARE(wrong.body.size(), unknown.body.size());
        QCOMPARE(wrong.code(), text("unauthorized"));
    }

    void guessingANameIsSlowedAndLocksNobodyElseOut()
    {
        QVERIFY(!m_server.addUser(text("Guessed"), text("viewer")).isEmpty());
        Answer answer;
        for (int i = 0; i < 8 && answer.status != 429; ++i) answer = m_server.logIn(text("Guessed"), text("guess number %1").arg(i));
        QCOMPARE(answer.status, 429);
        QVERIFY(answer.header("Retry-After").toInt() > 0);
        QCOMPARE(m_server.logIn(text(ServerProcess::kAdmin)).status, 200);
    }

    void refreshTokenIsGoodForOneRefresh()
    {
        const Answer first = m_server.logIn(text(ServerProcess::kAdmin));
        const Answer second = refresh(field(first, "refresh_token"));
        QCOMPARE(second.status, 200);
        const Answer third = refresh(field(second, "refresh_token"));
        QCOMPARE(third.status, 200);
        QCOMPARE(m_server.get(kMe, field(third, "access_token")).status, 200);
        // One of two who hold the first has stolen it: nobody goes on with any of them.
        QCOMPARE(refresh(field(first, "refresh_token")).status, 401);
        QCOMPARE(refresh(field(third, "refresh_token")).status, 401);
        QCOMPARE(m_server.get(kMe, field(third, "access_token")).status, 401);
    }

    void accessAndRefreshTokensAreNotEachOther()
    {
        const Answer login = m_server.logIn(text(ServerProcess::kAdmin));
        QCOMPARE(refresh(field(login, "access_token")).status, 401);
        QCOMPARE(m_server.get(kMe, field(login, "refresh_token")).status, 401);
    }

    void forgedTokensAreRefused_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("none") << QByteArray{"eyJhbGciOiJub25lIn0.eyJzdWIiOiJyb290In0."};
        QTest::newRow("empty parts") << QByteArray{".."};
        QTest::newRow("no token at all") << QByteArray{"crk_"};
        QTest::newRow("huge") << QByteArray(20'000, 'a');
    }

    void forgedTokensAreRefused()
    {
        QFETCH(QByteArray, token);
        QCOMPARE(m_server.get(kMe, token).status, 401);
    }

    void truncatedSignatureIsRefused()
    {
        QByteArray token = m_server.adminBearer();
        token.chop(2);
        QCOMPARE(m_server.get(kMe, token).status, 401);
    }

    void logoutBitesAtOnce()
    {
        const Answer login = m_server.logIn(text(ServerProcess::kAdmin));
        const QByteArray bearer = field(login, "access_token");
        QCOMPARE(m_server.get(kMe, bearer).status, 200);
        QCOMPARE(m_server.send("POST", text("/api/v1/auth/logout"), {}, bearer).status, 204);
        QCOMPARE(m_server.get(kMe, bearer).status, 401);
        QCOMPARE(refresh(field(login, "refresh_token")).status, 401);
    }

    void logoutEverywhereEndsTheOtherSessions()
    {
        const QByteArray one = m_server.addUser(text("Everywhere"), text("viewer"));
        const QByteArray two = field(m_server.logIn(text("Everywhere")), "access_token");
        QCOMPARE(m_server.send("POST", text("/api/v1/auth/logout"), {{text("everywhere"), true}}, one).status, 204);
        QCOMPARE(m_server.get(kMe, two).status, 401);
    }

    void ticketIsForSomebody()
    {
        QVERIFY(!field(m_server.send("POST", text("/api/v1/auth/ticket"), {}, m_server.adminBearer()), "ticket").isEmpty());
        QCOMPARE(m_server.send("POST", text("/api/v1/auth/ticket")).status, 401);
    }

    void tokenDoesNoMoreThanItsScope()
    {
        const QByteArray reading = newToken("read", m_server.adminBearer());
        QVERIFY(reading.startsWith("crk_"));
        QCOMPARE(m_server.get(kMe, reading).status, 200);
        QCOMPARE(m_server.send("POST", kUsers, {{text("name"), text("Mallory")}}, reading).status, 403);
    }

    void tokenDoesNotWidenItself()
    {
        const QByteArray writing = newToken("write", m_server.adminBearer());
        QCOMPARE(m_server.send("POST", kTokens, {{text("name"), text("more")}, {text("scope"), text("write")}}, writing).status, 403);
        QCOMPARE(m_server.get(kTokens, writing).status, 403);
        const QJsonObject user{{text("name"), text("Mallory")}, {text("password"), text("long enough")}, {text("role"), text("admin")}};
        QCOMPARE(m_server.send("POST", kUsers, user, writing).status, 403);
        QCOMPARE(change(userPath(m_server.adminBearer()), {{text("name"), text("Mallory")}}, writing).status, 403);
        QCOMPARE(m_server.send("POST", text("/api/v1/auth/logout"), {}, writing).status, 403);
    }

    void removedTokenEndsAtOnceAndIsNobodyElses()
    {
        const Answer made = m_server.send("POST", kTokens, {{text("name"), text("short lived")}}, m_server.adminBearer());
        QCOMPARE(made.status, 201);
        QCOMPARE(field(made, "scope"), QByteArray{"read"});
        const QString path = kTokens + u'/' + QString::fromLatin1(field(made, "id"));
        const QByteArray coach = m_server.addUser(text("Token coach"), text("coach"));
        QCOMPARE(m_server.send("DELETE", path, {}, coach).status, 404);
        QCOMPARE(m_server.send("DELETE", path, {}, m_server.adminBearer()).status, 204);
        QCOMPARE(m_server.get(kMe, field(made, "secret")).status, 401);
        QVERIFY(!m_server.get(kTokens, m_server.adminBearer()).body.contains(field(made, "secret")));
    }

    void othersThanAdminsSeeThemselvesAlone()
    {
        const QByteArray viewer = m_server.addUser(text("Vera"), text("viewer"));
        const QByteArray coach = m_server.addUser(text("Cora"), text("coach"));
        QCOMPARE(m_server.get(kUsers, viewer).json().value(text("total")).toInt(), 1);
        QVERIFY(m_server.get(kUsers, m_server.adminBearer()).json().value(text("total")).toInt() >= 3);
        QCOMPARE(m_server.get(userPath(viewer), viewer).status, 200);
        QCOMPARE(m_server.get(userPath(coach), viewer).status, 404);
        QCOMPARE(change(userPath(coach), {{text("name"), text("Taken")}}, viewer).status, 404);
        QCOMPARE(m_server.send("DELETE", userPath(coach), {}, viewer).status, 403);
        QCOMPARE(m_server.send("POST", kUsers, {{text("name"), text("Mallory")}, {text("password"), text("long enough")}}, coach).status,
                 403);
        QCOMPARE(m_server.get(text("/api/v1/audit"), coach).status, 403);
    }

    void nobodyGivesHimselfARole()
    {
        const QByteArray viewer = m_server.addUser(text("Climber"), text("viewer"));
        const QString path = userPath(viewer);
        QCOMPARE(change(path, {{text("role"), text("admin")}}, viewer).status, 403);
        QCOMPARE(change(path, {{text("name"), text("Climber")}, {text("owner_id"), text("x")}}, viewer).status, 422);
        QCOMPARE(change(path, {{text("role"), 3}}, m_server.adminBearer()).status, 422);
        QCOMPARE(field(m_server.get(kMe, viewer), "role"), QByteArray{"viewer"});
    }

    void changeOfRoleBitesAtOnce()
    {
        const QByteArray bearer = m_server.addUser(text("Riser"), text("admin"));
        const QString path = userPath(bearer);
        QCOMPARE(m_server.get(text("/api/v1/audit"), bearer).status, 200);
        QCOMPARE(change(path, {{text("role"), text("viewer")}}, m_server.adminBearer()).status, 200);
        QCOMPARE(m_server.get(text("/api/v1/audit"), bearer).status, 403);
        QCOMPARE(change(path, {{text("disabled"), true}}, m_server.adminBearer()).status, 200);
        QCOMPARE(m_server.get(kMe, bearer).status, 401);
        QCOMPARE(m_server.logIn(text("Riser")).status, 401);
    }

    void oldRevisionIsRefused()
    {
        const QString path = userPath(m_server.addUser(text("Twice"), text("viewer")));
        const auto edit = [&](const QByteArray &tag) {
            return m_server
                .ask({.method = "PATCH",
                      .path = path,
                      .body = R"({"quota_bytes": 1000})",
                      .bearer = m_server.adminBearer(),
                      .headers = {{"If-Match", tag}}})
                .status;
        };
        const QByteArray tag = m_server.get(path, m_server.adminBearer()).header("ETag");
        QCOMPARE(edit(tag), 200);
        QCOMPARE(edit(tag), 409);
    }

    void lastAdminStays()
    {
        const QString path = userPath(m_server.adminBearer());
        QCOMPARE(change(path, {{text("disabled"), true}}, m_server.adminBearer()).status, 409);
        QCOMPARE(change(path, {{text("role"), text("viewer")}}, m_server.adminBearer()).status, 409);
        QCOMPARE(m_server.send("DELETE", path, {}, m_server.adminBearer()).status, 409);
        QCOMPARE(m_server.get(kMe, m_server.adminBearer()).status, 200);
    }

    void refusedRequestIsInTheAuditLogOnce()
    {
        const QString path = kUsers + text("/00000000-0000-4000-8000-00000000abcd");
        QCOMPARE(m_server.get(path, "forged").status, 401);
        QTRY_COMPARE(refusals(text("GET ") + path), 1);
        QCOMPARE(m_server.logIn(text("Audited"), text("wrong password")).status, 401);
        const Answer logins = m_server.get(text("/api/v1/audit?action=session.login"), m_server.adminBearer());
        QCOMPARE(logins.body.count("\"Audited\""), 1);
        QCOMPARE(refusals(text("POST /api/v1/auth/login")), 0);
    }

    void unknownShareIsNotThere()
    {
        QCOMPARE(m_server.send("POST", text("/api/v1/shares/open"), {{text("token"), text("guessed")}}).status, 404);
        const QString video = text("/api/v1/videos/00000000-0000-4000-8000-00000000abcd/share");
        QCOMPARE(m_server.send("POST", video, {}, m_server.adminBearer()).status, 404);
        QCOMPARE(m_server.get(video, m_server.adminBearer()).status, 404);
    }

    void claimTakesTheCodeAndOnlyOneWins()
    {
        ServerProcess fresh;
        QVERIFY2(fresh.start(ServerProcess::Mode::Unclaimed), fresh.problem().constData());
        QVERIFY(!fresh.claimCode().isEmpty());
        const auto body = [](const QString &code, const QString &name) {
            return QJsonObject{{text("code"), code}, {text("name"), name}, {text("password"), text(ServerProcess::kPassword)}};
        };
        QCOMPARE(fresh.send("POST", text("/api/v1/auth/claim"), body(text("AAAA-AAAA-AAAA-AAAA-AAAA"), text("Mallory"))).status, 401);
        const auto claim = [&](const QString &name) {
            const QByteArray json = QJsonDocument{body(fresh.claimCode(), name)}.toJson(QJsonDocument::Compact);
            const QByteArray answer = fresh.raw("POST /api/v1/auth/claim HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                                                "Content-Type: application/json\r\nContent-Length: " +
                                                    QByteArray::number(json.size()) + "\r\n\r\n" + json,
                                                30'000);
            return answer.mid(9, 3).toInt();
        };
        auto anna = std::async(std::launch::async, claim, text("Anna"));
        auto boris = std::async(std::launch::async, claim, text("Boris"));
        QList<int> statuses{anna.get(), boris.get()};
        std::ranges::sort(statuses);
        QCOMPARE(statuses, (QList{201, 409}));
    }

    void usersAndTokensOutliveARestart()
    {
        const QByteArray token = newToken("read", m_server.adminBearer());
        QVERIFY2(m_server.stop(), m_server.problem().constData());
        QVERIFY2(m_server.start(ServerProcess::Mode::Accounts), m_server.problem().constData());
        QVERIFY(m_server.claimCode().isEmpty());
        QCOMPARE(m_server.get(kMe, token).status, 200);
    }
};

QTEST_GUILESS_MAIN(ServerAuthTest)
#include "tst_server_auth.moc"
