#include "tests/bench/server/running_program.h"

#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <chrono>

namespace chalkreel::bench {
namespace {

constexpr int kLongestStart = 60'000;  // milliseconds: a hang, not a slow machine

}  // namespace

Result<std::unique_ptr<RunningProgram>> RunningProgram::start(const Launch &launch)
{
    const QStringList folders = qEnvironmentVariable("PATH").split(u':') << QStringLiteral("/usr/sbin");
    QString program = QStandardPaths::findExecutable(launch.program);
    if (program.isEmpty()) program = QStandardPaths::findExecutable(launch.program, folders);
    if (program.isEmpty())
        return fail(ErrorCode::Unavailable, QStringLiteral("“%1” is not there: install %2.").arg(launch.program, launch.package));

    std::unique_ptr<RunningProgram> running{new RunningProgram};
    running->m_name = launch.program;
    running->m_log = launch.folder + u"/log";
    QProcess &process = running->m_process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto it = launch.environment.begin(); it != launch.environment.end(); ++it) environment.insert(it.key(), it.value());
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(launch.folder);
    process.setStandardErrorFile(running->m_log, QIODevice::Append);
    process.setStandardInputFile(launch.input.isEmpty() ? QProcess::nullDevice() : launch.input);
    process.start(program, launch.arguments, QIODevice::ReadOnly);
    if (!process.waitForStarted(kLongestStart)) return running->ended();
    return running;
}

RunningProgram::~RunningProgram()
{
    m_process.terminate();
    if (m_process.waitForFinished(kLongestStart)) return;
    m_process.kill();
    m_process.waitForFinished();
}

Failure RunningProgram::ended() const
{
    QFile log{m_log};
    const QByteArray words = log.open(QIODevice::ReadOnly) ? log.readAll().right(2000) : QByteArray{};
    return fail(ErrorCode::Internal, QStringLiteral("“%1” did not start.").arg(m_name), QString::fromUtf8(words));
}

Result<QByteArray> RunningProgram::readLine()
{
    while (!m_process.canReadLine())
        if (!m_process.waitForReadyRead(kLongestStart)) return ended();
    return m_process.readLine().trimmed();
}

Result<void> RunningProgram::waitForPort(quint16 port)
{
    const auto begin = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() - begin < std::chrono::milliseconds{kLongestStart}) {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        if (socket.waitForConnected(1000)) return {};
        if (m_process.waitForFinished(20)) break;  // also the pause before the next try
    }
    return ended();
}

Result<quint16> freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        return fail(ErrorCode::Unavailable, QStringLiteral("No port is free."), server.errorString());
    return server.serverPort();
}

}  // namespace chalkreel::bench
