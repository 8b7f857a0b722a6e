#include "core/security/password_hash.h"

#include <QTest>

using namespace chalkreel;

class PasswordHashTest final : public QObject
{
    Q_OBJECT
private slots:
    void hashIsArgon2idWithTheParametersWeChose()
    {
        const QString hash = hashPassword(QStringLiteral("correct horse")).value();
        QVERIFY2(hash.startsWith(QStringLiteral("$argon2id$v=19$m=19456,t=2,p=1$")), qPrintable(hash));
        QVERIFY(!isHashOutdated(hash));
        QVERIFY(isHashOutdated(QStringLiteral("$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$"
                                              "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")));
    }

    void onlyTheSamePasswordIsRight()
    {
        const QString hash = hashPassword(QStringLiteral("correct horse")).value();
        QVERIFY(isPassword(QStringLiteral("correct horse"), hash));
        for (const char *wrong : {"", "correct horsf", "correct horse ", "Correct horse", "correct"})
            QVERIFY2(!isPassword(QString::fromLatin1(wrong), hash), wrong);
    }

    void samePasswordNeverHasTheSameHash()
    {
        QVERIFY(hashPassword(QStringLiteral("correct horse")).value() != hashPassword(QStringLiteral("correct horse")).value());
    }

    void howLettersAreComposedDoesNotMatter()
    {
        const QString hash = hashPassword(QStringLiteral("Tr\u00E4iner123")).value();
        QVERIFY(isPassword(QStringLiteral("Tra\u0308iner123"), hash));
    }

    void whatFollowsANulCharacterCounts()
    {
        const QString hash = hashPassword(QStringLiteral("correct") + QChar{0} + QStringLiteral("horse")).value();
        QVERIFY(!isPassword(QStringLiteral("correct") + QChar{0} + QStringLiteral("goose"), hash));
        QVERIFY(!isPassword(QStringLiteral("correct"), hash));
    }

    void nobodysHashIsNeverRight()
    {
        QVERIFY(!isPassword(QString{}, QString{}));
        QVERIFY(!isPassword(QStringLiteral("x"), QStringLiteral("no hash")));
    }

    void passwordsThatAreTooShortTooLongOrTheNameAreRefused()
    {
        QVERIFY(checkPassword(QStringLiteral("12345678")).has_value());
        QVERIFY(!checkPassword(QStringLiteral("1234567")));
        QVERIFY(checkPassword(QString(256, u'x')).has_value());
        QVERIFY(!checkPassword(QString(257, u'x')));
        QVERIFY(!checkPassword(QStringLiteral("Coach Anna"), QStringLiteral("coach anna")));
    }
};

QTEST_GUILESS_MAIN(PasswordHashTest)
#include "tst_password_hash.moc"
