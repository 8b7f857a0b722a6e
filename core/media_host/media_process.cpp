#include "core/media_host/media_process.h"

#include "core/media_host/child_protocol.h"
#include "core/media_host/process_limits.h"

#include <QCoreApplication>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <mutex>
#include <new>
#include <poll.h>
#include <sys/signalfd.h>
#include <thread>
#include <unistd.h>

namespace chalkreel {
namespace {

constexpr qsizetype kLongestTask = 1 << 20;

/// The line that holds the task; empty when standard input ended before it was complete.
QByteArray readTaskLine()
{
    QByteArray line;
    char byte = 0;
    while (line.size() < kLongestTask) {
        const ssize_t count = ::read(STDIN_FILENO, &byte, 1);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return {};
        if (byte == '\n') return line;
        line.append(byte);
    }
    return {};
}

/// Messages to the starting process, whole lines from whatever thread.
class Outbox
{
public:
    explicit Outbox(int descriptor)
        : m_descriptor{descriptor}
    {
    }

    void send(const ChildMessage &message)
    {
        const QByteArray line = encodeMessage(message);
        const std::scoped_lock lock{m_mutex};
        qsizetype done = 0;
        while (done < line.size()) {
            const ssize_t count = ::write(m_descriptor, line.constData() + done, static_cast<size_t>(line.size() - done));
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) ::_exit(EXIT_FAILURE);  // nobody listens any more
            done += count;
        }
    }

    void sendProgress(const MediaProgress &progress)
    {
        using namespace std::chrono_literals;
        const auto now = std::chrono::steady_clock::now();
        if (progress.fraction < 1 && now - m_lastProgress < 100ms) return;
        m_lastProgress = now;
        send(progress);
    }

private:
    int m_descriptor;
    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_lastProgress;
};

/// Waits for SIGTERM, and for the end of standard input, which means that the starting process has died.
void watch(int termination, std::stop_source stop)
{
    for (;;) {
        std::array<pollfd, 2> watched{pollfd{termination, POLLIN, 0}, pollfd{STDIN_FILENO, POLLIN, 0}};
        if (::poll(watched.data(), watched.size(), -1) < 0) continue;
        if (watched[1].revents != 0) {
            char ignored = 0;
            if (::read(STDIN_FILENO, &ignored, 1) <= 0) ::_exit(EXIT_FAILURE);
        }
        if (watched[0].revents != 0) {
            signalfd_siginfo info = {};
            if (::read(termination, &info, sizeof info) > 0) stop.request_stop();
        }
    }
}

Result<MediaReport> runCatching(const std::function<Result<MediaReport>(const MediaTask &, const MediaControl &)> &run,
                                const MediaTask &task, const MediaControl &control)
{
    try {
        return run(task, control);
    } catch (const std::bad_alloc &) {
        ::_exit(kOutOfMemoryStatus);
    } catch (const std::exception &exception) {
        return fail(ErrorCode::Internal,
                    QCoreApplication::translate("MediaHost", "“%1” could not be processed: Chalkreel met a situation it was not made for.")
                        .arg(task.displayName),
                    QString::fromUtf8(exception.what()));
    }
}

}  // namespace

int runMediaProcess(const std::function<Result<MediaReport>(const MediaTask &, const MediaControl &)> &run)
{
    // Ours alone from here on; what libraries print goes to standard error.
    const int wire = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
    Outbox outbox{wire};

    const Result<MediaTask> task = decodeTask(readTaskLine());
    if (!task) return 2;
    confineThisProcess(task->limits);

    sigset_t terminate;
    ::sigemptyset(&terminate);
    ::sigaddset(&terminate, SIGTERM);
    // Blocked before any thread starts, so that only the descriptor receives it.
    ::pthread_sigmask(SIG_BLOCK, &terminate, nullptr);
    const int termination = ::signalfd(-1, &terminate, SFD_CLOEXEC);
    const std::stop_source stop;
    std::thread{watch, termination, stop}.detach();

    const MediaControl control{stop.get_token(), [&](const MediaProgress &progress) { outbox.sendProgress(progress); }};
    const Result<MediaReport> report = runCatching(run, *task, control);
    if (report)
        outbox.send(*report);
    else
        outbox.send(report.error());
    // Nothing is left to do, and destructors of libraries after a damaged file are one more way to crash.
    ::_exit(EXIT_SUCCESS);
}

}  // namespace chalkreel
