#pragma once

#include <QString>

namespace chalkreel {

/// Shown by ps -L, gdb and the log; Linux keeps the first 15 bytes.
void setCurrentThreadName(const QString &name);

}  // namespace chalkreel
