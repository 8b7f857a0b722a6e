#pragma once

#include <QtGlobal>

namespace chalkreel::bench {

/// MB resident, of one process without those that it started. 0 when it is gone.
[[nodiscard]] double residentMb(qint64 process);
/// The most that it had since forgetPeak().
[[nodiscard]] double peakMb(qint64 process);
void forgetPeak(qint64 process);

/// As many open files as this process may have.
void raiseFileLimit();

}  // namespace chalkreel::bench
