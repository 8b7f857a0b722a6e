#pragma once

#include "core/base/result.h"
#include "core/model/process_options.h"

namespace chalkreel {

struct IngestLimits
{
    qint64 fileBytes = 0;  ///< MAX_FILE_SIZE_MB in bytes; 0: no limit
};

/// A file that may come in.
struct IngestFile
{
    QString path;   ///< absolute, links resolved
    QString name;   ///< safe to show and to store
    QString title;  ///< from the name
    qint64 size = 0;
    double seconds = 0;  ///< that it says it lasts; 0 where that is not known before it is inspected
};

/// What can be said before any byte is brought in: a regular, readable file, not empty, not over the limit, and not
/// plainly something else (a playlist, script, text or archive). Reads the first few KiB. NotFound, PermissionDenied, Unsupported, Damaged,
/// TooLarge; the sentence names the file: by `name` where the path has another one.
[[nodiscard]] Result<IngestFile> checkIngestFile(const QString &path, const IngestLimits &limits, const QString &name = {});

/// NoSpace with both figures when `neededBytes` do not fit into `freeBytes`.
[[nodiscard]] Result<void> checkSpace(const QString &name, qint64 neededBytes, qint64 freeBytes);

/// An estimate of the bytes that a file will need in a library: the copy (none when it is left in place) and what is made from it.
/// Deliberately on the large side: warning too early costs a click, a full disk in the middle costs the work.
/// seconds: of media where it is known, else 0 and it is guessed from the size.
[[nodiscard]] qint64 forecastBytes(qint64 fileBytes, const ProcessOptions &options, double seconds = 0, bool isCopied = true);

}  // namespace chalkreel
