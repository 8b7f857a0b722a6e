#include "tests/server_events/served_library.h"

#include <QTcpSocket>

using namespace chalkreel;
using namespace chalkreel::test;

namespace {

const QString kEvents = QStringLiteral("/ws/events");

qint64 sequenceOf(const QJsonObject &frame) { return frame.value(QStringLiteral("sequence")).toInteger(); }
qint64 prevOf(const QJsonObject &frame) { return frame.value(QStringLiteral("prev")).toInteger(); }

/// A change of a job that never was in the library: what the feed makes of it needs no more.
Event jobEvent(const Job &job, quint64 sequence)
{
    return {.sequence = sequence,
            .epoch = QStringLiteral("e"),
            .time = QDateTime::currentDateTimeUtc(),
            .topic = QStringLiteral("jobs/") + job.id.toString(),
            .type = event_type::kJobChanged,
            .body = toJson(job),
            .owner = job.owner};
}

Job jobAt(const QString &step, double progress)
{
    Job job;
    job.id = JobId::create();
    job.asset = AssetId::create();
    job.state = JobState::Processing;
    job.step = step;
    job.progress = progress;
    return job;
}

}  // namespace

class ServerEventsTest final : public QObject
{
    Q_OBJECT

private slots:
    void whoComesBackGetsExactlyWhatWasMissed()
    {
        ServedLibrary library{false};
        library.happen(QStringLiteral("Before"));
        qint64 last = 0;
        {
            SocketClient client{library.url(kEvents)};
            QTRY_COMPARE(client.frames.size(), 1);
            QCOMPARE(client.frames.first().value(QStringLiteral("type")).toString(), QStringLiteral("position"));
            library.happen(QStringLiteral("Seen"));
            QTRY_COMPARE(client.names(), QStringList{QStringLiteral("Seen")});
            QCOMPARE(prevOf(client.frames.last()), sequenceOf(client.frames.first()));
            last = sequenceOf(client.frames.last());
        }
        QStringList missed;
        for (int i = 0; i < 450; ++i) {
            missed.append(QStringLiteral("Missed %1").arg(i));
            library.happen(missed.last());
        }
        SocketClient again{library.url(kEvents + QStringLiteral("?since=%1").arg(last))};
        missed.append(QStringLiteral("Live"));
        library.happen(missed.last());
        QTRY_COMPARE(again.names(), missed);
        QCOMPARE(prevOf(again.frames.first()), last);
        for (qsizetype i = 1; i < again.frames.size(); ++i) QCOMPARE(prevOf(again.frames[i]), sequenceOf(again.frames[i - 1]));
    }

    void eventsThatAreNoLongerThereAskForASnapshot()
    {
        ServedLibrary library{false};
        library.happen(QStringLiteral("One"));
        SocketClient ahead{library.url(kEvents + QStringLiteral("?since=999"))};
        QTRY_COMPARE(ahead.frames.size(), 1);
        QCOMPARE(ahead.frames.first().value(QStringLiteral("type")).toString(), QStringLiteral("snapshot_required"));
        SocketClient elsewhere{library.url(kEvents + QStringLiteral("?since=0&epoch=another"))};
        QTRY_COMPARE(elsewhere.ofType(QStringLiteral("snapshot_required")).size(), 1);
        library.happen(QStringLiteral("Two"));
        QTRY_COMPARE(elsewhere.names(), QStringList{QStringLiteral("Two")});
    }

    void onlyTheTopicsThatWereAskedForCome()
    {
        ServedLibrary library{false};
        SocketClient jobs{library.url(kEvents + QStringLiteral("?topics=jobs"))};
        SocketClient folders{library.url(kEvents + QStringLiteral("?topics=jobs,folders/*"))};
        QTRY_COMPARE(jobs.frames.size() + folders.frames.size(), 2);
        library.happen(QStringLiteral("One"));
        QTRY_COMPARE(folders.names(), QStringList{QStringLiteral("One")});
        QVERIFY(jobs.names().isEmpty());
        SocketClient bad{library.url(kEvents + QStringLiteral("?topics=../x"))};
        QTRY_COMPARE(bad.closeCode(), 1008);
    }

    void nobodyIsToldOfWhatIsSomebodyElses()
    {
        ServedLibrary library{true};
        const UserId anna = library.addUser(QStringLiteral("Anna"), Role::Coach);
        const UserId ben = library.addUser(QStringLiteral("Ben"), Role::Coach);
        const UserId root = library.addUser(QStringLiteral("Root"), Role::Admin);
        library.happen(QStringLiteral("Anna's first"), anna);
        SocketClient annas{library.url(kEvents + QStringLiteral("?since=0")), library.addToken(anna).secret};
        SocketClient bens{library.url(kEvents + QStringLiteral("?since=0")), library.addToken(ben).secret};
        SocketClient roots{library.url(kEvents + QStringLiteral("?since=0")), library.addToken(root).secret};
        QTRY_VERIFY(annas.isOpen() && bens.isOpen() && roots.isOpen());
        library.happen(QStringLiteral("Anna's"), anna);
        library.happen(QStringLiteral("Ben's"), ben);
        QTRY_COMPARE(bens.names(), QStringList{QStringLiteral("Ben's")});
        QTRY_COMPARE(annas.names(), (QStringList{QStringLiteral("Anna's first"), QStringLiteral("Anna's")}));
        QTRY_COMPARE(roots.names(), (QStringList{QStringLiteral("Anna's first"), QStringLiteral("Anna's"), QStringLiteral("Ben's")}));
    }

    void clientIdIsEachPersonsOwn()
    {
        ServedLibrary library{true};
        const UserId anna = library.addUser(QStringLiteral("Anna"), Role::Coach);
        const UserId root = library.addUser(QStringLiteral("Root"), Role::Admin);
        SocketClient annas{library.url(QStringLiteral("/ws/desk-1")), library.addToken(anna).secret};
        SocketClient others{library.url(QStringLiteral("/ws/desk-2")), library.addToken(anna).secret};
        SocketClient roots{library.url(QStringLiteral("/ws/desk-1")), library.addToken(root).secret};
        QTRY_COMPARE(library.feed().counts().total(), 3);
        Job job = jobAt(QStringLiteral("inspect"), 5);
        job.owner = anna.toString();
        job.clientId = QStringLiteral("desk-1");
        emit library.backend().eventReceived(jobEvent(job, 1));
        QTRY_COMPARE(annas.frames.size(), 1);
        QCOMPARE(annas.frames.first().value(QStringLiteral("file_id")).toString(), job.asset.toString());
        // They are answered in order: had they been told, it would be here.
        others.send({{QStringLiteral("type"), QStringLiteral("ping")}});
        roots.send({{QStringLiteral("type"), QStringLiteral("ping")}});
        QTRY_COMPARE(others.frames.size(), 1);
        QTRY_COMPARE(roots.frames.size(), 1);
        QCOMPARE(roots.frames.first().value(QStringLiteral("type")).toString(), QStringLiteral("pong"));
        QCOMPARE(others.frames.first().value(QStringLiteral("type")).toString(), QStringLiteral("pong"));
    }

    void statusFramesHaveTheFieldsOfTheFirstInterface()
    {
        ServedLibrary library{false};
        SocketClient client{library.url(QStringLiteral("/api/v1/ws/status"))};
        QTRY_COMPARE(library.feed().counts().total(), 1);
        const Job job = jobAt(QStringLiteral("video"), 45.7);
        emit library.backend().eventReceived(jobEvent(job, 7));
        QTRY_COMPARE(client.frames.size(), 1);
        QCOMPARE(client.frames.first(), (QJsonObject{{QStringLiteral("file_id"), job.asset.toString()},
                                                     {QStringLiteral("process_type"), QStringLiteral("video_enhancement")},
                                                     {QStringLiteral("status"), QStringLiteral("processing")},
                                                     {QStringLiteral("progress"), 45},
                                                     {QStringLiteral("error"), QJsonValue{}},
                                                     {QStringLiteral("sequence"), 7}}));
    }

    void jobIsToldAsItIsAndThenAsItChanges()
    {
        ServedLibrary library{false};
        QTemporaryDir folder;
        QFile file{folder.filePath(QStringLiteral("a.mp4"))};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray{"\0\0\0\x18"
                              "ftypisom\0\0\0\0isomiso2",
                              24});
        file.close();
        const auto added = await(library.backend().uploads().add({.path = file.fileName()}));
        VERIFY_RESULT(added);
        SocketClient client{library.url(u"/ws/" + added->job.toString())};
        QTRY_COMPARE(client.frames.size(), 1);
        QCOMPARE(client.frames.first().value(QStringLiteral("type")).toString(), QStringLiteral("initial_status"));
        VERIFY_RESULT(await(library.backend().jobs().cancel(added->job)));
        QTRY_VERIFY(!client.ofType(QStringLiteral("job_update")).isEmpty());
        const QJsonObject data = client.frames.last().value(QStringLiteral("data")).toObject();
        QCOMPARE(data.value(QStringLiteral("status")).toString(), QStringLiteral("cancelled"));
        QVERIFY(data.value(QStringLiteral("progress")).isDouble());
    }

    void broadcastTellsOfEachJobAndHealthAnswersPings()
    {
        ServedLibrary library{false};
        SocketClient broadcast{library.url(QStringLiteral("/ws/jobs/broadcast"))};
        SocketClient health{library.url(QStringLiteral("/ws/health"))};
        QTRY_COMPARE(health.frames.size(), 1);
        QCOMPARE(health.frames.first().value(QStringLiteral("status")).toString(), QStringLiteral("healthy"));
        health.socket().sendTextMessage(QStringLiteral("ping"));
        QTRY_COMPARE(health.ofType(QStringLiteral("pong")).size(), 1);
        QTRY_COMPARE(library.feed().counts().total(), 2);
        emit library.backend().eventReceived(jobEvent(jobAt(QStringLiteral("audio"), 70), 1));
        QTRY_COMPARE(broadcast.ofType(QStringLiteral("job_update")).size(), 1);
        QCOMPARE(health.frames.size(), 2);
    }

    void tokenComesInTheHeaderInATicketOrInTheFirstMessage()
    {
        ServedLibrary library{true};
        const UserId anna = library.addUser(QStringLiteral("Anna"), Role::Coach);
        const CreatedApiToken token = library.addToken(anna);
        SocketClient byHeader{library.url(kEvents), token.secret};
        QTRY_COMPARE(byHeader.frames.size(), 1);

        const auto signedIn = library.accounts().sessions().login(
            {.name = QStringLiteral("Anna"), .password = QStringLiteral("correct horse battery"), .address = {}, .client = {}});
        VERIFY_RESULT(signedIn);
        const auto session = library.accounts().authenticate({.bearer = signedIn->accessToken, .ticket = {}});
        VERIFY_RESULT(session);
        const auto ticket = library.accounts().sessions().issueTicket(*session);
        VERIFY_RESULT(ticket);
        const QUrl withTicket = library.url(kEvents + QStringLiteral("?ticket=") + *ticket);
        SocketClient byTicket{withTicket};
        QTRY_COMPARE(byTicket.frames.size(), 1);
        SocketClient second{withTicket};
        QTRY_VERIFY(second.isRefusedWith(401));
        QVERIFY(second.frames.isEmpty());

        SocketClient byMessage{library.url(kEvents)};
        QTRY_VERIFY(byMessage.isOpen());
        byMessage.send({{QStringLiteral("type"), QStringLiteral("auth")}, {QStringLiteral("token"), token.secret}});
        QTRY_COMPARE(byMessage.frames.size(), 2);
        QCOMPARE(byMessage.frames.first().value(QStringLiteral("type")).toString(), QStringLiteral("authenticated"));

        SocketClient inUrl{library.url(kEvents + QStringLiteral("?token=") + token.secret)};
        QTRY_VERIFY(inUrl.isOpen());
        inUrl.send({{QStringLiteral("type"), QStringLiteral("ping")}});
        QTRY_COMPARE(inUrl.closeCode(), 4401);
        SocketClient wrong{library.url(kEvents)};
        QTRY_VERIFY(wrong.isOpen());
        wrong.send({{QStringLiteral("type"), QStringLiteral("auth")}, {QStringLiteral("token"), QStringLiteral("crk_wrong")}});
        QTRY_COMPARE(wrong.closeCode(), 4401);
    }

    void whoShowsNothingIsSentAway()
    {
        SocketLimits limits;
        limits.authentication = std::chrono::milliseconds{50};
        ServedLibrary library{true, limits};
        SocketClient client{library.url(QStringLiteral("/ws/status"))};
        QTRY_COMPARE(client.closeCode(), 4401);
    }

    void revokedTokenEndsItsSocketsAtOnce()
    {
        ServedLibrary library{true};
        const UserId anna = library.addUser(QStringLiteral("Anna"), Role::Coach);
        const CreatedApiToken token = library.addToken(anna);
        SocketClient revoked{library.url(kEvents), token.secret};
        SocketClient kept{library.url(kEvents), library.addToken(anna).secret};
        QTRY_COMPARE(revoked.frames.size() + kept.frames.size(), 2);
        VERIFY_RESULT(library.accounts().apiTokens().remove(Principal::localOperator(), token.token.id, QString{}));
        QTRY_COMPARE(revoked.closeCode(), 4401);
        library.happen(QStringLiteral("After"), anna);
        QTRY_COMPARE(kept.names(), QStringList{QStringLiteral("After")});
        QVERIFY(revoked.names().isEmpty());
    }

    void whoDoesNotReadIsCutOffAndOthersAreNotHeldUp()
    {
        SocketLimits limits;
        limits.queuedBytes = 64 * 1024;
        limits.closing = std::chrono::milliseconds{0};
        ServedLibrary library{false, limits};
        QTcpSocket lazy;
        lazy.setReadBufferSize(1);
        lazy.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(library.url({}).port()));
        QVERIFY(lazy.waitForConnected());
        lazy.write("GET /ws/jobs/broadcast HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        SocketClient eager{library.url(QStringLiteral("/ws/jobs/broadcast"))};
        QTRY_COMPARE(library.feed().counts().total(), 2);
        Job job = jobAt(QStringLiteral("video"), 1);
        job.assetTitle = QString{200'000, u'x'};  // so that the kernel's buffers are soon full
        int sent = 0;
        while (library.feed().counts().total() == 2 && sent < 500) {
            emit library.backend().eventReceived(jobEvent(job, static_cast<quint64>(++sent)));
            QTRY_COMPARE(eager.frames.size(), sent);
        }
        QTRY_COMPARE(library.feed().counts().total(), 1);
        emit library.backend().eventReceived(jobEvent(job, static_cast<quint64>(++sent)));
        QTRY_COMPARE(eager.frames.size(), sent);
    }

    void whoTalksTooMuchOrTooLongIsCutOff()
    {
        ServedLibrary library{false};
        SocketClient fast{library.url(QStringLiteral("/ws/health"))};
        QTRY_VERIFY(fast.isOpen());
        for (int i = 0; i < 200; ++i) fast.socket().sendTextMessage(QStringLiteral("ping"));
        QTRY_COMPARE(fast.closeCode(), 1008);
        SocketClient large{library.url(QStringLiteral("/ws/health"))};
        QTRY_VERIFY(large.isOpen());
        large.socket().sendTextMessage(QString{70'000, u'x'});
        QTRY_COMPARE(large.closeCode(), 1009);
        SocketClient binary{library.url(QStringLiteral("/ws/health"))};
        QTRY_VERIFY(binary.isOpen());
        binary.socket().sendBinaryMessage("x");
        QTRY_COMPARE(binary.closeCode(), 1003);
    }

    void personHasOnlySoManySockets()
    {
        SocketLimits limits;
        limits.socketsPerUser = 2;
        ServedLibrary library{true, limits};
        const UserId anna = library.addUser(QStringLiteral("Anna"), Role::Coach);
        const UserId ben = library.addUser(QStringLiteral("Ben"), Role::Coach);
        const QString token = library.addToken(anna).secret;
        SocketClient first{library.url(kEvents), token};
        SocketClient second{library.url(kEvents), token};
        QTRY_COMPARE(first.frames.size() + second.frames.size(), 2);
        SocketClient third{library.url(kEvents), token};
        QTRY_COMPARE(third.closeCode(), 4429);
        SocketClient other{library.url(kEvents), library.addToken(ben).secret};
        QTRY_COMPARE(other.frames.size(), 1);
        first.socket().close();
        QTRY_COMPARE(library.feed().counts().total(), 2);
        SocketClient again{library.url(kEvents), token};
        QTRY_COMPARE(again.frames.size(), 1);
    }
};

QTEST_GUILESS_MAIN(ServerEventsTest)
#include "tst_server_events.moc"
