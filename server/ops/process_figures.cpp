#include "server/ops/process_figures.h"

#include <QByteArrayList>
#include <QDir>
#include <QFile>

#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <limits>

namespace chalkreel {
namespace {

/// When this machine was started, seconds since 1970. Not from /proc/stat, which a service may be kept from.
double bootTime()
{
    const auto seconds = [](clockid_t clock) {
        timespec time = {};
        ::clock_gettime(clock, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    };
    return seconds(CLOCK_REALTIME) - seconds(CLOCK_BOOTTIME);
}

}  // namespace

std::optional<ProcessFigures> ProcessFigures::now()
{
    QFile file{QStringLiteral("/proc/self/stat")};
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    const QByteArray text = file.readAll();
    // proc(5): after the program's name, which may hold spaces and brackets itself, the third field comes first.
    const QByteArrayList fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype kFirst = 3;
    if (fields.size() <= 24 - kFirst) return std::nullopt;
    const auto field = [&](qsizetype number) { return fields[number - kFirst].toLongLong(); };

    ProcessFigures figures;
    figures.cpuSeconds = static_cast<double>(field(14) + field(15)) / static_cast<double>(::sysconf(_SC_CLK_TCK));
    figures.threads = static_cast<int>(field(20));
    figures.startedAt = bootTime() + static_cast<double>(field(22)) / static_cast<double>(::sysconf(_SC_CLK_TCK));
    figures.residentBytes = field(24) * ::sysconf(_SC_PAGESIZE);
    // The list holds itself, being open while it is read.
    figures.openFiles = std::max(
        0,
        static_cast<int>(QDir{QStringLiteral("/proc/self/fd")}.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size()) -
            1);
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0)
        figures.mostOpenFiles = static_cast<int>(std::min<rlim_t>(limit.rlim_cur, std::numeric_limits<int>::max()));
    return figures;
}

}  // namespace chalkreel
