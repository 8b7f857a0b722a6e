#include "tests/support/server_process.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

using namespace chalkreel::e2e;

namespace {

QByteArray randomBytes(qsizetype size, quint32 seed)
{
    QRandomGenerator generator{seed};
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i + 4 <= size; i += 4) {
        const quint32 word = generator.generate();
        std::memcpy(bytes.data() + i, &word, 4);
    }
    return bytes;
}

QString sha256Of(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QByteArray formOf(const QByteArray &file, const QByteArray &name)
{
    return "--XX\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nTraining Session\r\n"
           "--XX\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\nFront squat technique analysis\r\n"
           "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" +
           name + "\"\r\nContent-Type: video/mp4\r\n\r\n" + file + "\r\n--XX--\r\n";
}

QByteArray base64(const char *text) { return QByteArray{text}.toBase64(); }

}  // namespace

class TestServerUploads : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_server = std::make_unique<ServerProcess>();
        QVERIFY2(m_server->start(ServerProcess::Mode::Accounts), m_server->problem().constData());
        m_bearer = m_server->adminBearer();
    }

    void formBecomesAVideoWithWhatWasSaidOfIt()
    {
        const QByteArray file = randomBytes(3'000'000, 1);
        const Answer answer = post(QStringLiteral("/api/v1/videos"), formOf(file, "squat.mp4"));
        QCOMPARE(answer.status, 201);
        const QJsonObject body = answer.json();
        QCOMPARE(body[QStringLiteral("title")].toString(), QStringLiteral("Training Session"));
        QCOMPARE(body[QStringLiteral("description")].toString(), QStringLiteral("Front squat technique analysis"));
        QCOMPARE(body[QStringLiteral("name")].toString(), QStringLiteral("squat.mp4"));
        QCOMPARE(body[QStringLiteral("sha256")].toString(), sha256Of(file));
        QCOMPARE(body[QStringLiteral("file_id")], body[QStringLiteral("id")]);
        QVERIFY(!body[QStringLiteral("job_id")].toString().isEmpty());
        QCOMPARE(answer.header("Location"), "/api/v1/videos/" + body[QStringLiteral("id")].toString().toLatin1());
        QVERIFY(spoolIsEmpty());
    }

    void sameBytesAgainAreRecognised()
    {
        const QByteArray file = randomBytes(100'000, 2);
        const Answer first = post(QStringLiteral("/upload"), formOf(file, "a.mp4"));
        const Answer second = post(QStringLiteral("/api/videos/upload"), formOf(file, "b.mp4"));
        QCOMPARE(first.status, 201);
        QCOMPARE(second.status, 200);
        QVERIFY(second.json()[QStringLiteral("duplicate")].toBool());
        QCOMPARE(second.json()[QStringLiteral("id")], first.json()[QStringLiteral("id")]);
        QVERIFY(spoolIsEmpty());
    }

    void twoPeopleDoNotLearnOfEachOthersFiles()
    {
        const QByteArray coach = m_server->addUser(QStringLiteral("Coach"), QStringLiteral("coach"));
        QVERIFY(!coach.isEmpty());
        const QByteArray file = randomBytes(100'000, 3);
        QCOMPARE(post(QStringLiteral("/upload"), formOf(file, "a.mp4")).status, 201);
        m_bearer = coach;
        QCOMPARE(post(QStringLiteral("/upload"), formOf(file, "a.mp4")).status, 201);
    }

    void bodyAloneIsAFileToo()
    {
        const QByteArray file = randomBytes(50'000, 4);
        const Answer answer = m_server->ask({.method = "POST",
                                             .path = QStringLiteral("/api/v1/videos?name=jump%20%C3%A4.mp4&title=Jump"),
                                             .body = file,
                                             .bearer = m_bearer,
                                             .contentType = "video/mp4"});
        QCOMPARE(answer.status, 201);
        QCOMPARE(answer.json()[QStringLiteral("name")].toString(), QStringLiteral("jump ä.mp4"));
        QCOMPARE(answer.json()[QStringLiteral("sha256")].toString(), sha256Of(file));
    }

    void nameOfAFileIsOnlyAName()
    {
        for (const char *name : {"../../../etc/passwd.mp4", "..\\\\..\\\\boot.mp4", "/etc/cron.d/x.mp4", "CON.mp4"}) {
            const Answer answer = post(QStringLiteral("/upload"), formOf(randomBytes(1000, qHash(QByteArrayView{name})), name));
            QVERIFY2(answer.status == 201, answer.body.constData());
            const QString kept = answer.json()[QStringLiteral("name")].toString();
            QVERIFY2(!kept.contains(u'/') && !kept.contains(u'\\') && !kept.startsWith(u'.'), qPrintable(kept));
        }
    }

    void whatIsNoUploadIsRefusedAndLeavesNothing()
    {
        QCOMPARE(post(QStringLiteral("/upload"), "--XX\r\nContent-Disposition: form-data; name=title\r\n\r\nx\r\n--XX--\r\n").status, 422);
        QCOMPARE(post(QStringLiteral("/upload"), formOf("abc", "a.mp4").left(100)).status, 422);
        QCOMPARE(m_server
                     ->ask({.method = "POST",
                            .path = QStringLiteral("/upload"),
                            .body = "x",
                            .bearer = m_bearer,
                            .contentType = "multipart/mixed; boundary=a"})
                     .status,
                 415);
        QCOMPARE(m_server->ask({.method = "POST", .path = QStringLiteral("/upload"), .body = "x", .contentType = "video/mp4"}).status, 401);
        QVERIFY(spoolIsEmpty());
    }

    void fileOverTheLimitIsRefusedBeforeItComes()
    {
        QVERIFY(m_server->stop());
        QVERIFY(m_server->start(
            {.mode = ServerProcess::Mode::Accounts, .environment = {{QStringLiteral("MAX_FILE_SIZE_MB"), QStringLiteral("1")}}}));
        m_bearer = m_server->adminBearer();
        const QByteArray answer = m_server->raw("POST /api/v1/videos?name=a.mp4 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                                                m_bearer + "\r\nContent-Type: video/mp4\r\nContent-Length: 99999999\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 413"), answer.constData());
        QCOMPARE(post(QStringLiteral("/upload"), formOf(randomBytes(1'200'000, 5), "a.mp4")).status, 413);
        QVERIFY(spoolIsEmpty());
    }

    void uploadInPartsEndsWithTheRightHash()
    {
        const QByteArray file = randomBytes(5'000'000, 6);
        const QString path = create(file.size());
        QVERIFY(!path.isEmpty());
        Answer answer;
        for (qsizetype at = 0; at < file.size(); at += 2'000'000) {
            answer = patch(path, at, file.mid(at, 2'000'000));
            QCOMPARE(answer.status, 204);
            QCOMPARE(answer.header("Upload-Offset").toLongLong(), std::min<qint64>(at + 2'000'000, file.size()));
        }
        QVERIFY(!answer.header("X-Asset-Id").isEmpty());
        const Answer video = m_server->get(QStringLiteral("/api/v1/videos/") + QString::fromLatin1(answer.header("X-Asset-Id")), m_bearer);
        QCOMPARE(video.status, 200);
        QVERIFY2(video.body.contains(sha256Of(file).toLatin1()), video.body.left(500).constData());
        QVERIFY(video.body.contains("tus clip.mp4"));
    }

    void uploadGoesOnAfterTheServerWasKilled()
    {
        const QByteArray file = randomBytes(40'000'000, 7);
        const QString path = create(file.size());
        QVERIFY(!path.isEmpty());
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_server->port());
        QVERIFY(socket.waitForConnected());
        socket.write("PATCH " + path.toLatin1() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + m_bearer +
                     "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: " +
                     QByteArray::number(file.size()) + "\r\n\r\n");
        // All but the end: it cannot become a video before the kill.
        socket.write(file.left(39'000'000));
        QTRY_VERIFY_WITH_TIMEOUT(offsetOf(path) >= (16 << 20), 30'000);
        ::kill(static_cast<pid_t>(m_server->processId()), SIGKILL);
        m_server->stop();
        QVERIFY2(m_server->start(ServerProcess::Mode::Accounts), m_server->problem().constData());
        m_bearer = m_server->adminBearer();
        const qint64 offset = offsetOf(path);
        QVERIFY(offset >= (16 << 20) && offset < file.size());
        const Answer answer = patch(path, offset, file.mid(offset));
        QCOMPARE(answer.status, 204);
        const Answer video = m_server->get(QStringLiteral("/api/v1/videos/") + QString::fromLatin1(answer.header("X-Asset-Id")), m_bearer);
        QVERIFY2(video.body.contains(sha256Of(file).toLatin1()), video.body.left(500).constData());
    }

    void clientThatWentAwayGoesOnWhereItWas()
    {
        const QByteArray file = randomBytes(3'000'000, 8);
        const QString path = create(file.size());
        {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_server->port());
            QVERIFY(socket.waitForConnected());
            socket.write("PATCH " + path.toLatin1() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + m_bearer +
                         "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: "
                         "3000000\r\n\r\n");
            socket.write(file.left(1'234'567));
            while (socket.bytesToWrite() > 0) QVERIFY(socket.waitForBytesWritten());
        }
        QTRY_VERIFY_WITH_TIMEOUT(offsetOf(path) > 0, 10'000);
        // Until the server has noted that the other is gone it says so, and one asks again.
        Answer answer;
        const auto goOn = [&] {
            if (answer.status == 204) return true;
            const qint64 offset = offsetOf(path);
            answer = patch(path, offset, file.mid(offset));
            return answer.status == 204;
        };
        QTRY_VERIFY_WITH_TIMEOUT(goOn(), 10'000);
        const Answer video = m_server->get(QStringLiteral("/api/v1/videos/") + QString::fromLatin1(answer.header("X-Asset-Id")), m_bearer);
        QVERIFY2(video.body.contains(sha256Of(file).toLatin1()), video.body.left(500).constData());
    }

    void wrongOffsetsLengthsAndChecksumsAreRefused()
    {
        const QString path = create(1000);
        QCOMPARE(patch(path, 5, "abc").status, 409);
        QCOMPARE(patch(path, 0, QByteArray(1001, 'a')).status, 413);
        QCOMPARE(patch(path, 0, "abc", {{"Upload-Checksum", "sha256 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}}).status, 460);
        QCOMPARE(patch(path, 0, "abc", {{"Upload-Checksum", "md5 YQ=="}}).status, 400);
        QCOMPARE(offsetOf(path), 0);
        QCOMPARE(tus("PATCH", path, "abc", {{"Upload-Offset", "-1"}}, "application/offset+octet-stream").status, 422);
        QCOMPARE(tus("PATCH", path, "abc", {{"Upload-Offset", "0"}}, "video/mp4").status, 415);
        QCOMPARE(
            m_server
                ->ask(
                    {.method = "PATCH", .path = path, .body = "abc", .bearer = m_bearer, .contentType = "application/offset+octet-stream"})
                .status,
            412);
        QCOMPARE(tus("POST", QStringLiteral("/api/v1/uploads"), {}, {}).status, 422);
        QCOMPARE(tus("POST", QStringLiteral("/api/v1/uploads"), {}, {{"Upload-Length", "5"}, {"Upload-Metadata", "filename ***"}}).status,
                 422);
        QCOMPARE(tus("POST", QStringLiteral("/api/v1/uploads"), {}, {{"Upload-Length", "999999999999999"}}).status, 413);
    }

    void uploadOfAnotherIsNotThere()
    {
        const QString path = create(1000);
        m_bearer = m_server->addUser(QStringLiteral("Coach"), QStringLiteral("coach"));
        QCOMPARE(tus("HEAD", path).status, 404);
        QCOMPARE(patch(path, 0, "abc").status, 404);
        QCOMPARE(tus("DELETE", path).status, 404);
    }

    void terminatedUploadIsGone()
    {
        const QString path = create(1000);
        QCOMPARE(patch(path, 0, "abc").status, 204);
        QCOMPARE(tus("DELETE", path).status, 204);
        QCOMPARE(tus("HEAD", path).status, 404);
        QVERIFY(spoolIsEmpty());
    }

    void serverSaysWhatItCanDo()
    {
        const Answer answer = m_server->ask({.method = "OPTIONS", .path = QStringLiteral("/api/v1/uploads")});
        QCOMPARE(answer.status, 204);
        QCOMPARE(answer.header("Tus-Version"), QByteArray{"1.0.0"});
        for (const char *extension : {"creation", "creation-with-upload", "termination", "checksum", "expiration"})
            QVERIFY2(answer.header("Tus-Extension").split(',').contains(extension), extension);
        QCOMPARE(answer.header("Tus-Checksum-Algorithm"), QByteArray{"sha256"});
    }

private:
    Answer post(const QString &path, const QByteArray &form)
    {
        return m_server->ask(
            {.method = "POST", .path = path, .body = form, .bearer = m_bearer, .contentType = "multipart/form-data; boundary=XX"});
    }
    Answer tus(const QByteArray &method, const QString &path, const QByteArray &body = {},
               QList<std::pair<QByteArray, QByteArray>> headers = {}, const QByteArray &type = {})
    {
        headers.emplaceBack("Tus-Resumable", "1.0.0");
        return m_server->ask({.method = method, .path = path, .body = body, .bearer = m_bearer, .contentType = type, .headers = headers});
    }
    Answer patch(const QString &path, qint64 offset, const QByteArray &bytes, QList<std::pair<QByteArray, QByteArray>> headers = {})
    {
        headers.emplaceBack("Upload-Offset", QByteArray::number(offset));
        return tus("PATCH", path, bytes, headers, "application/offset+octet-stream");
    }
    QString create(qint64 length)
    {
        const Answer answer =
            tus("POST", QStringLiteral("/api/v1/uploads"), {},
                {{"Upload-Length", QByteArray::number(length)}, {"Upload-Metadata", "filename " + base64("tus clip.mp4")}});
        return answer.status == 201 ? QUrl{QString::fromLatin1(answer.header("Location"))}.path() : QString{};
    }
    qint64 offsetOf(const QString &path)
    {
        const Answer answer = tus("HEAD", path);
        return answer.status == 200 ? answer.header("Upload-Offset").toLongLong() : -1;
    }
    bool spoolIsEmpty() const { return QDir{m_server->dataFolder() + QStringLiteral("/spool")}.entryList(QDir::Files).isEmpty(); }

    std::unique_ptr<ServerProcess> m_server;
    QByteArray m_bearer;
};

QTEST_GUILESS_MAIN(TestServerUploads)
#include "tst_server_uploads.moc"
