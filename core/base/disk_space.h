#pragma once

#include <QString>

#include <optional>

namespace chalkreel {

/// Bytes that may still be written below `folder`, without what is reserved for the administrator. Asked of the file system
/// itself: in a container or a chroot the table of mounts, which Qt looks into, need not name it. Nothing, with errno, when
/// it cannot be asked.
[[nodiscard]] std::optional<qint64> freeDiskBytes(const QString &folder);

}  // namespace chalkreel
