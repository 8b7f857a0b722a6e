#pragma once

#include "core/base/result.h"
#include "core/model/rendition.h"

#include <QStringList>

namespace chalkreel {

/// What has to be moved to show these renditions: file names, and the folder of one that is many files ("hls"). No repeats.
[[nodiscard]] QStringList outputEntries(const QList<Rendition> &renditions);

/// Moves a file or folder over whatever is at `to`, in one rename: at every moment the old or the new is there, whole.
/// Across file systems it is copied beside `to` first. NotFound, NoSpace, PermissionDenied or Io.
[[nodiscard]] Result<void> moveIntoPlace(const QString &from, const QString &to);

}  // namespace chalkreel
