#include "core/security/secret_key.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;

class SecretKeyTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString file() const { return m_folder.filePath(QStringLiteral("secret.key")); }

private slots:
    void cleanup() { QFile::remove(file()); }

    void keyIsMadeOnceForItsUserAlone()
    {
        const QByteArray first = loadSecretKey({}, m_folder.path()).value();
        QVERIFY(first.size() >= 32);
        QCOMPARE(loadSecretKey({}, m_folder.path()).value(), first);
        const auto mine = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
        QCOMPARE(QFile::permissions(file()) & ~mine, QFile::Permissions{});
        QFile::remove(file());
        QVERIFY(loadSecretKey({}, m_folder.path()).value() != first);
    }

    void settingComesBeforeTheFile()
    {
        const QString setting(40, u's');
        QCOMPARE(loadSecretKey(setting, m_folder.path()).value(), setting.toUtf8());
        QVERIFY(!QFile::exists(file()));
    }

    void keyThatOthersMayReadIsNotUsed()
    {
        QVERIFY(loadSecretKey({}, m_folder.path()).has_value());
        QVERIFY(QFile::setPermissions(file(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        QCOMPARE(loadSecretKey({}, m_folder.path()).error().code, ErrorCode::PermissionDenied);
    }

    void keyThatIsTooShortIsNotUsed()
    {
        QFile short_{file()};
        QVERIFY(short_.open(QIODevice::WriteOnly));
        QVERIFY(short_.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        short_.write("0123456789\n");
        short_.close();
        QCOMPARE(loadSecretKey({}, m_folder.path()).error().code, ErrorCode::Damaged);
    }

    void eachPurposeHasItsOwnKey()
    {
        const QByteArray secret(32, 's');
        QCOMPARE(derivedKey(secret, "a").size(), 32);
        QVERIFY(derivedKey(secret, "a") != derivedKey(secret, "b"));
        QVERIFY(derivedKey(secret, "a") != derivedKey(QByteArray(32, 't'), "a"));
    }
};

QTEST_GUILESS_MAIN(SecretKeyTest)
#include "tst_secret_key.moc"
