#include "tests/e2e/made_clips.h"
#include "tests/server/server_material.h"
#include "tests/server/test_certificate.h"

#include <QProcess>
#include <QTcpSocket>
#include <QTest>
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
