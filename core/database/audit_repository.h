#pragma once

#include "core/database/transaction.h"
#include "core/model/account.h"

namespace chalkreel {

/// Who did what. Numbers are given in commit order and never twice.
class AuditRepository
{
public:
    static Result<void> append(Transaction &transaction, const QList<AuditEntry> &entries);
    /// Newest first.
    static Result<QList<AuditEntry>> list(Database &database, const AuditQuery &query);
    /// Removes what is older, and of the rest all but the newest `most`.
    static Result<void> trim(Transaction &transaction, const QDateTime &before, qint64 most);
};

}  // namespace chalkreel
