#include "core/media_host/child_protocol.h"
#include "core/media_host/media_process.h"

#include <QCoreApplication>
#include <QDir>
#include <QMap>

#include <csignal>
#include <cstdlib>
#include <semaphore>
#include <string>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

using namespace chalkreel;

namespace {

using Behaviour = Result<MediaReport> (*)(const MediaTask &, const MediaControl &);

[[noreturn]] void sleepForEver()
{
    for (;;) ::pause();
}

void write(int descriptor, const std::string &text)
{
    size_t done = 0;
    while (done < text.size()) {
        const ssize_t count = ::write(descriptor, text.data() + done, text.size() - done);
        if (count < 0) ::_exit(9);
        done += static_cast<size_t>(count);
    }
}

Result<MediaReport> succeed(const MediaTask &task, const MediaControl &control)
{
    control.onProgress({0.25, 1, 2});
    control.onProgress({1, 4, 2});
    MediaReport report;
    report.decodedFrames = 96;
    report.warnings = {task.source};
    return report;
}

/// The process's number reaches the test as "seconds done".
Result<MediaReport> hang(const MediaTask &, const MediaControl &control)
{
    control.onProgress({0.5, static_cast<double>(::getpid()), 1});
    sleepForEver();
}

Result<MediaReport> stopWhenAsked(const MediaTask &, const MediaControl &control)
{
    control.onProgress({0.5, static_cast<double>(::getpid()), 1});
    std::binary_semaphore wasAsked{0};
    const std::stop_callback onStop{control.stop, [&] { wasAsked.release(); }};
    wasAsked.acquire();
    return fail(ErrorCode::Cancelled, QString{});
}

Result<MediaReport> repeatItself(const MediaTask &, const MediaControl &control)
{
    write(STDERR_FILENO, "still here\n");
    for (;;) {
        control.onProgress({0.5, 1, 1});
        ::usleep(20'000);
    }
}

/// As a decoder would; a sanitizer's handler would turn the signal into an exit status.
void dieOfSegmentationFault()
{
    std::signal(SIGSEGV, SIG_DFL);
    std::raise(SIGSEGV);
}

Result<MediaReport> crash(const MediaTask &, const MediaControl &)
{
    write(STDERR_FILENO, "reading the frightful atom\n");
    dieOfSegmentationFault();
    sleepForEver();
}

Result<MediaReport> hogMemory(const MediaTask &, const MediaControl &)
{
    std::vector<std::vector<char>> chunks;
    for (;;) chunks.emplace_back(size_t{16} << 20, '\1');
}

Result<MediaReport> killItself(const MediaTask &, const MediaControl &)
{
    ::kill(::getpid(), SIGKILL);
    sleepForEver();
}

Result<MediaReport> exitSilently(const MediaTask &, const MediaControl &) { ::_exit(3); }

Result<MediaReport> throwSomething(const MediaTask &, const MediaControl &) { throw std::runtime_error{"not made for this"}; }

Result<MediaReport> refuse(const MediaTask &task, const MediaControl &)
{
    return fail(ErrorCode::Damaged, QStringLiteral("“%1” holds nothing.").arg(task.displayName), QStringLiteral("moov atom not found"));
}

Result<MediaReport> leaveAGrandchild(const MediaTask &task, const MediaControl &control)
{
    const pid_t grandchild = ::fork();
    if (grandchild == 0) sleepForEver();
    control.onProgress({1, static_cast<double>(grandchild), 1});
    return succeed(task, control);
}

/// What the process got from its starter and may use: for the test to judge.
Result<MediaReport> describeItself(const MediaTask &, const MediaControl &)
{
    MediaReport report;
    rlimit core = {};
    ::getrlimit(RLIMIT_CORE, &core);
    QStringList open;
    const QFileInfoList descriptors = QDir{QStringLiteral("/proc/self/fd")}.entryInfoList(QDir::System | QDir::Files);
    for (const QFileInfo &descriptor : descriptors) open.append(descriptor.symLinkTarget());
    report.info.tags = {{QStringLiteral("secret"), QString::fromLocal8Bit(qgetenv("SECRET_KEY"))},
                        {QStringLiteral("path"), QString::fromLocal8Bit(qgetenv("PATH"))},
                        {QStringLiteral("core"), static_cast<qint64>(core.rlim_cur)},
                        {QStringLiteral("nice"), ::getpriority(PRIO_PROCESS, 0)},
                        {QStringLiteral("group"), ::getpgrp() == ::getpid()},
                        {QStringLiteral("open"), open.join(u'\n')}};
    return report;
}

/// Speaks for itself on standard output, without our runtime.
int floodOutput()
{
    const std::string line(100'000, 'x');
    for (int i = 0; i < 2000; ++i) write(STDOUT_FILENO, line);  // 200 MB without one line break
    write(STDOUT_FILENO, "\nnot json\n{\"broken\": \n{}\n{\"progress\": 7}\n{\"report\": {\"decoded_frames\": \"many\"}}\n");
    write(STDERR_FILENO, line + "the last words");
    MediaReport report;
    report.decodedFrames = 7;
    write(STDOUT_FILENO, encodeMessage(report).toStdString());
    return 0;
}

int reportThenCrash()
{
    write(STDOUT_FILENO, encodeMessage(MediaReport{}).toStdString());
    dieOfSegmentationFault();
    return 0;
}

int ignoreTermination()
{
    std::signal(SIGTERM, SIG_IGN);
    write(STDOUT_FILENO, encodeMessage(MediaProgress{0.5, static_cast<double>(::getpid()), 1}).toStdString());
    sleepForEver();
}

Result<MediaReport> misbehave(const MediaTask &task, const MediaControl &control)
{
    static const QMap<QString, Behaviour> behaviours{
        {QStringLiteral("succeed"), succeed},
        {QStringLiteral("hang"), hang},
        {QStringLiteral("stop when asked"), stopWhenAsked},
        {QStringLiteral("repeat itself"), repeatItself},
        {QStringLiteral("crash"), crash},
        {QStringLiteral("hog memory"), hogMemory},
        {QStringLiteral("kill itself"), killItself},
        {QStringLiteral("exit silently"), exitSilently},
        {QStringLiteral("throw"), throwSomething},
        {QStringLiteral("refuse"), refuse},
        {QStringLiteral("leave a grandchild"), leaveAGrandchild},
        {QStringLiteral("describe itself"), describeItself},
    };
    return behaviours.value(task.displayName, refuse)(task, control);
}

}  // namespace

/// The program's own name says whether it behaves at all: behaviours without the runtime are links to this file.
int main(int argc, char **argv)
{
    const QCoreApplication application{argc, argv};
    const std::string name = argv[0];
    if (name.ends_with("flood")) return floodOutput();
    if (name.ends_with("report_then_crash")) return reportThenCrash();
    if (name.ends_with("ignore_termination")) return ignoreTermination();
    if (name.ends_with("deaf")) sleepForEver();
    return runMediaProcess(misbehave);
}
