#include "core/security/refresh_tokens.h"

#include <QTest>

using namespace chalkreel;

class RefreshTokensTest final : public QObject
{
    Q_OBJECT

    const RefreshTokens m_tokens{QByteArray(32, 'r')};

private slots:
    void tokenSaysWhichOneOfItsSessionItIs()
    {
        const RefreshClaims claims{CredentialId::create(), 7};
        QCOMPARE(m_tokens.read(m_tokens.token(claims)).value(), claims);
    }

    void sameTokenCanBeGivenAgain()
    {
        const RefreshClaims claims{CredentialId::create(), 7};
        QCOMPARE(m_tokens.token(claims), m_tokens.token(claims));
    }

    void noCharacterOfItCanBeChanged()
    {
        const QString token = m_tokens.token({CredentialId::create(), 1});
        for (qsizetype i = 0; i < token.size(); ++i) {
            QString other = token;
            other[i] = token[i] == u'A' ? u'B' : u'A';
            QVERIFY2(!m_tokens.read(other), qPrintable(other));
            QVERIFY(!m_tokens.read(token.left(i)));
        }
        QVERIFY(!m_tokens.read(token + u'A'));
        QVERIFY(!m_tokens.read(QString(1'000'000, u'A')));
    }

    void anotherKeysTokenIsNotOurs() { QVERIFY(!RefreshTokens{QByteArray(32, 's')}.read(m_tokens.token({CredentialId::create(), 1}))); }
};

QTEST_GUILESS_MAIN(RefreshTokensTest)
#include "tst_refresh_tokens.moc"
