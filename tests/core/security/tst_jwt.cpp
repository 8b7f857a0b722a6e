#include "core/base/utc_time.h"
#include "core/security/jwt.h"
#include "core/security/random_token.h"

#include <QTest>

using namespace chalkreel;

namespace {

const QByteArray kKey(32, 'k');
const QString kIssuer = QStringLiteral("library-1");
const QDateTime kNow = utcFromSeconds(1'800'000'000);
const JwtClaims kClaims{QStringLiteral("user-1"), QStringLiteral("session-1"), kNow, kNow.addSecs(900)};

constexpr auto kHeader = R"({"alg":"HS256","typ":"at+jwt"})";
constexpr auto kPayload =
    R"({"aud":"chalkreel","exp":1800000900,"iat":1800000000,"iss":"library-1","nbf":1800000000,"sid":"session-1","sub":"user-1"})";

/// Signed with `key`, whatever it says.
QString forged(const QByteArray &header, const QByteArray &payload, const QByteArray &key = kKey)
{
    const QByteArray content = toBase64Url(header) + '.' + toBase64Url(payload);
    return QString::fromLatin1(content + '.' + toBase64Url(hmacSha256(key, content)));
}

}  // namespace

class JwtTest final : public QObject
{
    Q_OBJECT

    const JwtCodec m_codec{kKey, kIssuer};

    bool isTaken(const QString &token, const QDateTime &at = kNow) const { return m_codec.verify(JwtKind::Access, token, at).has_value(); }

private slots:
    void signedTokenGivesItsClaimsBack()
    {
        const Result<JwtClaims> read = m_codec.verify(JwtKind::Access, m_codec.sign(JwtKind::Access, kClaims), kNow);
        QVERIFY(read.has_value());
        QCOMPARE(read->subject, kClaims.subject);
        QCOMPARE(read->credential, kClaims.credential);
        QCOMPARE(read->expires, kClaims.expires);
    }

    // What the forgeries below differ from in one thing each.
    void forgerWhoHasKeyAndChangesNothingIsBelieved() { QVERIFY(isTaken(forged(kHeader, kPayload))); }

    // Slashes are escaped: moc takes two of them for a comment, even in a raw string.
    void otherHeadersAreRefusedEvenWhenProperlySigned_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("alg none") << QByteArray{R"({"alg":"none","typ":"at+jwt"})"};
        QTest::newRow("alg None") << QByteArray{R"({"alg":"None","typ":"at+jwt"})"};
        QTest::newRow("alg HS512") << QByteArray{R"({"alg":"HS512","typ":"at+jwt"})"};
        QTest::newRow("alg RS256") << QByteArray{R"({"alg":"RS256","typ":"at+jwt"})"};
        QTest::newRow("alg hs256") << QByteArray{R"({"alg":"hs256","typ":"at+jwt"})"};
        QTest::newRow("alg missing") << QByteArray{R"({"typ":"at+jwt"})"};
        QTest::newRow("alg twice") << QByteArray{R"({"alg":"none","alg":"HS256","typ":"at+jwt"})"};
        QTest::newRow("typ JWT") << QByteArray{R"({"alg":"HS256","typ":"JWT"})"};
        QTest::newRow("typ refresh") << QByteArray{R"({"alg":"HS256","typ":"rt+jwt"})"};
        QTest::newRow("typ share") << QByteArray{R"({"alg":"HS256","typ":"share+jwt"})"};
        QTest::newRow("typ missing") << QByteArray{R"({"alg":"HS256"})"};
        QTest::newRow("kid with a path") << QByteArray{R"({"alg":"HS256","kid":"../../dev/null","typ":"at+jwt"})"};
        QTest::newRow("kid with SQL") << QByteArray{R"({"alg":"HS256","kid":"0 UNION SELECT 1--","typ":"at+jwt"})"};
        QTest::newRow("jku") << QByteArray{R"({"alg":"HS256","jku":"http:\/\/127.0.0.1\/keys","typ":"at+jwt"})"};
        QTest::newRow("x5u") << QByteArray{R"({"alg":"HS256","typ":"at+jwt","x5u":"http:\/\/127.0.0.1\/c.pem"})"};
        QTest::newRow("jwk") << QByteArray{R"({"alg":"HS256","jwk":{"kty":"oct","k":"a2V5"},"typ":"at+jwt"})"};
        QTest::newRow("crit") << QByteArray{R"({"alg":"HS256","crit":["exp"],"typ":"at+jwt"})"};
        QTest::newRow("empty") << QByteArray{};
        QTest::newRow("no JSON") << QByteArray{"HS256"};
    }
    void otherHeadersAreRefusedEvenWhenProperlySigned()
    {
        QFETCH(QByteArray, header);
        QVERIFY(!isTaken(forged(header, kPayload)));
    }

    void otherClaimsAreRefusedEvenWhenProperlySigned_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const auto row = [](const char *name, const char *from, const char *to) {
            QTest::newRow(name) << QByteArray{from} << QByteArray{to};
        };
        row("another issuer", R"("iss":"library-1")", R"("iss":"library-2")");
        row("no issuer", R"("iss":"library-1",)", "");
        row("another audience", R"("aud":"chalkreel")", R"("aud":"other")");
        row("a list as audience", R"("aud":"chalkreel")", R"("aud":["chalkreel","other"])");
        row("no audience", R"("aud":"chalkreel",)", "");
        row("no expiry", R"("exp":1800000900,)", "");
        row("expiry as text", R"("exp":1800000900)", R"("exp":"1800000900")");
        row("expiry as fraction", R"("exp":1800000900)", R"("exp":1800000900.5)");
        row("expiry without end", R"("exp":1800000900)", R"("exp":1e308)");
        row("no nbf", R"("nbf":1800000000,)", "");
        row("nbf later than iat", R"("nbf":1800000000)", R"("nbf":1800000600)");
        row("expiry twice", R"("exp":1800000900)", R"("exp":1800000900,"exp":1800000900)");
        row("subject twice", R"("sub":"user-1")", R"("sub":"admin","sub":"user-1")");
        row("subject as object", R"("sub":"user-1")", R"("sub":{"a":1})");
        row("no subject", R"(,"sub":"user-1")", "");
        row("a role of its own", R"("nbf")", R"("role":"admin","nbf")");
        row("white space", R"("sub":)", R"("sub": )");
    }
    void otherClaimsAreRefusedEvenWhenProperlySigned()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QByteArray payload{kPayload};
        QVERIFY(payload.contains(from));
        QVERIFY(!isTaken(forged(kHeader, payload.replace(from, to))));
    }

    void onlyOurKeySigns()
    {
        QVERIFY(!isTaken(forged(kHeader, kPayload, QByteArray(32, 'x'))));
        QVERIFY(!isTaken(forged(kHeader, kPayload, {})));
        // What a verifier that mixes up HS256 and RS256 would take: signed with a public key's text.
        QVERIFY(!isTaken(forged(kHeader, kPayload, "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n")));
    }

    void signatureIsWholeAndSpeltOneWay()
    {
        const QString token = forged(kHeader, kPayload);
        const qsizetype dot = token.lastIndexOf(u'.');
        for (qsizetype size = dot; size < token.size(); ++size) QVERIFY(!isTaken(token.left(size)));
        QVERIFY(!isTaken(token + u'='));
        QVERIFY(!isTaken(token + u' '));
        QVERIFY(!isTaken(token + QStringLiteral(".AAAA")));
        // 32 bytes leave two bits of the last letter without meaning.
        const QString kLetters = QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
        int taken = 0;
        for (const QChar letter : kLetters) taken += isTaken(token.left(token.size() - 1) + letter);
        QCOMPARE(taken, 1);
    }

    void tokenIsGoodFromItsIssueUntilItsExpiry()
    {
        const QString token = forged(kHeader, kPayload);
        QVERIFY(!isTaken(token, kNow.addSecs(-1)));
        QVERIFY(isTaken(token, kNow.addSecs(899)));
        QVERIFY(!isTaken(token, kNow.addSecs(900)));
    }

    void kindsAreNeverConfused()
    {
        QVERIFY(!m_codec.verify(JwtKind::Access, m_codec.sign(JwtKind::Share, kClaims), kNow));
        QVERIFY(!m_codec.verify(JwtKind::Share, m_codec.sign(JwtKind::Access, kClaims), kNow));
    }

    void anotherLibraryWithTheSameKeyIsNotUs()
    {
        const JwtCodec other{kKey, QStringLiteral("library-2")};
        QVERIFY(!isTaken(other.sign(JwtKind::Access, kClaims)));
    }

    void hugeTokenIsRefused()
    {
        JwtClaims claims = kClaims;
        claims.subject = QString(2000, u'x');
        QVERIFY(!isTaken(m_codec.sign(JwtKind::Access, claims)));
        QVERIFY(!isTaken(QString(10'000'000, u'.')));
        QVERIFY(!isTaken(QString{}));
        QVERIFY(!isTaken(QStringLiteral("..")));
    }
};

QTEST_GUILESS_MAIN(JwtTest)
#include "tst_jwt.moc"
