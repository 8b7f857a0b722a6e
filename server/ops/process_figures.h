#pragma once

#include <QtGlobal>

#include <optional>

namespace chalkreel {

/// What this process takes from the machine, as Linux says in /proc/self.
struct ProcessFigures
{
    qint64 residentBytes = 0;
    double cpuSeconds = 0;  ///< of all threads, in user and kernel mode
    int openFiles = 0;
    int mostOpenFiles = 0;
    int threads = 0;
    double startedAt = 0;  ///< seconds since 1970

    /// Nothing where there is no /proc.
    static std::optional<ProcessFigures> now();
};

}  // namespace chalkreel
