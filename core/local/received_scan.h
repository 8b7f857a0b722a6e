#pragma once

#include "core/local/library.h"
#include "core/local/spooled_file.h"

namespace chalkreel {

/// A file that came over the network, before anything is done with it.
struct ReceivedBytes
{
    QString path;  ///< in the spool folder
    QString name;  ///< as the client calls it
    QString owner;
    QString sha256;  ///< what was computed while it came in; empty: it is read
};

struct ReceivedScan
{
    ScanVerdict verdict;  ///< Clean or NotScanned
    QString sha256;
};

/// Shows `file`, which is open at its first byte, to the library's scanner, and computes the hash of what it was shown.
/// - Infected, and then it is in quarantine; also when the scanner cannot be asked but the bytes are known.
/// - Where settings.virusScan is Required, whatever is not clean is refused: TooLarge over the scanner's limit, else
///   Unavailable (no scanner) or Timeout (no verdict), after which the file is as it was.
/// - Damaged when its hash is not what it should be; Cancelled.
[[nodiscard]] Result<ReceivedScan> scanReceived(Library &library, SpooledFile &file, const ReceivedBytes &received,
                                                const std::stop_token &stop);

}  // namespace chalkreel
