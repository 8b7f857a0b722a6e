#include "core/base/utc_time.h"
#include "core/security/signed_link.h"

#include <QTest>

using namespace chalkreel;

namespace {

const QDateTime kNow = utcFromSeconds(1'800'000'000);
const QString kPath = QStringLiteral("/api/v1/videos/1/download");

}  // namespace

class SignedLinkTest final : public QObject
{
    Q_OBJECT

    const LinkSigner m_signer{QByteArray(32, 'l')};
    const LinkClaims m_claims{CredentialId::create(), kNow.addSecs(60)};
    std::optional<int> m_generation = 3;

    bool isTaken(const QString &path, const QString &query, const QDateTime &at = kNow) const
    {
        return m_signer.verify(path, query, at, [this](CredentialId) { return m_generation; }).has_value();
    }
    QString sign(const QString &path = kPath) const { return m_signer.sign(path, m_claims, 3); }

private slots:
    void init() { m_generation = 3; }

    void linkOpensItsPathUntilItRunsOut()
    {
        QVERIFY(isTaken(kPath, sign()));
        QVERIFY(isTaken(kPath, sign(), kNow.addSecs(59)));
        QVERIFY(!isTaken(kPath, sign(), kNow.addSecs(60)));
    }

    void linkOpensWhatItWasSignedForAndNothingElseOfThatPath()
    {
        const QString query = QStringLiteral("rendition=hd&") + sign(kPath + QStringLiteral("?rendition=hd"));
        QVERIFY(isTaken(kPath, query));
        QVERIFY(!isTaken(kPath, QString{query}.replace(QStringLiteral("=hd"), QStringLiteral("=original"))));
        QVERIFY(!isTaken(kPath, query + QStringLiteral("&rendition=original")));
        QVERIFY(!isTaken(kPath, sign(kPath + QStringLiteral("?rendition=hd"))));
        QVERIFY(!isTaken(kPath, sign() + QStringLiteral("&rendition=hd")));
    }

    void linkOpensNoOtherPath()
    {
        for (const char *other : {"/api/v1/videos/2/download", "/api/v1/videos/1/downloads", "/api/v1/videos/1",
                                  "/api/v1/videos/1/download/", "/api/v1/videos/1/download/x", "/api/v1/videos/1/x/../download",
                                  "//api/v1/videos/1/download", "/api/v1/videos/1/%64ownload", "api/v1/videos/1/download", "/", ""})
            QVERIFY2(!isTaken(QString::fromLatin1(other), sign()), other);
    }

    void linkOfAFolderOpensWhatIsInIt()
    {
        const QString query = sign(QStringLiteral("/api/v1/videos/1/hls/"));
        QVERIFY(isTaken(QStringLiteral("/api/v1/videos/1/hls/master.m3u8"), query));
        QVERIFY(isTaken(QStringLiteral("/api/v1/videos/1/hls/hd/7.m4s"), query));
        for (const char *other : {"/api/v1/videos/1/hls", "/api/v1/videos/1/hlsx/7", "/api/v1/videos/2/hls/7.m4s",
                                  "/api/v1/videos/1/hls/../download", "/api/v1/videos/1/hls/./7", "/api/v1/videos/1/hls/..\\7"})
            QVERIFY2(!isTaken(QString::fromLatin1(other), query), other);
    }

    void nothingOfItCanBeChanged()
    {
        const QString query = sign();
        for (qsizetype i = 0; i < query.size(); ++i) {
            QString other = query;
            other[i] = query[i] == u'1' ? u'2' : u'1';
            QVERIFY2(!isTaken(kPath, other), qPrintable(other));
        }
        QVERIFY(!isTaken(kPath, query + QStringLiteral("&expires=1900000000")));
        QVERIFY(!isTaken(kPath, QStringLiteral("expires=1900000000&") + query));
        QVERIFY(!isTaken(kPath, {}));
    }

    void linkEndsWithItsMakersRights()
    {
        m_generation = 4;
        QVERIFY(!isTaken(kPath, sign()));
        m_generation.reset();
        QVERIFY(!isTaken(kPath, sign()));
    }

    void linkEndsWithTheSecret()
    {
        const LinkSigner other{QByteArray(32, 'm')};
        QVERIFY(!isTaken(kPath, other.sign(kPath, m_claims, 3)));
    }
};

QTEST_GUILESS_MAIN(SignedLinkTest)
#include "tst_signed_link.moc"
