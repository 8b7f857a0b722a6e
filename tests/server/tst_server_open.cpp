#include "tests/server/test_certificate.h"
#include "tests/support/server_process.h"

#include <QFile>
#include <QTest>

using namespace chalkreel::e2e;

namespace {

QString text(const char *latin) { return QString::fromLatin1(latin); }

const QString kMe = QStringLiteral("/api/v1/auth/me");

}  // namespace

class ServerOpenTest final : public QObject
{
    Q_OBJECT

    ServerProcess m_server;

    Answer withHeader(ServerProcess &server, const QByteArray &name, const QByteArray &value)
    {
        return server.ask({.path = kMe, .headers = {{name, value}}});
    }

    /// Of a server that is to refuse to start.
    CtlRun serve(const QStringList &arguments, const QString &folder)
    {
        return runCtl(QStringList{text("serve"), text("--json"), text("--port"), text("0"), text("--data"), folder} + arguments);
    }

private slots:
    void initTestCase() { QVERIFY2(m_server.start(ServerProcess::Mode::Open), m_server.problem().constData()); }

    void everybodyOnThisComputerMayDoEverything()
    {
        const Answer me = m_server.get(kMe);
        QCOMPARE(me.status, 200);
        QCOMPARE(me.json().value(text("source")).toString(), text("open"));
        QCOMPARE(me.json().value(text("role")).toString(), text("admin"));
    }

    void thereAreNoAccounts()
    {
        QVERIFY(m_server.claimCode().isEmpty());
        QCOMPARE(m_server.get(text("/api/v1/users")).status, 404);
        QCOMPARE(m_server.logIn(text("Root")).status, 404);
        QVERIFY(!QFile::exists(m_server.dataFolder() + text("/secret.key")));
    }

    // A page whose name was made to mean 127.0.0.1 (DNS rebinding) still sends its own name.
    void foreignHostIsRefused_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<int>("status");
        QTest::newRow("foreign") << QByteArray{"evil.example"} << 421;
        QTest::newRow("with port") << QByteArray{"evil.example:8000"} << 421;
        QTest::newRow("begins alike") << QByteArray{"localhost.evil.example"} << 421;
        QTest::newRow("name") << QByteArray{"localhost"} << 200;
        QTest::newRow("capitals") << QByteArray{"LocalHost:8000"} << 200;
        QTest::newRow("address") << QByteArray{"127.0.0.1:1"} << 200;
        QTest::newRow("IPv6") << QByteArray{"[::1]:1"} << 200;
    }

    void foreignHostIsRefused()
    {
        QFETCH(QByteArray, host);
        QFETCH(int, status);
        const QByteArray answer = m_server.raw("GET /api/v1/auth/me HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        QCOMPARE(answer.mid(9, 3).toInt(), status);
    }

    void foreignOriginIsRefused()
    {
        QCOMPARE(withHeader(m_server, "Origin", "https://evil.example").status, 403);
        QCOMPARE(withHeader(m_server, "Origin", "null").status, 403);
        QCOMPARE(withHeader(m_server, "Origin", "http://127.0.0.1").status, 403);
        const Answer own = withHeader(m_server, "Origin", m_server.url().toString().toLatin1());
        QCOMPARE(own.status, 200);
        const Answer allowed = withHeader(m_server, "Origin", "http://localhost:3000");
        QCOMPARE(allowed.status, 200);
        QCOMPARE(allowed.header("Access-Control-Allow-Origin"), QByteArray{"http://localhost:3000"});
    }

    void onlyLoopbackMayBeOpen()
    {
        const QTemporaryDir folder;
        for (const char *host : {"0.0.0.0", "::", "192.0.2.1"}) {
            const CtlRun run = serve({text("--open"), text("--host"), text(host)}, folder.path());
            QCOMPARE(run.status, 1);
            QVERIFY2(run.err.contains("--open-to-network"), run.err.constData());
        }
        QCOMPARE(serve({text("--open"), text("--open-to-network")}, folder.path()).status, 2);
    }

    void openToTheNetworkIsLoudAndTakesAnyName()
    {
        ServerProcess server;
        QVERIFY2(server.start({.mode = ServerProcess::Mode::Unclaimed, .arguments = {text("--open-to-network")}}),
                 server.problem().constData());
        QVERIFY2(server.log().contains("WARNING"), server.log().constData());
        const QByteArray answer = server.raw("GET /api/v1/auth/me HTTP/1.1\r\nHost: chalkreel.lan\r\nConnection: close\r\n\r\n");
        QCOMPARE(answer.mid(9, 3).toInt(), 200);
    }

    void libraryThatIsServedHasOneServer()
    {
        const CtlRun run = serve({text("--open")}, m_server.dataFolder());
        QCOMPARE(run.status, 1);
        QVERIFY2(run.err.contains("has the library"), run.err.constData());
        QCOMPARE(m_server.get(kMe).status, 200);
    }

    void settingThatCannotBeIsNamed()
    {
        const QTemporaryDir folder;
        const QString missing = folder.filePath(text("missing.pem"));
        const CtlRun half = serve({text("--tls-certificate"), missing}, folder.path());
        QCOMPARE(half.status, 1);
        QVERIFY2(half.err.contains("TLS_KEY"), half.err.constData());
        const CtlRun absent = serve({text("--tls-certificate"), missing, text("--tls-key"), missing}, folder.path());
        QCOMPARE(absent.status, 1);
        QVERIFY2(absent.err.contains("TLS_CERTIFICATE"), absent.err.constData());
        const CtlRun proxy = serve({text("--trusted-proxies"), text("10.0.0.0/99")}, folder.path());
        QCOMPARE(proxy.status, 1);
        QVERIFY2(proxy.err.contains("TRUSTED_PROXIES"), proxy.err.constData());
    }

    void encryptedServerAnswersOverTls()
    {
        const QTemporaryDir folder;
        const QMap<QString, QString> tls = testCertificate(folder.path());
        QVERIFY2(!tls.isEmpty(), "openssl made no certificate");
        ServerProcess server;
        QVERIFY2(server.start({.mode = ServerProcess::Mode::Accounts, .environment = tls}), server.problem().constData());
        QCOMPARE(server.url().scheme(), text("https"));
        QCOMPARE(server.get(kMe, server.adminBearer()).status, 200);
        QVERIFY(server.stop());
    }

    void stopsTidilyOnASignal() { QVERIFY2(m_server.stop(), m_server.problem().constData()); }
};

QTEST_GUILESS_MAIN(ServerOpenTest)
#include "tst_server_open.moc"
