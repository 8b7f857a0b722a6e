#include "tests/server_attacks/attack_support.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>
#include <QTest>
#include <QWebSocket>

#include <algorithm>

using namespace chalkreel::attack;

namespace {

QString text(const char *latin) { return QString::fromLatin1(latin); }

const QString kMe = QStringLiteral("/api/v1/auth/me");
/// Known to the test, so that it can sign what a thief of the key could: then all that is wrong is what the case says.
const QByteArray kSecret = "a secret of forty characters, not less..";
/// JSON with ' for \".
QByteArray quoted(const char *json) { return QByteArray{json}.replace('\'', '"'); }

const QByteArray kHeader = quoted("{'alg':'HS256','typ':'at+jwt'}");

QByteArray part(const QByteArray &bytes) { return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals); }

QByteArray hmac(const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
}

QByteArray signedWith(const QByteArray &key, const QByteArray &header, const QByteArray &claims)
{
    const QByteArray content = part(header) + '.' + part(claims);
    return content + '.' + part(hmac(key, content));
}

QByteArray signedRightly(const QByteArray &header, const QByteArray &claims)
{
    return signedWith(hmac(kSecret, "chalkreel access tokens"), header, claims);
}

QJsonObject claimsOf(const QByteArray &token)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(token.split('.').value(1), QByteArray::Base64UrlEncoding)).object();
}

QByteArray json(const QJsonObject &object) { return QJsonDocument{object}.toJson(QJsonDocument::Compact); }

}  // namespace

/// ATTACKS A01, A02, A08 and A10: tokens that are not ours, and what ends when they end.
class AttackTokensTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(
            m_server.start({.mode = ServerProcess::Mode::Accounts, .environment = {{text("SECRET_KEY"), QString::fromLatin1(kSecret)}}}),
            m_server.problem().constData());
        m_claims = claimsOf(m_server.adminBearer());
        QVERIFY(m_claims.contains(text("exp")));
        // What follows means something only if this is how tokens are made.
        QCOMPARE(m_server.get(kMe, signedRightly(kHeader, json(m_claims))).status, 200);
    }
    void cleanup() { QCOMPARE(m_server.harm(), QByteArray{}); }

    // A01
    void headersThatChooseTheirOwnKeyAreRefused_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("key");
        const QByteArray right = hmac(kSecret, "chalkreel access tokens");
        QTest::newRow("none") << quoted("{'alg':'none','typ':'at+jwt'}") << QByteArray{};
        QTest::newRow("None") << quoted("{'alg':'nOnE','typ':'at+jwt'}") << right;
        QTest::newRow("HS512 named") << quoted("{'alg':'HS512','typ':'at+jwt'}") << right;
        QTest::newRow("RS256 named") << quoted("{'alg':'RS256','typ':'at+jwt'}") << right;
        QTest::newRow("kid is a path") << quoted("{'alg':'HS256','typ':'at+jwt','kid':'../../../../dev/null'}") << QByteArray{};
        QTest::newRow("kid is SQL") << quoted("{'alg':'HS256','typ':'at+jwt','kid':'x\\u0027 UNION SELECT \\u0027k'}") << QByteArray{"k"};
        QTest::newRow("jku") << quoted("{'alg':'HS256','typ':'at+jwt','jku':'http:"
                                       "//127.0.0.1:1/keys'}")
                             << QByteArray{"k"};
        QTest::newRow("x5u") << quoted("{'alg':'HS256','typ':'at+jwt','x5u':'http:"
                                       "//127.0.0.1:1/c.pem'}")
                             << QByteArray{"k"};
        QTest::newRow("jwk") << quoted("{'alg':'HS256','typ':'at+jwt','jwk':{'kty':'oct','k':'aw'}}") << QByteArray{"k"};
        QTest::newRow("crit") << quoted("{'alg':'HS256','typ':'at+jwt','crit':['exp']}") << right;
        QTest::newRow("alg twice") << quoted("{'alg':'HS256','alg':'none','typ':'at+jwt'}") << right;
        QTest::newRow("another kind") << quoted("{'alg':'HS256','typ':'share+jwt'}") << right;
        QTest::newRow("no kind") << quoted("{'alg':'HS256'}") << right;
        QTest::newRow("the secret itself as key") << kHeader << kSecret;
        QTest::newRow("empty key") << kHeader << QByteArray{};
        QTest::newRow("what everybody can see as key") << kHeader << m_claims.value(text("iss")).toString().toLatin1();
        QTest::newRow("key of signed links") << kHeader
                                             << hmac(kSecret, "chalkreel signed links " + m_claims.value(text("iss")).toString().toUtf8());
    }
    void headersThatChooseTheirOwnKeyAreRefused()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, key);
        QByteArray token = signedWith(key, header, json(m_claims));
        QCOMPARE(m_server.get(kMe, token).status, 401);
        if (!header.contains("none")) return;
        token.truncate(token.lastIndexOf('.') + 1);
        QCOMPARE(m_server.get(kMe, token).status, 401);
    }

    void claimsThatAreNotOursAreRefused_data()
    {
        QTest::addColumn<QByteArray>("claims");
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        const auto with = [&](const char *name, const QJsonValue &value) {
            QJsonObject claims = m_claims;
            claims.insert(text(name), value);
            return json(claims);
        };
        const auto without = [&](const char *name) {
            QJsonObject claims = m_claims;
            claims.remove(text(name));
            return json(claims);
        };
        QTest::newRow("expired") << with("exp", now - 1);
        QTest::newRow("never expires") << without("exp");
        QTest::newRow("expiry as text") << with("exp", QString::number(now + 600));
        QTest::newRow("expiry as a fraction") << with("exp", static_cast<double>(now) + 600.5);
        QTest::newRow("expiry beyond all time") << with("exp", 1e300);
        QTest::newRow("not yet") << json([&] {
            QJsonObject claims = m_claims;
            claims.insert(text("iat"), now + 600);
            claims.insert(text("nbf"), now + 600);
            claims.insert(text("exp"), now + 1200);
            return claims;
        }());
        QTest::newRow("later than issued") << with("nbf", now + 600);
        QTest::newRow("another audience") << with("aud", text("elsewhere"));
        QTest::newRow("many audiences") << with("aud", QJsonArray{text("chalkreel"), text("elsewhere")});
        QTest::newRow("no audience") << without("aud");
        QTest::newRow("another issuer") << with("iss", text("elsewhere"));
        QTest::newRow("another person") << with("sub", text("00000000-0000-4000-8000-000000000001"));
        QTest::newRow("another session") << with("sid", text("00000000-0000-4000-8000-000000000001"));
        QTest::newRow("a role of its own") << with("role", text("admin"));
        QTest::newRow("subject twice") << json(m_claims).replace("{", quoted("{'sub':'x',"));
        QTest::newRow("no object") << QByteArray{"[1]"};
        QTest::newRow("deep") << QByteArray(300, '[');
    }
    void claimsThatAreNotOursAreRefused()
    {
        QFETCH(QByteArray, claims);
        QCOMPARE(m_server.get(kMe, signedRightly(kHeader, claims)).status, 401);
    }

    void tokensOfAnyShapeAreRefused_data()
    {
        QTest::addColumn<QByteArray>("token");
        const QByteArray good = m_server.adminBearer();
        const QByteArrayList parts = good.split('.');
        QTest::newRow("no signature") << parts[0] + '.' + parts[1];
        QTest::newRow("empty signature") << parts[0] + '.' + parts[1] + '.';
        QTest::newRow("half a signature") << parts[0] + '.' + parts[1] + '.' + parts[2].first(20);
        QTest::newRow("a part more") << good + ".x";
        QTest::newRow("padded") << good + '=';
        QTest::newRow("changed bit") << QByteArray{good}.replace(good.size() - 2, 1, good[good.size() - 2] == 'A' ? "B" : "A");
        QTest::newRow("20 kB") << good + QByteArray(20'000, 'A');
        QTest::newRow("no characters of Base64") << parts[0] + ".\xff\xfe." + parts[2];
        QTest::newRow("two tokens") << good + ' ' + good;
        QTest::newRow("API token of nobody") << QByteArray{"crk_"} + QByteArray(60, 'a');
    }
    void tokensOfAnyShapeAreRefused()
    {
        QFETCH(QByteArray, token);
        const QString target = text("GET ") + kMe;
        const int before = m_server.refusals(target);
        RawClient client{m_server.port()};
        client.send(requestText("GET", "/api/v1/auth/me", {{"Authorization", "Bearer " + token}}));
        QCOMPARE(client.answer().status, 401);
        QTRY_COMPARE(m_server.refusals(target), before + 1);
    }

    void tokensAreTakenFromOnePlaceAlone()
    {
        const QByteArray good = m_server.adminBearer();
        QCOMPARE(m_server.get(kMe + text("?access_token=") + QString::fromLatin1(good)).status, 401);
        QCOMPARE(m_server.get(kMe + text("?token=") + QString::fromLatin1(good)).status, 401);
        QCOMPARE(m_server.ask({.path = kMe, .headers = {{"Cookie", "access_token=" + good}}}).status, 401);
        QCOMPARE(m_server.ask({.path = kMe, .headers = {{"Authorization", "Basic " + good}}}).status, 401);
        RawClient client{m_server.port()};
        client.send(requestText("GET", "/api/v1/auth/me", {{"Authorization", "Bearer x"}, {"Authorization", "Bearer " + good}}));
        QVERIFY(client.answer().status >= 400);
    }

    // A02
    void openSocketsAndSignedLinksEndWithWhatTheyCameFrom_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"logout", "role", "disabled", "password", "deleted", "refresh token used twice"})
            QTest::newRow(how) << text(how);
    }
    void openSocketsAndSignedLinksEndWithWhatTheyCameFrom()
    {
        QFETCH(QString, how);
        const QString name = text("Ends by ") + how;
        QVERIFY(!m_server.addUser(name, text("coach")).isEmpty());
        const Answer login = m_server.logIn(name);
        const QByteArray bearer = field(login, "access_token").toLatin1();
        const QString video = upload(bearer);
        QVERIFY(!video.isEmpty());
        const Answer links = m_server.send("POST", text("/api/v1/videos/") + video + text("/links"),
                                           {{text("renditions"), QJsonArray{text("original")}}, {text("expires_in"), 600}}, bearer);
        const QUrl link{links.json().value(text("links")).toObject().value(text("original")).toString()};
        const QString target = link.path(QUrl::FullyEncoded) + u'?' + link.query(QUrl::FullyEncoded);
        QCOMPARE(m_server.get(target).status, 200);
        QWebSocket socket;
        QNetworkRequest request{m_server.webSocketUrl(text("/ws/events"))};
        request.setRawHeader("Authorization", "Bearer " + bearer);
        int frames = 0;
        connect(&socket, &QWebSocket::textMessageReceived, this, [&] { ++frames; });
        socket.open(request);
        QTRY_VERIFY(frames > 0);

        end(how, name, login);
        QTRY_COMPARE(static_cast<int>(socket.closeCode()), 4401);
        QCOMPARE(m_server.get(target).status, 401);
        const bool keepsSession = how == u"role";  // the person goes on, with what he is now
        QCOMPARE(m_server.get(kMe, bearer).status, keepsSession ? 200 : 401);
        if (keepsSession) QCOMPARE(field(m_server.get(kMe, bearer), "role"), text("viewer"));
    }

    void changedSignedLinkIsNoLink()
    {
        const QString video = upload(m_server.adminBearer());
        const Answer links = m_server.send("POST", text("/api/v1/videos/") + video + text("/links"),
                                           {{text("renditions"), QJsonArray{text("original")}}}, m_server.adminBearer());
        const QUrl link{links.json().value(text("links")).toObject().value(text("original")).toString()};
        const QString path = link.path();
        const QString query = link.query(QUrl::FullyEncoded);
        QCOMPARE(m_server.get(path + u'?' + query).status, 200);
        QCOMPARE(m_server.get(path + u'?' + query.chopped(1)).status, 401);
        QCOMPARE(m_server.get(path + u'?' + query + text("&rendition=review")).status, 401);
        QCOMPARE(m_server.get(text("/api/v1/videos/") + video + u'?' + query).status, 401);
        QCOMPARE(m_server.get(path + text("?signature=")).status, 401);
        QCOMPARE(m_server.send("DELETE", text("/api/v1/videos/") + video + u'?' + query).status, 401);
        QString later = query;
        later.replace(QRegularExpression{text("expires=\\d+")}, text("expires=99999999999"));
        if (later != query) QCOMPARE(m_server.get(path + u'?' + later).status, 401);
    }

    // A08
    void guesserDoesNotLockThePersonHimselfOut()
    {
        AttackedServer proxied;
        QVERIFY2(proxied.start({.mode = ServerProcess::Mode::Accounts, .environment = {{text("TRUSTED_PROXIES"), text("127.0.0.1")}}}),
                 proxied.problem().constData());
        QVERIFY(!proxied.addUser(text("Victim"), text("viewer")).isEmpty());
        const auto logIn = [&](const QByteArray &address, const char *password) {
            return proxied
                .ask({.method = "POST",
                      .path = text("/api/v1/auth/login"),
                      .body = json({{text("name"), text("Victim")}, {text("password"), text(password)}}),
                      .headers = {{"X-Forwarded-For", address}}})
                .status;
        };
        int status = 0;
        for (int i = 0; i < 40 && status != 429; ++i) status = logIn("203.0.113.7", "guess");
        QCOMPARE(status, 429);
        QCOMPARE(logIn("203.0.113.7", ServerProcess::kPassword), 429);
        QCOMPARE(logIn("198.51.100.9", ServerProcess::kPassword), 200);
        QCOMPARE(proxied.harm(), QByteArray{});
    }

    void unknownNameTakesAsLongAsAWrongPassword()
    {
        const auto nanoseconds = [&](const char *name) {
            QList<qint64> times;
            for (int i = 0; i < 4; ++i) {  // as often as one address may guess one name
                QElapsedTimer timer;
                timer.start();
                if (m_server.logIn(text(name), text("wrong password")).status != 401) return qint64{0};
                times.append(timer.nsecsElapsed());
            }
            return *std::ranges::min_element(times);
        };
        QVERIFY(!m_server.addUser(text("Known"), text("viewer")).isEmpty());
        const double known = static_cast<double>(nanoseconds("Known"));
        const double unknown = static_cast<double>(nanoseconds("Not known"));
        QVERIFY(known > 0 && unknown > 0);
        // Without the hash for nobody it would be a twentieth.
        QVERIFY2(unknown > known / 3, QByteArray::number(unknown / known).constData());
    }

    // A10
    void sharesAddressLeaksNowhere()
    {
        const QString video = upload(m_server.adminBearer());
        const Answer made = m_server.send("POST", text("/api/v1/videos/") + video + text("/share"), {}, m_server.adminBearer());
        QCOMPARE(made.status, 201);
        const QByteArray token = field(made, "token").toLatin1();
        const Answer page = m_server.get(text("/r/") + QString::fromLatin1(token));
        QCOMPARE(page.header("Referrer-Policy"), QByteArray{"no-referrer"});
        const Answer visit = m_server.send("POST", text("/api/v1/shares/open"), {{text("token"), QString::fromLatin1(token)}});
        QCOMPARE(visit.status, 200);
        QCOMPARE(visit.header("Referrer-Policy"), QByteArray{"no-referrer"});
        QCOMPARE(visit.header("Cache-Control"), QByteArray{"no-store"});
        QVERIFY2(!m_server.log().contains(token), "the token is in the log");
        QVERIFY(!m_server.get(text("/api/v1/audit?limit=200"), m_server.adminBearer()).body.contains(token));
    }

    void visitorOfAShareChangesNothing()
    {
        const QString video = upload(m_server.adminBearer());
        const Answer made = m_server.send("POST", text("/api/v1/videos/") + video + text("/share"), {}, m_server.adminBearer());
        const QByteArray visitor =
            field(m_server.send("POST", text("/api/v1/shares/open"), {{text("token"), field(made, "token")}}), "access_token").toLatin1();
        const QString path = text("/api/v1/videos/") + video;
        QCOMPARE(m_server.get(path, visitor).status, 200);
        for (const auto &[method, target] : std::initializer_list<std::pair<const char *, QString>>{{"PATCH", path},
                                                                                                    {"DELETE", path},
                                                                                                    {"POST", path + text("/links")},
                                                                                                    {"POST", path + text("/comments")},
                                                                                                    {"POST", text("/api/v1/uploads")}}) {
            const int status = m_server.as(visitor, method, target, "{}").status;
            QVERIFY2(status == 403 || status == 404, method);
        }
        QCOMPARE(m_server.get(text("/api/v1/videos"), visitor).status, 403);
    }

private:
    /// A file that is no film is enough.
    QString upload(const QByteArray &bearer)
    {
        const QByteArray bytes = randomBytes(2000, ++m_seed);
        return field(m_server.as(bearer, "POST", text("/api/v1/videos?name=a.mp4"), bytes, "video/mp4"), "id");
    }

    void end(const QString &how, const QString &name, const Answer &login)
    {
        const QByteArray bearer = field(login, "access_token").toLatin1();
        const QString user = text("/api/v1/users/") + login.json().value(text("user")).toObject().value(text("id")).toString();
        const auto change = [&](const QJsonObject &edit) {
            const QByteArray tag = m_server.get(user, m_server.adminBearer()).header("ETag");
            return m_server.as(m_server.adminBearer(), "PATCH", user, json(edit), "application/json", {{"If-Match", tag}}).status;
        };
        if (how == u"logout") {
            QCOMPARE(m_server.send("POST", text("/api/v1/auth/logout"), {}, bearer).status, 204);
        } else if (how == u"role") {
            QCOMPARE(change({{text("role"), text("viewer")}}), 200);
        } else if (how == u"disabled") {
            QCOMPARE(change({{text("disabled"), true}}), 200);
        } else if (how == u"password") {
            QCOMPARE(change({{text("password"), text("quite another one")}}), 200);
        } else if (how == u"deleted") {
            QCOMPARE(m_server.send("DELETE", user, {}, m_server.adminBearer()).status, 204);
        } else {
            const auto refresh = [&](const Answer &from) {
                return m_server.send("POST", text("/api/v1/auth/refresh"), {{text("refresh_token"), field(from, "refresh_token")}});
            };
            const Answer second = refresh(login);
            QCOMPARE(refresh(second).status, 200);
            QCOMPARE(refresh(login).status, 401);
        }
        Q_UNUSED(name)
    }

    AttackedServer m_server;
    QJsonObject m_claims;
    quint32 m_seed = 100;
};

QTEST_GUILESS_MAIN(AttackTokensTest)
#include "tst_attack_tokens.moc"
