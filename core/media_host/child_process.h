#pragma once

#include "core/base/result.h"
#include "core/media_host/unique_fd.h"

#include <QStringList>

#include <sys/types.h>

namespace chalkreel {

/// How a process ended.
struct ProcessEnd
{
    bool wasSignal = false;
    int number = 0;  ///< exit status or signal
};

/// A started program in a process group of its own, which gets three pipes and no other descriptor of ours, and of our
/// environment only what language, libraries and sanitizers need: no keys and no tokens. Destroying it kills the group.
/// Made with posix_spawn instead of QProcess because it is used from worker threads that run no event loop.
class ChildProcess
{
public:
    /// Unavailable when the program cannot be started.
    static Result<ChildProcess> start(const QString &program, const QStringList &arguments);
    ~ChildProcess();
    ChildProcess(ChildProcess &&other) noexcept;
    ChildProcess &operator=(ChildProcess &&) = delete;

    pid_t id() const { return m_id; }
    /// A socket; the child sees its end when this closes, also because we died.
    UniqueFd &input() { return m_input; }
    /// Both do not block.
    UniqueFd &output() { return m_output; }
    UniqueFd &errors() { return m_errors; }
    /// Readable once the process has ended.
    int handle() const { return m_handle.get(); }

    void signal(int number);
    /// Call when handle() is readable. Takes what is left of the group along and forgets the process.
    ProcessEnd reap();
    /// For one that not even SIGKILL ends (it sits in the kernel, for example on a dead network disk): forgets it.
    void abandon() { m_id = -1; }

private:
    ChildProcess() = default;

    pid_t m_id = -1;
    UniqueFd m_handle;
    UniqueFd m_input;
    UniqueFd m_output;
    UniqueFd m_errors;
};

}  // namespace chalkreel
