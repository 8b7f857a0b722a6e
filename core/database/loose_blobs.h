#pragma once

#include "core/database/transaction.h"

namespace chalkreel {

/// Keys of files that no row knows: noted before a file is put into the blob store and forgotten with the row that knows
/// it; noted with the row's end and forgotten once the file is removed. What is noted when a library opens was interrupted,
/// and its file goes.
class LooseBlobs
{
public:
    static Result<void> note(Transaction &transaction, const QString &key);
    static Result<void> forget(Transaction &transaction, const QString &key);
    static Result<QStringList> list(Database &database);
};

}  // namespace chalkreel
