#pragma once

#include "core/base/result.h"

namespace chalkreel::av {

/// Turns an FFmpeg status into our codes. `sentence` says to a person what could not be done with which file; the
/// status and the last lines that FFmpeg logged on this thread become the detail.
[[nodiscard]] Error errorFrom(int status, const QString &sentence);

/// Keeps FFmpeg off stderr: its warnings and errors are kept per thread for error details, the rest goes nowhere.
/// Safe to call often.
void quietLog();
/// Forgets this thread's lines, so that a later detail speaks of what happened since.
void clearLogTail();
/// This thread's last lines, oldest first, one a line, printable.
[[nodiscard]] QString logTail();

}  // namespace chalkreel::av
