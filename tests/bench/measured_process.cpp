#include "tests/bench/measured_process.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace chalkreel::bench {

namespace {

double secondsOf(const timeval &time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; }

QByteArray contentOf(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

}  // namespace

Usage &Usage::operator+=(const Usage &other)
{
    wall += other.wall;
    cpu += other.cpu;
    peakMemory = std::max(peakMemory, other.peakMemory);
    return *this;
}

Result<Usage> runMeasured(const QString &program, const QStringList &arguments)
{
    const QTemporaryDir logs;
    const QByteArray outputPath = QFile::encodeName(logs.filePath(QStringLiteral("stdout")));
    const QByteArray errorPath = QFile::encodeName(logs.filePath(QStringLiteral("stderr")));
    std::vector<QByteArray> texts{QFile::encodeName(program)};
    for (const QString &argument : arguments) texts.push_back(QFile::encodeName(argument));
    std::vector<char *> words;
    for (QByteArray &text : texts) words.push_back(text.data());
    words.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, outputPath.constData(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errorPath.constData(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const auto begin = std::chrono::steady_clock::now();
    pid_t child = 0;
    const int failed = posix_spawnp(&child, words[0], &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) return fail(ErrorCode::Unavailable, QStringLiteral("“%1” cannot be started: install it.").arg(program));

    // Not QProcess: only wait4() tells what the program and its own children used.
    int status = 0;
    rusage used{};
    while (wait4(child, &status, 0, &used) < 0)
        if (errno != EINTR) return fail(ErrorCode::Internal, QStringLiteral("“%1” was lost.").arg(program));
    Usage usage;
    usage.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    usage.cpu = secondsOf(used.ru_utime) + secondsOf(used.ru_stime);
    usage.peakMemory = static_cast<double>(used.ru_maxrss) * 1024 / 1e6;
    usage.output = contentOf(QFile::decodeName(outputPath));
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return usage;
    return fail(ErrorCode::Internal, QStringLiteral("“%1 %2” failed.").arg(program, arguments.join(u' ')),
                QString::fromUtf8(contentOf(QFile::decodeName(errorPath)).right(2000)));
}

}  // namespace chalkreel::bench
