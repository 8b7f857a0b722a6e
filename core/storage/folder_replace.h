#pragma once

#include "core/base/result.h"

#include <QString>

namespace chalkreel {

/// Puts the folder `from` in the place of `to`, which may exist: readers see the old one or the new one, never a mixture.
/// Works across disks by copying first. `from` is gone afterwards. Returns the bytes of its files.
[[nodiscard]] Result<qint64> replaceFolder(const QString &from, const QString &to);

}  // namespace chalkreel
