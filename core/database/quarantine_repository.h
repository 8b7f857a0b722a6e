#pragma once

#include "core/database/transaction.h"
#include "core/model/quarantined_file.h"

namespace chalkreel {

/// The rows of files that a virus scanner refused.
class QuarantineRepository
{
public:
    /// Stores it, unless its bytes are there under another id, and announces it either way: somebody sent them.
    static Result<void> insert(Transaction &transaction, const QuarantinedFile &file);
    /// Empty for bytes that nobody found anything in.
    static Result<std::optional<QuarantinedFile>> findBySha256(Database &database, const QString &sha256);
};

}  // namespace chalkreel
