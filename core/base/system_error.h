#pragma once

#include "core/base/error.h"

namespace chalkreel {

/// Turns errno into our codes (ENOSPC and EDQUOT are NoSpace, EACCES, EPERM and EROFS PermissionDenied, ENOENT NotFound,
/// the rest Io). `sentence` says what could not be done; the system's reason is added to it.
[[nodiscard]] Error errorFromErrno(int number, const QString &sentence);

}  // namespace chalkreel
