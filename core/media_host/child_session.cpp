#include "core/media_host/child_session.h"

#include "core/media_host/process_limits.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <poll.h>
#include <stop_token>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace chalkreel {
namespace {

using namespace std::chrono_literals;

constexpr qsizetype kLongestMessage = 4 << 20;
constexpr qsizetype kKeptWords = 8 << 10;
constexpr auto kGrace = 2s;
/// How often progress is passed on at most; a hostile child may send as much as it likes.
constexpr auto kTellEvery = 50ms;

/// How many processes the kernel has killed for want of memory; tells such a SIGKILL from somebody's kill -9.
qint64 oomKillCount()
{
    QFile file{QStringLiteral("/proc/vmstat")};
    if (!file.open(QIODevice::ReadOnly)) return 0;
    const QByteArray text = file.readAll();
    const qsizetype at = text.indexOf("\noom_kill ");
    return at < 0 ? 0 : text.sliced(at + 10, std::max<qsizetype>(0, text.indexOf('\n', at + 1) - at - 10)).toLongLong();
}

/// What there is to read, up to one buffer, so that no stream can starve the others. False when there is nothing now;
/// closed at its end.
template <typename Take>
bool readSome(UniqueFd &from, const Take &take)
{
    if (!from.isOpen()) return false;
    std::array<char, 65536> buffer;
    const ssize_t count = ::read(from.get(), buffer.data(), buffer.size());
    if (count > 0) take(QByteArrayView{buffer.data(), count});
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) from.reset();
    return count > 0;
}

}  // namespace

ChildSession::ChildSession(ChildProcess child, const MediaTask &task, const MediaControl &control, std::chrono::seconds patience)
    : m_child{std::move(child)}
    , m_control{control}
    , m_name{task.displayName}
    , m_patience{patience}
    , m_unwritten{encodeTask(task)}
    , m_lines{kLongestMessage}
    , m_lastWords{kKeptWords}
    , m_deadline{Clock::now() + patience}
    , m_oomKillsBefore{oomKillCount()}
{
}

Result<MediaReport> ChildSession::run()
{
    const UniqueFd stopRequested{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    const std::stop_callback wake{m_control.stop, [&] { ::eventfd_write(stopRequested.get(), 1); }};
    while (!m_hasEnded) {
        waitForSomething(stopRequested.get());
        if (m_control.stop.stop_requested()) end(Ending::Cancelled);
        keepTime();
    }
    const ProcessEnd end = m_child.reap();
    // Its last lines are still in the pipes. Nobody can add to them: the whole group is dead.
    while (readOutput()) {
    }
    while (readErrors()) {
    }
    return outcome(end);
}

void ChildSession::waitForSomething(int stopRequested)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_deadline - Clock::now());
    // A requested stop stays readable; once it is being carried out it must not keep us spinning.
    const int stop = m_ending == Ending::Cancelled ? -1 : stopRequested;
    const auto wantsToWrite = static_cast<short>(m_unwritten.isEmpty() ? 0 : POLLOUT);
    std::array<pollfd, 5> watched{pollfd{m_child.handle(), POLLIN, 0}, pollfd{stop, POLLIN, 0}, pollfd{m_child.output().get(), POLLIN, 0},
                                  pollfd{m_child.errors().get(), POLLIN, 0},
                                  pollfd{wantsToWrite ? m_child.input().get() : -1, wantsToWrite, 0}};
    const int timeout = static_cast<int>(std::clamp<qint64>(left.count(), 0, 3'600'000));
    if (::poll(watched.data(), watched.size(), timeout) <= 0) return;
    if (watched[2].revents != 0) readOutput();
    if (watched[3].revents != 0) readErrors();
    if (watched[4].revents != 0) writeTask();
    m_hasEnded = watched[0].revents != 0;
}

void ChildSession::writeTask()
{
    const ssize_t count =
        ::send(m_child.input().get(), m_unwritten.constData(), static_cast<size_t>(m_unwritten.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count > 0) m_unwritten.remove(0, count);
    // It does not listen: it has died, which its handle tells, or will run into our patience.
    if (count < 0 && errno != EAGAIN && errno != EINTR) m_unwritten.clear();
}

bool ChildSession::readOutput()
{
    return readSome(m_child.output(), [this](QByteArrayView bytes) {
        m_lines.add(bytes, [this](const QByteArray &line) {
            if (const std::optional<ChildMessage> message = decodeMessage(line)) take(*message);
        });
    });
}

bool ChildSession::readErrors()
{
    return readSome(m_child.errors(), [this](QByteArrayView bytes) { m_lastWords.add(bytes); });
}

void ChildSession::take(const ChildMessage &message)
{
    if (const auto *progress = std::get_if<MediaProgress>(&message))
        takeProgress(*progress);
    else if (const auto *report = std::get_if<MediaReport>(&message))
        m_report = *report;
    else if (const auto *error = std::get_if<Error>(&message))
        m_error = *error;
}

void ChildSession::takeProgress(const MediaProgress &progress)
{
    // Only what gets further counts: a decoder that hangs may well go on saying where.
    if (progress.fraction <= m_furthest.fraction && progress.seconds <= m_furthest.seconds) return;
    m_furthest = {std::clamp(progress.fraction, m_furthest.fraction, 1.0), std::max(progress.seconds, m_furthest.seconds), progress.speed};
    if (m_ending != Ending::None) return;
    const Clock::time_point now = Clock::now();
    m_deadline = now + m_patience;
    if (now - m_lastTold < kTellEvery && m_furthest.fraction < 1) return;
    m_lastTold = now;
    m_control.onProgress(m_furthest);
}

void ChildSession::end(Ending why)
{
    if (m_ending != Ending::None) return;
    m_ending = why;
    m_child.signal(SIGTERM);
    m_deadline = Clock::now() + kGrace;
}

void ChildSession::keepTime()
{
    if (m_hasEnded || Clock::now() < m_deadline) return;
    if (m_ending == Ending::None) return end(Ending::OutOfPatience);
    if (m_wasKilled) {
        // Not even SIGKILL ends it: it sits in the kernel, for example on a dead network disk. We go on without it.
        m_child.abandon();
        m_hasEnded = true;
        return;
    }
    m_wasKilled = true;
    m_child.signal(SIGKILL);
    m_deadline = Clock::now() + kGrace;
}

Result<MediaReport> ChildSession::outcome(const ProcessEnd &end) const
{
    const bool wasClean = !end.wasSignal && end.number == 0;
    if (m_report && wasClean) return *m_report;
    if (m_ending == Ending::Cancelled) return fail(ErrorCode::Cancelled, QString{});
    if (m_ending == Ending::OutOfPatience)
        return fail(ErrorCode::Timeout,
                    QCoreApplication::translate("MediaHost", "“%1” was given up: nothing moved for %2 seconds (PROCESSING_TIMEOUT).")
                        .arg(m_name)
                        .arg(m_patience.count()),
                    QString::fromUtf8(m_lastWords.bytes()));
    Error error = m_error && wasClean ? *m_error : errorOf(end);
    if (error.detail.isEmpty()) error.detail = QString::fromUtf8(m_lastWords.bytes()).trimmed();
    return fail(error);
}

bool ChildSession::ranOutOfMemory(const ProcessEnd &end) const
{
    if (!end.wasSignal) return end.number == kOutOfMemoryStatus;
    if (end.number == SIGKILL) return oomKillCount() > m_oomKillsBefore;
    const QByteArray &words = m_lastWords.bytes();
    return end.number == SIGABRT && (words.contains("bad_alloc") || words.contains("Cannot allocate memory"));
}

Error ChildSession::errorOf(const ProcessEnd &end) const
{
    const auto say = [this](const char *sentence) { return QCoreApplication::translate("MediaHost", sentence).arg(m_name); };
    const QString how = end.wasSignal ? QLatin1StringView{"SIG"} + QString::fromLatin1(::sigabbrev_np(end.number))
                                      : QStringLiteral("status %1").arg(end.number);
    const QString detail = QString{how + u'\n' + QString::fromUtf8(m_lastWords.bytes())}.trimmed();
    if (ranOutOfMemory(end))
        return {
            ErrorCode::ResourceExhausted,
            say(QT_TRANSLATE_NOOP("MediaHost", "“%1” needs more memory than it may use: close other programs or raise MEDIA_MEMORY_MB.")),
            detail};
    if (end.wasSignal && end.number == SIGXCPU)
        return {ErrorCode::Timeout, say(QT_TRANSLATE_NOOP("MediaHost", "“%1” was given up: it took too much processor time.")), detail};
    if (end.wasSignal && (end.number == SIGKILL || end.number == SIGTERM))
        return {ErrorCode::WorkerLost,
                say(QT_TRANSLATE_NOOP("MediaHost", "The process that read “%1” was ended from outside (%2).")).arg(how), detail};
    return {ErrorCode::WorkerLost,
            say(QT_TRANSLATE_NOOP("MediaHost", "The process that read “%1” crashed (%2): the file is probably damaged.")).arg(how), detail};
}

}  // namespace chalkreel
