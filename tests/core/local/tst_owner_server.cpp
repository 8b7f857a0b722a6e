#include "core/local/local_backend.h"
#include "core/local/owner_client.h"
#include "core/local/owner_protocol.h"
#include "core/local/owner_server.h"
#include "tests/support/jobs/fake_media_host.h"
#include "tests/support/jobs/waiting.h"

#include <QLocalServer>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace chalkreel;
using namespace chalkreel::test;

namespace {

/// A program that listens but takes no callers, with its queue of them full.
class BusyOwner
{
public:
    explicit BusyOwner(const QString &path)
    {
        const QByteArray name = QFile::encodeName(path);
        QFile::remove(path);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));
        const auto *where = reinterpret_cast<const sockaddr *>(&address);
        m_listening = ::socket(AF_UNIX, SOCK_STREAM, 0);
        if (::bind(m_listening, where, sizeof address) != 0 || ::listen(m_listening, 0) != 0) qFatal("no listening socket");
        for (bool isTaken = true; isTaken;) {
            const int caller = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
            isTaken = ::connect(caller, where, sizeof address) == 0;
            isTaken ? m_callers.append(caller) : void(::close(caller));
        }
        if (m_callers.isEmpty()) qFatal("the queue took nobody");
    }
    ~BusyOwner()
    {
        for (const int caller : std::as_const(m_callers)) ::close(caller);
        if (m_listening >= 0) ::close(m_listening);
    }
    Q_DISABLE_COPY_MOVE(BusyOwner)

    void takeCallersAndAnswer()
    {
        if (!m_server.listen(std::exchange(m_listening, -1))) qFatal("the socket cannot be taken over");
        QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] {
            while (QLocalSocket *caller = m_server.nextPendingConnection())
                QObject::connect(caller, &QLocalSocket::readyRead, caller, [caller] {
                    if (caller->canReadLine())
                        caller->write(R"({"id":1,"result":{}})"
                                      "\n");
                });
        });
    }

private:
    int m_listening = -1;
    QList<int> m_callers;
    QLocalServer m_server;
};

}  // namespace

class OwnerServerTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::shared_ptr<FakeMediaHost> m_media;
    std::unique_ptr<LocalBackend> m_backend;
    std::unique_ptr<OwnerServer> m_server;
    std::unique_ptr<OwnerClient> m_client;

    QString newFile(const char *name, const char *content = "video") const
    {
        QFile file{m_dir->filePath(QString::fromLatin1(name))};
        if (file.open(QIODevice::WriteOnly)) file.write(QByteArray{content} + ' ' + name);
        return file.fileName();
    }

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_media = std::make_shared<FakeMediaHost>();
        LocalBackendOptions options{.host = m_media};
        options.settings.dataDir = m_dir->filePath(QStringLiteral("library"));
        options.settings.maxConcurrentJobs = 1;
        auto backend = LocalBackend::open(options);
        QVERIFY(backend.has_value());
        m_backend = std::move(*backend);
        m_server = std::make_unique<OwnerServer>(*m_backend, m_backend->dataFolder());
        const Result<void> listening = m_server->listen();
        QVERIFY2(listening.has_value(), listening ? "" : qPrintable(listening.error().detail));
        m_client = std::make_unique<OwnerClient>(m_backend->dataFolder());
    }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
        m_backend.reset();
    }

    void filesOfASecondProgramReachTheFirst()
    {
        QSignalSpy opened{m_server.get(), &OwnerServer::openRequested};
        const QStringList paths{QStringLiteral("/a/b.mp4"), QStringLiteral("/a/ü — 训练.mp4")};
        QVERIFY(await(m_client->open(paths + QStringList{QStringLiteral("relative.mp4")})).has_value());
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toStringList(), paths);
    }

    void fileIsAddedAndItsJobWatchedToTheEnd()
    {
        m_media->hold(MediaTaskKind::Inspect);
        QList<Job> changes;
        connect(m_client.get(), &OwnerClient::jobChanged, this, [&](const Job &job) { changes.append(job); });
        ProcessOptions options;
        options.contrast = 0.25;
        const auto added =
            await(m_client->add({.path = newFile("a.mp4"), .tags = {QStringLiteral("north")}, .options = options, .priority = 8}));
        QVERIFY2(added.has_value(), added ? "" : qPrintable(added.error().message));
        QCOMPARE(added->asset.tags, QStringList{QStringLiteral("north")});
        const auto job = await(m_client->watch(added->job));
        QVERIFY(job.has_value());
        QCOMPARE(job->priority, 8);
        QCOMPARE(job->options.value(QStringLiteral("contrast")).toDouble(), 0.25);
        m_media->release(MediaTaskKind::Inspect);
        QTRY_VERIFY(!changes.isEmpty() && hasEnded(changes.last().state));
        QCOMPARE(changes.last().state, JobState::Completed);
        QCOMPARE(changes.last().id, added->job);
    }

    void jobsAreSteeredFromOutside()
    {
        m_media->hold(MediaTaskKind::Inspect);
        const auto running = await(m_client->add({.path = newFile("a.mp4")}));
        const auto waiting = await(m_client->add({.path = newFile("b.mp4")}));
        QVERIFY(running.has_value() && waiting.has_value());
        QCOMPARE(await(m_client->setPriority(waiting->job, 9))->priority, 9);
        QCOMPARE(await(m_client->cancel(waiting->job))->state, JobState::Cancelled);
        const auto twice = await(m_client->cancel(waiting->job));
        QVERIFY(!twice.has_value());
        QCOMPARE(twice.error().code, ErrorCode::Conflict);
        QCOMPARE(await(m_client->retry(waiting->job))->state, JobState::Queued);
        const auto jobs = await(m_client->jobs({}));
        QVERIFY(jobs.has_value());
        QCOMPARE(jobs->size(), 2);
        const auto log = await(m_client->log(waiting->job));
        QVERIFY(log.has_value());
        QCOMPARE(log->first().type, QStringLiteral("created"));
    }

    void errorsKeepTheirCodeAndSentence()
    {
        const auto added = await(m_client->add({.path = QStringLiteral("/nowhere/x.mp4")}));
        QVERIFY(!added.has_value());
        QCOMPARE(added.error().code, ErrorCode::NotFound);
        QVERIFY(added.error().message.contains(QStringLiteral("x.mp4")));
    }

    void everyCallEndsWhenTheOwnerGoesAway()
    {
        m_media->hold(MediaTaskKind::Inspect);
        QSignalSpy lost{m_client.get(), &OwnerClient::ownerLost};
        const auto waiting = m_client->jobs({});
        m_server.reset();
        const auto result = await(waiting);
        if (!result) QCOMPARE(result.error().code, ErrorCode::Unavailable);
        QTRY_COMPARE(lost.size(), 1);
        QCOMPARE(await(m_client->jobs({})).error().code, ErrorCode::Unavailable);
        OwnerClient nobody{m_backend->dataFolder(), std::chrono::milliseconds{0}};
        QCOMPARE(await(nobody.open({})).error().code, ErrorCode::Unavailable);
    }

    void socketOfAKilledOwnerIsReplaced()
    {
        m_client.reset();
        m_server.reset();
        // As kill -9 leaves it: the name is there, nobody answers.
        QFile left{owner_protocol::socketPath(m_backend->dataFolder())};
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.close();
        m_server = std::make_unique<OwnerServer>(*m_backend, m_backend->dataFolder());
        QVERIFY(m_server->listen().has_value());
        OwnerClient client{m_backend->dataFolder()};
        QVERIFY(await(client.open({})).has_value());
    }

    void callerWaitsForABusyOwnerWithoutHoldingItsOwnThread()
    {
        m_client.reset();
        m_server.reset();
        const QString path = owner_protocol::socketPath(m_backend->dataFolder());
        BusyOwner owner{path};
        OwnerClient client{m_backend->dataFolder(), std::chrono::minutes{1}};
        const Async<void> opened = client.open({});
        QVERIFY(!opened.isFinished());  // it was told to wait, not that nobody is there
        owner.takeCallersAndAnswer();
        QVERIFY(await(opened).has_value());
    }

    void ownerWhoseQueueStaysFullIsGivenUp()
    {
        m_client.reset();
        m_server.reset();
        BusyOwner owner{owner_protocol::socketPath(m_backend->dataFolder())};
        OwnerClient client{m_backend->dataFolder(), std::chrono::milliseconds{20}};
        QCOMPARE(await(client.open({})).error().code, ErrorCode::Unavailable);
        QCOMPARE(await(client.jobs({})).error().code, ErrorCode::Unavailable);
    }

    void ownerThatHangsIsGivenUp()
    {
        m_client.reset();
        m_server.reset();
        QLocalServer hanging;  // takes the connection and never answers
        QVERIFY(hanging.listen(owner_protocol::socketPath(m_backend->dataFolder())));
        OwnerClient client{m_backend->dataFolder(), std::chrono::milliseconds{20}};
        const Result<void> opened = await(client.open({QStringLiteral("/a/b.mp4")}));
        QVERIFY(!opened.has_value());
        QCOMPARE(opened.error().code, ErrorCode::Unavailable);
        QVERIFY(!opened.error().message.isEmpty());
    }

    void onlyTheUserCanReachTheSocket()
    {
        const QFileInfo socket{owner_protocol::socketPath(m_backend->dataFolder())};
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(socket.permissions() & others, QFile::Permissions{});
    }

    void nonsenseIsAnsweredAndHarmsNobody_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no JSON") << QByteArray{"GET / HTTP/1.1\r\n"};
        QTest::newRow("binary") << QByteArray{"\0\xff\xfe\x01", 4};
        QTest::newRow("list") << QByteArray{"[1,2,3]"};
        QTest::newRow("unknown method") << QByteArray{R"({"id":1,"method":"rm"})"};
        QTest::newRow("wrong types") << QByteArray{R"({"id":{},"method":[],"params":7})"};
        QTest::newRow("null job") << QByteArray{R"({"id":1,"method":"cancel","params":{}})"};
        QTest::newRow("page beyond all bounds") << QByteArray{R"({"id":1,"method":"jobs","params":{"limit":1000000000}})"};
        QTest::newRow("negative offset") << QByteArray{R"({"id":1,"method":"jobs","params":{"offset":-1}})"};
        QTest::newRow("priority of words") << QByteArray{R"({"id":1,"method":"priority","params":{"id":"x","priority":"high"}})"};
        QTest::newRow("deep nesting") << QByteArray(100'000, '[');
    }
    void nonsenseIsAnsweredAndHarmsNobody()
    {
        QFETCH(QByteArray, line);
        QLocalSocket socket;
        socket.connectToServer(owner_protocol::socketPath(m_backend->dataFolder()));
        QVERIFY(socket.waitForConnected());
        socket.write(line + '\n');
        QTRY_VERIFY(socket.canReadLine());
        QVERIFY(socket.readLine().contains("\"error\""));
        QVERIFY(await(m_client->jobs({})).has_value());
    }

    void lineWithoutEndIsCutOff()
    {
        QLocalSocket socket;
        socket.connectToServer(owner_protocol::socketPath(m_backend->dataFolder()));
        QVERIFY(socket.waitForConnected());
        socket.write(QByteArray(2 * owner_protocol::kLongestLine, 'a'));
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QVERIFY(await(m_client->jobs({})).has_value());
    }

    void tooManyConnectionsAreTurnedAwayAndTheOldOnesGoOn()
    {
        std::vector<std::unique_ptr<QLocalSocket>> sockets;
        for (int i = 0; i < owner_protocol::kMostConnections + 10; ++i) {
            sockets.push_back(std::make_unique<QLocalSocket>());
            sockets.back()->connectToServer(owner_protocol::socketPath(m_backend->dataFolder()));
        }
        QTRY_COMPARE(sockets.back()->state(), QLocalSocket::UnconnectedState);
        QVERIFY(await(m_client->jobs({})).has_value());
    }

    void manyRequestsAtOnceAreAllAnswered()
    {
        QList<Async<QList<Job>>> futures;
        for (int i = 0; i < 10 * owner_protocol::kMostPending; ++i) futures.append(m_client->jobs({}));
        for (const auto &future : futures) QVERIFY(await(future).has_value());
    }
};

QTEST_GUILESS_MAIN(OwnerServerTest)
#include "tst_owner_server.moc"
