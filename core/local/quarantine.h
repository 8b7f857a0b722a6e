#pragma once

#include "core/local/library.h"
#include "core/local/spooled_file.h"
#include "core/model/quarantined_file.h"

namespace chalkreel {

/// Moves a file of the spool folder to where nothing reads it, with a JSON file beside it that tells an operator what it is,
/// and notes it: its hash is known from then on, its upload is over, everybody who follows its owner's events is told. Of
/// bytes that lie there already nothing more is kept. Whatever does not work, the file is at least removed.
[[nodiscard]] Result<void> quarantine(Library &library, const SpooledFile &file, const QString &path, const QuarantinedFile &about);

/// What an upload of it is answered with.
[[nodiscard]] Failure infected(const QString &name, const QString &signature);

}  // namespace chalkreel
