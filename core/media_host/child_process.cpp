#include "core/media_host/child_process.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcessEnvironment>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <vector>

namespace chalkreel {
namespace {

/// Our end and the child's end of one channel.
struct Channel
{
    UniqueFd ours;
    UniqueFd theirs;
};

/// Keeps 0, 1 and 2 free: where we were started without them a pipe would take their place and be overwritten below.
UniqueFd aboveStandard(int descriptor)
{
    if (descriptor > STDERR_FILENO) return UniqueFd{descriptor};
    UniqueFd moved{::fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)};
    ::close(descriptor);
    return moved;
}

/// A socket, because writing to a socket can be told not to raise SIGPIPE.
Channel makeInput()
{
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return {};
    return {aboveStandard(ends[0]), aboveStandard(ends[1])};
}

Channel makeOutput()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return {};
    Channel channel{aboveStandard(ends[0]), aboveStandard(ends[1])};
    ::fcntl(channel.ours.get(), F_SETFL, O_NONBLOCK);
    return channel;
}

bool isForChild(const QString &name)
{
    static const QStringList exact{QStringLiteral("PATH"),           QStringLiteral("LANG"), QStringLiteral("CHALKREEL_LANGUAGE"),
                                   QStringLiteral("LANGUAGE"),       QStringLiteral("TZ"),   QStringLiteral("TMPDIR"),
                                   QStringLiteral("LD_LIBRARY_PATH")};
    static const QStringList beginnings{QStringLiteral("LC_"), QStringLiteral("ASAN_"), QStringLiteral("UBSAN_"), QStringLiteral("TSAN_"),
                                        QStringLiteral("LSAN_")};
    return exact.contains(name) || std::ranges::any_of(beginnings, [&](const QString &begin) { return name.startsWith(begin); });
}

std::vector<QByteArray> environmentForChild()
{
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    std::vector<QByteArray> variables;
    const QStringList names = ours.keys();
    for (const QString &name : names)
        if (isForChild(name)) variables.push_back((name + u'=' + ours.value(name)).toLocal8Bit());
    return variables;
}

std::vector<char *> pointersTo(std::vector<QByteArray> &texts)
{
    std::vector<char *> pointers;
    pointers.reserve(texts.size() + 1);
    for (QByteArray &text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// posix_spawn's two attribute objects, released whatever happens.
struct SpawnPlan
{
    SpawnPlan()
    {
        ::posix_spawn_file_actions_init(&files);
        ::posix_spawnattr_init(&attributes);
    }
    ~SpawnPlan()
    {
        ::posix_spawn_file_actions_destroy(&files);
        ::posix_spawnattr_destroy(&attributes);
    }
    SpawnPlan(const SpawnPlan &) = delete;
    SpawnPlan &operator=(const SpawnPlan &) = delete;

    void connect(const UniqueFd &theirs, int standard) { ::posix_spawn_file_actions_adddup2(&files, theirs.get(), standard); }

    /// A worker thread may block or ignore signals that the child needs.
    void separate()
    {
        sigset_t all;
        sigset_t none;
        ::sigfillset(&all);
        ::sigemptyset(&none);
        ::posix_spawnattr_setsigdefault(&attributes, &all);
        ::posix_spawnattr_setsigmask(&attributes, &none);
        ::posix_spawnattr_setpgroup(&attributes, 0);
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
        ::posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    }

    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
};

Failure cannotStart(const QString &program, int number)
{
    return fail(ErrorCode::Unavailable,
                QCoreApplication::translate("MediaHost", "The program that reads media files cannot be started: install Chalkreel again."),
                program + QLatin1StringView{": "} + QString::fromLocal8Bit(std::strerror(number)));
}

}  // namespace

Result<ChildProcess> ChildProcess::start(const QString &program, const QStringList &arguments)
{
    Channel input = makeInput();
    Channel output = makeOutput();
    Channel errors = makeOutput();
    if (!input.theirs.isOpen() || !output.theirs.isOpen() || !errors.theirs.isOpen()) return cannotStart(program, errno);

    SpawnPlan plan;
    plan.connect(input.theirs, STDIN_FILENO);
    plan.connect(output.theirs, STDOUT_FILENO);
    plan.connect(errors.theirs, STDERR_FILENO);
    plan.separate();

    std::vector<QByteArray> argumentTexts{QFile::encodeName(program)};
    for (const QString &argument : arguments) argumentTexts.push_back(argument.toLocal8Bit());
    std::vector<QByteArray> environmentTexts = environmentForChild();

    ChildProcess child;
    const int problem = ::posix_spawn(&child.m_id, argumentTexts.front().constData(), &plan.files, &plan.attributes,
                                      pointersTo(argumentTexts).data(), pointersTo(environmentTexts).data());
    if (problem != 0) {
        child.m_id = -1;
        return cannotStart(program, problem);
    }
    child.m_handle = openProcessHandle(child.m_id);
    child.m_input = std::move(input.ours);
    child.m_output = std::move(output.ours);
    child.m_errors = std::move(errors.ours);
    if (!child.m_handle.isOpen()) return cannotStart(program, errno);
    return child;
}

ChildProcess::ChildProcess(ChildProcess &&other) noexcept
    : m_id{std::exchange(other.m_id, -1)}
    , m_handle{std::move(other.m_handle)}
    , m_input{std::move(other.m_input)}
    , m_output{std::move(other.m_output)}
    , m_errors{std::move(other.m_errors)}
{
}

ChildProcess::~ChildProcess()
{
    if (m_id < 0) return;
    signal(SIGKILL);
    // See abandon(): waiting without end for it would pass its hang on to us.
    constexpr int kGraceMs = 5000;
    pollfd end{m_handle.get(), POLLIN, 0};
    if (!m_handle.isOpen() || ::poll(&end, 1, kGraceMs) > 0) reap();
}

void ChildProcess::signal(int number)
{
    if (m_id > 0) ::kill(-m_id, number);
}

ProcessEnd ChildProcess::reap()
{
    if (m_id < 0) return {true, SIGKILL};
    siginfo_t info = {};
    // Not yet reaped, its number cannot belong to anybody else: only now is it safe to kill by group.
    while (::waitid(P_PID, static_cast<id_t>(m_id), &info, WEXITED | WNOWAIT) != 0 && errno == EINTR) {
    }
    signal(SIGKILL);
    while (::waitid(P_PID, static_cast<id_t>(m_id), &info, WEXITED) != 0 && errno == EINTR) {
    }
    m_id = -1;
    return {info.si_code != CLD_EXITED, info.si_status};
}

}  // namespace chalkreel
