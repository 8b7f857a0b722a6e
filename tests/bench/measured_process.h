#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace chalkreel::bench {

/// What a program and everything that it started and waited for used.
struct Usage
{
    double wall = 0;        ///< seconds
    double cpu = 0;         ///< seconds, user and system, of all of them
    double peakMemory = 0;  ///< MB resident, of the largest of them
    QByteArray output;      ///< stdout

    Usage &operator+=(const Usage &other);
};

/// Runs to the end. Unavailable when there is no such program; Internal, with its last words, when it failed.
[[nodiscard]] Result<Usage> runMeasured(const QString &program, const QStringList &arguments);

}  // namespace chalkreel::bench
