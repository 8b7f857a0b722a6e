#include "tests/e2e/ctl_run.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace chalkreel::e2e;

class CtlAccountsTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString library() const { return m_folder.filePath(QStringLiteral("library")); }

    /// `input` is what stands on standard input.
    CtlRun ctl(const QString &command, const QByteArray &input = {}) const
    {
        QProcess process;
        startCtl(process, command.split(u' ') + QStringList{QStringLiteral("--data"), library(), QStringLiteral("--json")});
        process.write(input);
        process.closeWriteChannel();
        return finish(process);
    }

    QJsonObject user(const QString &command, const QByteArray &input = {}) const
    {
        return ctl(command, input).json().value(QStringLiteral("user")).toObject();
    }

private slots:
    void init() { QVERIFY(QDir{library()}.removeRecursively()); }

    void firstUserIsAdminAndTheNextAreViewers()
    {
        QCOMPARE(user(QStringLiteral("user add Root"), "long enough\n").value(QStringLiteral("role")).toString(), QStringLiteral("admin"));
        QCOMPARE(user(QStringLiteral("user add Anna"), "long enough\n").value(QStringLiteral("role")).toString(), QStringLiteral("viewer"));
        QCOMPARE(user(QStringLiteral("user role Anna coach")).value(QStringLiteral("role")).toString(), QStringLiteral("coach"));
        const QJsonArray users = ctl(QStringLiteral("user list")).json().value(QStringLiteral("users")).toArray();
        QCOMPARE(users.size(), 2);
        QCOMPARE(users.first().toObject().value(QStringLiteral("name")).toString(), QStringLiteral("Anna"));
    }

    void passwordComesFromStandardInputAndIsNeverShown()
    {
        const CtlRun none = ctl(QStringLiteral("user add Root"));
        QCOMPARE(none.status, 1);
        QCOMPARE(ctl(QStringLiteral("user add Root"), "short\n").status, 1);
        const CtlRun run = ctl(QStringLiteral("user add Root"), "a long password\n");
        QCOMPARE(run.status, 0);
        QVERIFY(!run.out.contains("a long password"));
        QVERIFY(!run.err.contains("a long password"));
        QVERIFY(!run.out.contains("argon2"));
        QCOMPARE(ctl(QStringLiteral("user password Root"), "another password\n").status, 0);
    }

    void lastAdminStays()
    {
        QCOMPARE(ctl(QStringLiteral("user add Root"), "long enough\n").status, 0);
        for (const char *command : {"user remove Root", "user disable Root", "user role Root viewer"}) {
            const CtlRun run = ctl(QString::fromLatin1(command));
            QCOMPARE(run.status, 1);
            QCOMPARE(run.json().value(QStringLiteral("error")).toObject().value(QStringLiteral("code")).toString(),
                     QStringLiteral("conflict"));
        }
    }

    void tokenIsShownOnceAndRemoved()
    {
        QCOMPARE(ctl(QStringLiteral("user add Root"), "long enough\n").status, 0);
        const QJsonObject token =
            ctl(QStringLiteral("token add Root backup --scope write")).json().value(QStringLiteral("token")).toObject();
        QVERIFY(token.value(QStringLiteral("secret")).toString().startsWith(QStringLiteral("crk_")));
        const CtlRun list = ctl(QStringLiteral("token list"));
        QVERIFY(list.out.contains("backup"));
        QVERIFY(!list.out.contains("crk_"));
        QCOMPARE(ctl(QStringLiteral("token remove ") + token.value(QStringLiteral("id")).toString()).status, 0);
        QVERIFY(ctl(QStringLiteral("token list")).json().value(QStringLiteral("tokens")).toArray().isEmpty());
        QCOMPARE(ctl(QStringLiteral("token add Nobody backup")).status, 1);
    }

    void libraryThatAServerHasIsLeftAloneAndThatIsSaid()
    {
        QCOMPARE(ctl(QStringLiteral("user add Root"), "long enough\n").status, 0);
        const QByteArray lockFile = QFile::encodeName(library() + QStringLiteral("/chalkreel.lock"));
        const int lock = ::open(lockFile.constData(), O_RDWR | O_CLOEXEC);
        QVERIFY(lock >= 0 && ::flock(lock, LOCK_EX | LOCK_NB) == 0);
        const CtlRun run = ctl(QStringLiteral("user list"));
        ::close(lock);
        QCOMPARE(run.status, 1);
        QVERIFY2(run.err.contains("in use by a server"), run.err.constData());
    }

    void secretKeyIsForItsUserAlone()
    {
        QCOMPARE(ctl(QStringLiteral("user add Root"), "long enough\n").status, 0);
        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        const QString file = library() + QStringLiteral("/secret.key");
        QVERIFY(QFile::exists(file));
        QCOMPARE(QFile::permissions(file) & others, QFile::Permissions{});
    }
};

QTEST_GUILESS_MAIN(CtlAccountsTest)
#include "tst_ctl_accounts.moc"
