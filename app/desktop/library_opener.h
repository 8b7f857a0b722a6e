#pragma once

#include "core/base/serial_executor.h"
#include "core/local/local_backend.h"

namespace chalkreel {

/// Opens libraries on a thread of its own, so that the window is there however slow the disk is.
class LibraryOpener
{
public:
    /// Finds the media program and opens the library of `settings`; the backend then belongs to the calling thread. What
    /// findMediaHostProgram and LocalBackend::open fail with.
    [[nodiscard]] Async<std::shared_ptr<LocalBackend>> open(const Settings &settings);

private:
    SerialExecutor m_thread{QStringLiteral("library-opener")};
};

}  // namespace chalkreel
