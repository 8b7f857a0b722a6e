#include "tests/e2e/made_clips.h"
#include "tests/server/server_material.h"
#include "tests/server/test_certificate.h"

#include <QProcess>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>
#include <QtEndian>

using namespace chalkreel::e2e;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 kBytes = 48 << 20;  ///< far more than the buffers between server and client hold

/// A video with a box behind it that nobody plays.
QByteArray largeVideo()
{
    const QTemporaryDir folder;
    QFile file{makeClip(folder.path(), u"clip.mp4"_s, 1)};
    if (!file.open(QIODevice::ReadOnly)) return {};
    QByteArray video = file.readAll();
    QByteArray size(4, '\0');
    qToBigEndian(kBytes, size.data());
    video += size + "free";
    for (quint32 i = 0; i < (kBytes - 8) / 8; ++i) video += QByteArray::number(10'000'000 + i);
    return video;
}

}  // namespace

/// Whoever is slow gets what he asked for, and whoever has stopped does not hold what others need.
class TestServerSlowClients final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    ServerProcess m_plain;
    ServerProcess m_encrypted;
    QByteArray m_video;

    /// curl at that pace, into a file.
    void fetch(QProcess &curl, const QUrl &url, const QString &to, const char *rate)
    {
        curl.start(u"curl"_s, {u"-sSk"_s, u"--limit-rate"_s, QString::fromLatin1(rate), u"-o"_s, to, url.toString()});
    }
    QString upload(ServerProcess &server)
    {
        return postForm(server, u"/api/v1/videos"_s, {{"file", m_video, "clip.mp4"}}, {}).json()[u"id"_s].toString();
    }

private slots:
    void initTestCase()
    {
        const QMap<QString, QString> tls = testCertificate(m_folder.path());
        QVERIFY2(!tls.isEmpty(), "openssl made no certificate");
        QVERIFY2(m_plain.start(ServerProcess::Mode::Open), m_plain.problem().constData());
        QVERIFY2(m_encrypted.start({.mode = ServerProcess::Mode::Open, .environment = tls}), m_encrypted.problem().constData());
        m_video = largeVideo();
        QVERIFY(m_video.size() > kBytes);
    }

    void slowReadersGetAllOfAFile()
    {
        // Half a minute: twice as long as a reader may stand still.
        QProcess plain;
        QProcess encrypted;
        const auto target = [](ServerProcess &server, const QString &id) {
            return server.url(u"/api/v1/videos/"_s + id + u"/download?rendition=original"_s);
        };
        const QString first = m_folder.filePath(u"plain.mp4"_s);
        const QString second = m_folder.filePath(u"encrypted.mp4"_s);
        fetch(plain, target(m_plain, upload(m_plain)), first, "1600k");
        fetch(encrypted, target(m_encrypted, upload(m_encrypted)), second, "1600k");
        for (const auto &[curl, path] : {std::pair{&plain, first}, std::pair{&encrypted, second}}) {
            QVERIFY(curl->waitForFinished(120'000));
            QVERIFY2(curl->exitCode() == 0, curl->readAllStandardError().constData());
            QFile file{path};
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(file.readAll() == m_video, qPrintable(path));
        }
    }

    void readerThatLeavesInTheMiddleDoesNoHarm()
    {
        const QByteArray request =
            "GET /api/v1/videos/" + upload(m_plain).toLatin1() + "/download?rendition=original HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (int i = 0; i < 30; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_plain.port());
            QVERIFY(socket.waitForConnected());
            socket.write(request);
            // All that has come, so that it is a goodbye and no reset.
            for (int piece = 0; piece < i; ++piece)
                if (socket.waitForReadyRead(1000)) socket.readAll();
            socket.disconnectFromHost();
            if (socket.state() != QAbstractSocket::UnconnectedState) socket.waitForDisconnected(1000);
        }
        QCOMPARE(m_plain.get(u"/health"_s).status, 200);
    }

    void refusalOfAnEncryptedUploadArrives()
    {
        // The client is still sending when it is refused.
        const QString path = m_folder.filePath(u"body"_s);
        QFile file{path};
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(3 << 20, ' ')) == 3 << 20);
        file.close();
        QProcess curl;
        curl.start(u"curl"_s, {u"-sSk"_s, u"-H"_s, u"Content-Type: application/json"_s, u"-H"_s, u"Expect:"_s, u"--data-binary"_s,
                               u'@' + path, m_encrypted.url(u"/api/v1/folders"_s).toString()});
        QVERIFY(curl.waitForFinished());
        const QByteArray answer = curl.readAllStandardOutput();
        QVERIFY2(answer.contains("\"status\":413"), QByteArray{answer + curl.readAllStandardError()}.constData());
    }

    void goodbyeOfAnEncryptedWebSocketArrives()
    {
        QWebSocket socket;
        QSslConfiguration tls = socket.sslConfiguration();
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.setSslConfiguration(tls);
        socket.open(m_encrypted.webSocketUrl(u"/ws/events"_s));
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::ConnectedState, 10'000);
        socket.sendTextMessage(u"no JSON"_s);
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, 10'000);
        QCOMPARE(socket.closeCode(), QWebSocketProtocol::CloseCodeDatatypeNotSupported);
        QVERIFY(!socket.closeReason().isEmpty());
    }

    void readerThatStandsStillIsCutOff()
    {
        QTcpSocket socket;
        socket.setReadBufferSize(1);
        socket.connectToHost(QHostAddress::LocalHost, m_plain.port());
        QVERIFY(socket.waitForConnected());
        socket.write("GET /api/v1/videos/" + upload(m_plain).toLatin1() +
                     "/download?rendition=original HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(socket.waitForBytesWritten());
        const auto open = [this] {
            const QByteArray figures = m_plain.get(u"/metrics"_s).body;
            const QByteArray name = "\nchalkreel_connections_open ";
            const qsizetype at = figures.indexOf(name);
            return at < 0 ? -1 : figures.mid(at + name.size(), 10).split('\n').first().toInt();
        };
        QVERIFY2(open() >= 2, "the figure has another name");
        // Of those that are open, the one that asks is the last.
        QTRY_VERIFY_WITH_TIMEOUT(open() <= 1, 40'000);
    }
};

QTEST_GUILESS_MAIN(TestServerSlowClients)
#include "tst_server_slow_clients.moc"
