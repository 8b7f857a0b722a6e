#include "tests/e2e/ctl_run.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <csignal>

using namespace chalkreel::e2e;
using namespace Qt::StringLiterals;

namespace {

constexpr int kHang = 60'000;  // milliseconds
constexpr qsizetype kFileBytes = 32 << 20;

/// A server whose signals and end are the test's own matter.
class Serving
{
public:
    bool start()
    {
        startCtl(m_process, {u"serve"_s, u"--open"_s, u"--json"_s, u"--port"_s, u"0"_s, u"--data"_s, m_folder.filePath(u"library"_s)});
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(kHang)) return false;
        m_port = static_cast<quint16>(QUrl{QJsonDocument::fromJson(m_process.readLine())[u"url"].toString()}.port());
        return m_port > 0;
    }
    ~Serving()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    std::unique_ptr<QTcpSocket> connected() const
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress::LocalHost, m_port);
        return socket->waitForConnected(kHang) ? std::move(socket) : nullptr;
    }
    /// Half a request of this connection: the server is at work on it.
    std::unique_ptr<QTcpSocket> sending(const QByteArray &bytes) const
    {
        auto socket = connected();
        if (!socket) return nullptr;
        socket->write(bytes);
        while (socket->bytesToWrite() > 0 && socket->waitForBytesWritten(kHang)) {
        }
        return socket;
    }
    void signal() const { ::kill(static_cast<pid_t>(m_process.processId()), SIGTERM); }
    /// Until nobody is let in any more.
    bool isClosed() const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        return !socket.waitForConnected(kHang);
    }
    int exitCode()
    {
        if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(kHang)) return -1;
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -2;
    }
    bool isRunning() const { return m_process.state() == QProcess::Running; }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

QByteArray readAll(QTcpSocket &socket)
{
    QByteArray all;
    do all += socket.readAll();
    while (socket.waitForReadyRead(kHang));
    return all + socket.readAll();
}

/// The bytes of one answer, whose head says how many they are.
QByteArray readAnswer(QTcpSocket &socket)
{
    QByteArray read;
    for (;;) {
        read += socket.readAll();
        const qsizetype end = read.indexOf("\r\n\r\n");
        const qsizetype at = read.indexOf("Content-Length: ");
        if (end >= 0 && at >= 0) {
            const qsizetype length = read.mid(at + 16, read.indexOf('\r', at) - at - 16).toLongLong();
            if (read.size() >= end + 4 + length) return read;
        }
        if (!socket.waitForReadyRead(kHang)) return read;
    }
}

QByteArray uploadHead(qsizetype bytes)
{
    return "POST /api/v1/videos?name=clip.mp4 HTTP/1.1\r\nHost: localhost\r\nContent-Type: video/mp4\r\nContent-Length: " +
           QByteArray::number(bytes) + "\r\n\r\n";
}

/// A connection on which these bytes, the beginning of a request, were read: they came along with a request that was answered.
std::unique_ptr<QTcpSocket> begun(const Serving &server, const QByteArray &bytes)
{
    auto socket = server.sending("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n" + bytes);
    return socket && !readAnswer(*socket).isEmpty() ? std::move(socket) : nullptr;
}

}  // namespace

class ServerShutdownTest final : public QObject
{
    Q_OBJECT

private slots:
    void whatIsBeingSentIsTakenToItsEndAndNobodyElseIsLetIn()
    {
        Serving server;
        QVERIFY(server.start());
        const QByteArray file(1 << 20, 'x');
        const auto upload = server.sending(uploadHead(file.size()) + file.first(file.size() / 2));
        const auto asking = begun(server, "GET /ready HTTP/1.1\r\nHost: localhost\r\n");
        const auto changing = begun(server, "POST /api/v1/folders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n");
        QVERIFY(upload && asking && changing);
        QTRY_VERIFY(readyAnswers(server));
        server.signal();
        QTRY_VERIFY(server.isClosed());

        asking->write("\r\n");
        const QByteArray ready = readAll(*asking);
        QVERIFY2(ready.startsWith("HTTP/1.1 503"), ready.constData());
        QVERIFY(ready.contains("\"stopping\""));
        changing->write("\r\n{}");
        QVERIFY(readAll(*changing).startsWith("HTTP/1.1 503"));
        QVERIFY(server.isRunning());

        upload->write(file.sliced(file.size() / 2));
        const QByteArray answer = readAll(*upload);
        QVERIFY2(answer.startsWith("HTTP/1.1 201"), answer.constData());
        QCOMPARE(server.exitCode(), 0);
    }

    void whatIsBeingFetchedComesToItsEnd()
    {
        Serving server;
        QVERIFY(server.start());
        QByteArray file(kFileBytes, Qt::Uninitialized);
        for (qsizetype i = 0; i < file.size(); ++i) file[i] = static_cast<char>(i * 31 / 7);
        const auto upload = server.sending(uploadHead(file.size()) + file);
        QVERIFY(upload);
        const QByteArray stored = readAnswer(*upload);
        const QString id = QJsonDocument::fromJson(stored.mid(stored.indexOf("\r\n\r\n") + 4))[u"id"].toString();
        QVERIFY2(!id.isEmpty(), stored.constData());

        const auto download = std::make_unique<QTcpSocket>();
        download->setReadBufferSize(64 << 10);
        download->connectToHost(QHostAddress::LocalHost, upload->peerPort());
        QVERIFY(download->waitForConnected(kHang));
        download->write("GET /api/v1/videos/" + id.toLatin1() + "/download?rendition=original HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(download->waitForReadyRead(kHang));
        QVERIFY2(download->peek(12) == "HTTP/1.1 200", download->peek(1000).constData());
        server.signal();
        QTRY_VERIFY(server.isClosed());
        QVERIFY(server.isRunning());
        download->setReadBufferSize(0);
        const QByteArray answer = readAll(*download);
        QVERIFY(answer.startsWith("HTTP/1.1 200"));
        QCOMPARE(answer.size() - answer.indexOf("\r\n\r\n") - 4, file.size());
        QVERIFY(answer.mid(answer.indexOf("\r\n\r\n") + 4) == file);
        QCOMPARE(server.exitCode(), 0);
    }

    void clientThatNeverFinishesDoesNotKeepTheServer()
    {
        Serving server;
        QVERIFY(server.start());
        const auto upload = server.sending(uploadHead(1 << 20) + "x");
        QVERIFY(upload);
        QTRY_VERIFY(readyAnswers(server));
        server.signal();
        QCOMPARE(server.exitCode(), 0);
    }

    void secondSignalEndsAtOnce()
    {
        Serving server;
        QVERIFY(server.start());
        const auto upload = server.sending(uploadHead(1 << 20) + "x");
        QVERIFY(upload);
        QTRY_VERIFY(readyAnswers(server));
        server.signal();
        QTRY_VERIFY(server.isClosed());
        QVERIFY(server.isRunning());
        server.signal();
        QCOMPARE(server.exitCode(), 128 + SIGTERM);
    }

private:
    /// A round trip: what was sent before on other connections has been read.
    static bool readyAnswers(const Serving &server)
    {
        const auto socket = server.sending("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        return socket && readAll(*socket).startsWith("HTTP/1.1 200");
    }
};

QTEST_GUILESS_MAIN(ServerShutdownTest)
#include "tst_server_shutdown.moc"
