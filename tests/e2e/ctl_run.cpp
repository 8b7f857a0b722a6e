#include "tests/e2e/ctl_run.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonDocument>
#include <QRegularExpression>

#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace chalkreel::e2e {
namespace {

constexpr int kLongestRun = 300'000;  // milliseconds: a hang, not a slow machine

const QRegularExpression &progressLine()
{
    static const QRegularExpression line{QStringLiteral("^\\s*(\\d+)%\\s+(\\S+)")};
    return line;
}

}  // namespace

QJsonObject CtlRun::json() const { return QJsonDocument::fromJson(out).object(); }

QByteArrayList CtlRun::complaints() const
{
    QByteArrayList lines;
    for (const QByteArray &line : err.split('\n'))
        if (!line.trimmed().isEmpty() && !progressLine().match(QString::fromUtf8(line)).hasMatch()) lines.append(line);
    return lines;
}

QString ctlPath() { return QStringLiteral(CHALKREEL_BIN_DIR "/chalkreelctl"); }

void startCtl(QProcess &process, const QStringList &arguments, const CtlOptions &options)
{
    QProcessEnvironment environment;
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"PATH", "HOME", "LC_ALL", "TMPDIR", "XDG_RUNTIME_DIR", "ASAN_OPTIONS", "UBSAN_OPTIONS"})
        if (ours.contains(QString::fromLatin1(name))) environment.insert(QString::fromLatin1(name), ours.value(QString::fromLatin1(name)));
    for (auto it = options.environment.begin(); it != options.environment.end(); ++it) environment.insert(it.key(), it.value());
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(options.workingFolder.isEmpty() ? QDir::tempPath() : options.workingFolder);
    if (options.inChild) process.setChildProcessModifier(options.inChild);
    const QStringList words = options.wrapper + QStringList{ctlPath()} + arguments;
    process.start(words.first(), words.mid(1));
}

CtlRun finish(QProcess &process)
{
    const bool hasFinished = process.state() == QProcess::NotRunning || process.waitForFinished(kLongestRun);
    if (!hasFinished) process.kill();
    const bool hasStatus = hasFinished && process.exitStatus() == QProcess::NormalExit && process.error() != QProcess::FailedToStart;
    return {hasStatus ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

CtlRun runCtl(const QStringList &arguments, const CtlOptions &options)
{
    QProcess process;
    startCtl(process, arguments, options);
    return finish(process);
}

bool waitForProgress(QProcess &process, const QString &step, int percent)
{
    process.setReadChannel(QProcess::StandardError);
    for (;;) {
        while (process.canReadLine()) {
            const QRegularExpressionMatch match = progressLine().match(QString::fromUtf8(process.readLine()));
            if (match.hasMatch() && match.captured(2) == step && match.captured(1).toInt() >= percent) return true;
        }
        if (!process.waitForReadyRead(kLongestRun)) return false;
    }
}

QList<qint64> childrenOf(qint64 process)
{
    QList<qint64> children;
    const QDir tasks{QStringLiteral("/proc/%1/task").arg(process)};
    const QStringList threads = tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &thread : threads) {
        QFile file{tasks.filePath(thread + QLatin1StringView{"/children"})};
        if (!file.open(QIODevice::ReadOnly)) continue;
        for (const QByteArray &child : file.readAll().simplified().split(' '))
            if (!child.isEmpty()) children.append(child.toLongLong());
    }
    return children;
}

bool waitForEnd(qint64 process)
{
    const int handle = static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(process), 0));
    if (handle < 0) return true;
    pollfd end{handle, POLLIN, 0};
    const bool hasEnded = ::poll(&end, 1, 30'000) == 1;
    ::close(handle);
    return hasEnded;
}

QStringList filesIn(const QString &folder)
{
    QStringList files;
    QDirIterator it{folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDirIterator::Subdirectories};
    while (it.hasNext()) {
        const QFileInfo file{it.next()};
        if (!file.isDir() || file.fileName().startsWith(u'.')) files.append(QDir{folder}.relativeFilePath(file.filePath()));
    }
    files.sort();
    return files;
}

QByteArrayList ffprobe(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral("ffprobe"), QStringList{QStringLiteral("-v"), QStringLiteral("error")} + arguments);
    if (!process.waitForFinished(kLongestRun)) return {"ffprobe did not end: " + process.errorString().toUtf8()};
    const QByteArray text = QByteArray{process.readAllStandardError() + process.readAllStandardOutput()}.trimmed();
    return text.isEmpty() ? QByteArrayList{} : text.split('\n');
}

}  // namespace chalkreel::e2e
