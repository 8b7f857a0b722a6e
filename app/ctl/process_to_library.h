#pragma once

#include "app/ctl/command.h"
#include "core/model/process_options.h"

namespace chalkreel::ctl {

struct LibraryRequest
{
    QString file;
    ProcessOptions options;
    QString title;
    QStringList tags;
    int priority = 5;
};

/// Brings a file into the library, waits until it is processed and prints what was made. Returns the exit status.
/// Interrupted while it waits, the job stays queued and goes on when the library is opened next.
[[nodiscard]] int processToLibrary(const LibraryRequest &request, const Context &context);

}  // namespace chalkreel::ctl
