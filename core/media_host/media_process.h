#pragma once

#include "core/media/media_task.h"

namespace chalkreel {

/// The media process's side: reads one task from standard input, confines itself, runs it and tells progress and the
/// outcome on standard output. SIGTERM asks the task to stop; when the starting process has died, so does this one.
/// Whatever else prints to standard output lands on standard error. Does not return to a caller that wants to go on:
/// the returned value is the exit status of a process that was given no task.
int runMediaProcess(const std::function<Result<MediaReport>(const MediaTask &, const MediaControl &)> &run);

}  // namespace chalkreel
