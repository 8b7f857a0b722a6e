#include "core/media_host/process_limits.h"

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <malloc.h>
#include <new>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace chalkreel {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kHasShadowMemory = true;
#else
constexpr bool kHasShadowMemory = false;
#endif

constexpr rlim_t kDescriptors = 256;
constexpr int kNiceness = 5;

void limit(__rlimit_resource_t what, rlim_t value)
{
    rlimit current = {};
    ::getrlimit(what, &current);
    const rlim_t most = current.rlim_max == RLIM_INFINITY ? value : std::min(value, current.rlim_max);
    const rlimit wanted{most, most};
    ::setrlimit(what, &wanted);
}

/// Address space in use, bytes.
rlim_t addressSpace()
{
    unsigned long pages = 0;
    if (std::FILE *file = std::fopen("/proc/self/statm", "re")) {
        if (std::fscanf(file, "%lu", &pages) != 1) pages = 0;
        std::fclose(file);
    }
    return static_cast<rlim_t>(pages) * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
}

void offerToOomKiller()
{
    const int file = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    [[maybe_unused]] const ssize_t written = ::write(file, "500", 3);
    ::close(file);
}

}  // namespace

void confineThisProcess(const MediaLimits &limits)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    // A full quota is an error to report, not a death.
    std::signal(SIGXFSZ, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    // Each malloc arena reserves 64 MiB of address space, and there are eight for every core: that would count as used.
    ::mallopt(M_ARENA_MAX, 4);
    std::set_new_handler([] { ::_exit(kOutOfMemoryStatus); });

    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, kDescriptors);
    if (limits.cpuSeconds > 0) limit(RLIMIT_CPU, static_cast<rlim_t>(limits.cpuSeconds));
    if (limits.memoryBytes > 0 && !kHasShadowMemory) limit(RLIMIT_AS, addressSpace() + static_cast<rlim_t>(limits.memoryBytes));
    ::setpriority(PRIO_PROCESS, 0, ::getpriority(PRIO_PROCESS, 0) + kNiceness);
    offerToOomKiller();
}

}  // namespace chalkreel
