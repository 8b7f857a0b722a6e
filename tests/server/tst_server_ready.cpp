#include "tests/support/server_process.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace chalkreel::e2e;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLater = 20'000;  // milliseconds: what is found out is remembered for some seconds

QJsonObject check(const Answer &answer, const QString &name) { return answer.json()[u"checks"].toObject()[name].toObject(); }

/// A disk for uploads that only the server sees. Each line that is written to `go` is a command for it there.
class OwnDisk
{
public:
    OwnDisk()
    {
        QDir{m_folder.path()}.mkpath(u"disk"_s);
        QProcess::execute(u"mkfifo"_s, {go(), done()});
    }
    QString path() const { return m_folder.filePath(u"disk"_s); }
    QString go() const { return m_folder.filePath(u"go"_s); }
    QString done() const { return m_folder.filePath(u"done"_s); }
    QStringList wrapper() const
    {
        const QString script = u"mount -t tmpfs -o size=1g none '%1' || exit 98; "
                               "(while read -r options < '%2'; do mount -o \"remount,$options\" '%1'; echo $? > '%3'; done) & "
                               "helper=$!; \"$@\" & server=$!; trap 'kill -TERM $server' TERM; wait $server; status=$?; "
                               "kill $helper; wait $server; exit $status"_s.arg(path(), go(), done());
        return {u"unshare"_s, u"-rm"_s, u"sh"_s, u"-c"_s, script, u"sh"_s};
    }
    bool remount(const QByteArray &options) const
    {
        QFile to{go()};
        if (!to.open(QIODevice::WriteOnly) || to.write(options + '\n') < 0) return false;
        to.close();
        QFile from{done()};
        return from.open(QIODevice::ReadOnly) && from.readAll().trimmed() == "0";
    }

private:
    QTemporaryDir m_folder;
};

}  // namespace

class ServerReadyTest final : public QObject
{
    Q_OBJECT

    static Answer ready(ServerProcess &server) { return server.get(u"/ready"_s); }

private slots:
    void everythingThatIsNeededIsNamed()
    {
        ServerProcess server;
        QVERIFY2(server.start({.mode = ServerProcess::Mode::Unclaimed, .environment = {{u"VIRUS_SCAN"_s, u"off"_s}}}),
                 server.problem().constData());
        const Answer answer = ready(server);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json()[u"status"].toString(), u"ready"_s);
        for (const QString &name : {u"encoders"_s, u"disk"_s, u"database"_s, u"scanner"_s}) {
            QVERIFY2(check(answer, name)[u"ok"].toBool(), answer.body.constData());
            QVERIFY(!check(answer, name)[u"detail"].toString().isEmpty());
        }
        // Anybody may ask.
        QVERIFY2(!answer.body.contains(server.dataFolder().toUtf8()), answer.body.constData());
    }

    void withoutTheProgramThatEncodesItIsNotReady()
    {
        const QTemporaryDir folder;
        const QString program = folder.filePath(u"media_host"_s);
        QVERIFY(QFile::link(QFileInfo{ctlPath()}.dir().filePath(u"chalkreel_media_host"_s), program));
        ServerProcess server;
        QVERIFY2(server.start({.mode = ServerProcess::Mode::Open, .environment = {{u"CHALKREEL_MEDIA_HOST"_s, program}}}),
                 server.problem().constData());
        QCOMPARE(ready(server).status, 200);
        QVERIFY(QFile::remove(program));
        QTRY_COMPARE_WITH_TIMEOUT(ready(server).status, 503, kLater);
        const Answer answer = ready(server);
        QCOMPARE(answer.json()[u"status"].toString(), u"not_ready"_s);
        QVERIFY(!check(answer, u"encoders"_s)[u"ok"].toBool());
        QVERIFY(check(answer, u"disk"_s)[u"ok"].toBool());
        QVERIFY(!answer.header("Retry-After").isEmpty());
        QVERIFY2(!answer.body.contains(folder.path().toUtf8()), answer.body.constData());
        // Alive all the same: nothing is better for a new start.
        QCOMPARE(server.get(u"/health"_s).status, 200);
    }

    void folderThatIsGoneIsNotReady()
    {
        QTemporaryDir folder;
        ServerProcess server;
        QVERIFY2(server.start({.mode = ServerProcess::Mode::Open, .environment = {{u"UPLOAD_DIR"_s, folder.filePath(u"originals"_s)}}}),
                 server.problem().constData());
        QCOMPARE(ready(server).status, 200);
        QVERIFY(folder.remove());
        QTRY_COMPARE_WITH_TIMEOUT(ready(server).status, 503, kLater);
        QVERIFY(!check(ready(server), u"disk"_s)[u"ok"].toBool());
    }

    void diskThatTakesNothingIsNotReadyUntilItDoesAgain_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::newRow("read-only") << QByteArray{"ro"};
        QTest::newRow("nearly full") << QByteArray{"size=100m"};
    }
    void diskThatTakesNothingIsNotReadyUntilItDoesAgain()
    {
        QFETCH(QByteArray, options);
        const OwnDisk disk;
        QTemporaryDir library;
        QProcess process;
        startCtl(process, {u"serve"_s, u"--open"_s, u"--json"_s, u"--port"_s, u"0"_s, u"--data"_s, library.filePath(u"library"_s)},
                 {.environment = {{u"UPLOAD_DIR"_s, disk.path()}}, .wrapper = disk.wrapper()});
        while (!process.canReadLine() && process.waitForReadyRead(60'000)) {
        }
        const QJsonObject line = QJsonDocument::fromJson(process.readLine()).object();
        if (line.isEmpty() && process.waitForFinished() && (process.exitCode() == 98 || process.readAllStandardError().contains("unshare")))
            QSKIP("no file system can be mounted here");
        QVERIFY(!line.isEmpty());
        QNetworkAccessManager network;
        const auto statusNow = [&] {
            std::unique_ptr<QNetworkReply> reply{network.get(QNetworkRequest{QUrl{line[u"url"].toString() + u"/ready"_s}})};
            QSignalSpy finished{reply.get(), &QNetworkReply::finished};
            return finished.wait(60'000) ? reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0;
        };
        QCOMPARE(statusNow(), 200);
        QVERIFY(disk.remount(options));
        QTRY_COMPARE_WITH_TIMEOUT(statusNow(), 503, kLater);
        QVERIFY(disk.remount("rw,size=1g"));
        QTRY_COMPARE_WITH_TIMEOUT(statusNow(), 200, kLater);
        network.clearConnectionCache();
        process.terminate();
        QVERIFY(process.waitForFinished(60'000));
    }

    void databaseThatIsTakenAwayOrCutOffIsNotReady_data()
    {
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("taken away") << true;
        QTest::newRow("cut off") << false;
    }
    void databaseThatIsTakenAwayOrCutOffIsNotReady()
    {
        QFETCH(bool, isTaken);
        ServerProcess server;
        QVERIFY2(server.start(ServerProcess::Mode::Open), server.problem().constData());
        QCOMPARE(ready(server).status, 200);
        QFile file{server.dataFolder() + u"/chalkreel.db"_s};
        QVERIFY(isTaken ? file.rename(server.dataFolder() + u"/elsewhere.db"_s) : file.resize(0));
        QTRY_COMPARE_WITH_TIMEOUT(ready(server).status, 503, kLater);
        QVERIFY(!check(ready(server), u"database"_s)[u"ok"].toBool());
        QVERIFY(check(ready(server), u"disk"_s)[u"ok"].toBool());
        if (!isTaken) return;
        QVERIFY(file.rename(server.dataFolder() + u"/chalkreel.db"_s));
        QTRY_COMPARE_WITH_TIMEOUT(ready(server).status, 200, kLater);
    }

    void scannerCountsOnlyWhereItIsRequired_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("isOk");
        QTest::newRow("off") << u"off"_s << 200 << true;
        QTest::newRow("when available") << u"when_available"_s << 200 << false;
        QTest::newRow("required") << u"required"_s << 503 << false;
    }
    void scannerCountsOnlyWhereItIsRequired()
    {
        QFETCH(QString, setting);
        QFETCH(int, status);
        QFETCH(bool, isOk);
        ServerProcess server;
        QVERIFY2(server.start({.mode = ServerProcess::Mode::Open,
                               .environment = {{u"VIRUS_SCAN"_s, setting}, {u"CLAMD_SOCKET"_s, u"/nowhere/clamd"_s}}}),
                 server.problem().constData());
        const Answer answer = ready(server);
        QCOMPARE(answer.status, status);
        QCOMPARE(check(answer, u"scanner"_s)[u"ok"].toBool(), isOk);
        QCOMPARE(check(answer, u"scanner"_s)[u"required"].toBool(), setting == u"required");
    }
};

QTEST_GUILESS_MAIN(ServerReadyTest)
#include "tst_server_ready.moc"
