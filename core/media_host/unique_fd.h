#pragma once

#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#include <utility>

namespace chalkreel {

/// A file descriptor that is closed once.
class UniqueFd
{
public:
    UniqueFd() = default;
    explicit UniqueFd(int descriptor)
        : m_descriptor{descriptor}
    {
    }
    ~UniqueFd() { reset(); }
    UniqueFd(UniqueFd &&other) noexcept
        : m_descriptor{std::exchange(other.m_descriptor, -1)}
    {
    }
    UniqueFd &operator=(UniqueFd &&other) noexcept
    {
        if (this != &other) reset(std::exchange(other.m_descriptor, -1));
        return *this;
    }

    bool isOpen() const { return m_descriptor >= 0; }
    int get() const { return m_descriptor; }
    void reset(int descriptor = -1)
    {
        if (m_descriptor >= 0) ::close(m_descriptor);
        m_descriptor = descriptor;
    }

private:
    int m_descriptor = -1;
};

/// Becomes readable when the process has ended. By the system call, because glibc 2.36 declares pidfd_open for C alone.
inline UniqueFd openProcessHandle(pid_t process) { return UniqueFd{static_cast<int>(::syscall(SYS_pidfd_open, process, 0))}; }

}  // namespace chalkreel
