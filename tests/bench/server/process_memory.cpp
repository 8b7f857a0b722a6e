#include "tests/bench/server/process_memory.h"

#include <QFile>

#include <sys/resource.h>

namespace chalkreel::bench {
namespace {

double statusMb(qint64 process, const char *name)
{
    QFile file{QStringLiteral("/proc/%1/status").arg(process)};
    if (!file.open(QIODevice::ReadOnly)) return 0;
    const QByteArrayList lines = file.readAll().split('\n');
    for (const QByteArray &line : lines)
        if (line.startsWith(name)) return line.simplified().split(' ').value(1).toDouble() * 1024 / 1e6;
    return 0;
}

}  // namespace

double residentMb(qint64 process) { return statusMb(process, "VmRSS:"); }
double peakMb(qint64 process) { return statusMb(process, "VmHWM:"); }

void forgetPeak(qint64 process)
{
    QFile file{QStringLiteral("/proc/%1/clear_refs").arg(process)};
    if (file.open(QIODevice::WriteOnly)) file.write("5");  // proc(5): sets the peak to what is resident now
}

void raiseFileLimit()
{
    rlimit files = {};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
}

}  // namespace chalkreel::bench
