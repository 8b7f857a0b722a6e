#pragma once

#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace chalkreel::test {

/// The harmless file that every virus scanner knows (eicar.org). In pieces here: this source is no virus.
inline QByteArray eicar() { return QByteArray{R"(X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR)"} + "-STANDARD-ANTIVIRUS-" + "TEST-FILE!$H+H*"; }
inline const QString kEicarSignature = QStringLiteral("Test.Eicar.UNOFFICIAL");

/// A real clamd with a signature database of its own, in which EICAR is all there is. Ends with it.
class ClamdProcess
{
public:
    struct Limits
    {
        QByteArray stream = "30M";
        QByteArray file = "25M";  ///< what is larger is skipped, and called OK
        bool doesAlert = false;   ///< what is skipped is told
    };

    ClamdProcess() { makeDatabase(); }
    ~ClamdProcess() { stop(); }

    static QString program() { return QStringLiteral("/usr/sbin/clamd"); }
    QString socket() const { return m_folder.filePath(QStringLiteral("clamd.sock")); }

    /// Waits until it answers.
    bool start() { return start(Limits{}); }
    bool start(const Limits &limits)
    {
        const QString config = m_folder.filePath(QStringLiteral("clamd.conf"));
        QFile file{config};
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)) return false;
        file.write("Foreground yes\nLocalSocket " + QFile::encodeName(socket()) + "\nFixStaleSocket yes\nDatabaseDirectory " +
                   QFile::encodeName(m_folder.filePath(QStringLiteral("db"))) + "\nTemporaryDirectory " +
                   QFile::encodeName(m_folder.path()) + "\nStreamMaxLength " + limits.stream + "\nMaxFileSize " + limits.file +
                   "\nMaxScanSize " + limits.file + "\nAlertExceedsMax " + (limits.doesAlert ? "yes" : "no") + '\n');
        file.close();
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program(), {QStringLiteral("--foreground"), QStringLiteral("--config-file=") + config});
        return m_process.waitForStarted() &&
               QTest::qWaitFor([this] { return answers() || m_process.state() == QProcess::NotRunning; }, 30'000) && answers();
    }
    void stop()
    {
        if (m_process.state() == QProcess::NotRunning) return;
        m_process.terminate();
        if (!m_process.waitForFinished(10'000)) m_process.kill();
        m_process.waitForFinished();
    }
    QByteArray log() { return m_process.readAll(); }

private:
    void makeDatabase()
    {
        QDir{m_folder.path()}.mkdir(QStringLiteral("db"));
        QFile signatures{m_folder.filePath(QStringLiteral("db/test.ndb"))};
        if (signatures.open(QIODevice::WriteOnly)) signatures.write("Test.Eicar:0:*:" + eicar().toHex() + '\n');
    }
    bool answers() const
    {
        QLocalSocket socket;
        socket.connectToServer(this->socket());
        if (!socket.waitForConnected(1000)) return false;
        socket.write("zPING", 6);
        return socket.waitForReadyRead(5000) && socket.readAll().startsWith("PONG");
    }

    QTemporaryDir m_folder;
    QProcess m_process;
};

}  // namespace chalkreel::test
