#include "core/base/disk_space.h"

#include <QFile>

#include <sys/statvfs.h>

namespace chalkreel {

std::optional<qint64> freeDiskBytes(const QString &folder)
{
    struct statvfs status = {};
    if (::statvfs(QFile::encodeName(folder).constData(), &status) != 0) return std::nullopt;
    return static_cast<qint64>(status.f_bavail) * static_cast<qint64>(status.f_frsize);
}

}  // namespace chalkreel
