#pragma once

#include "core/base/result.h"
#include "core/model/account_records.h"

namespace chalkreel {

/// Where accounts are kept. Safe to call from any thread; calls block.
class AccountStore
{
public:
    virtual ~AccountStore() = default;

    virtual Result<AccountSnapshot> load() = 0;
    /// Survives a power cut when it returns. Conflict when a name is taken.
    virtual Result<void> apply(const AccountChange &change) = 0;
    /// Does not wait; may be lost when the power goes.
    virtual void record(const AuditEntry &entry) = 0;
    virtual Result<QList<AuditEntry>> audit(const AuditQuery &query) = 0;
    /// Removes what is older, and of the rest all but the newest `most`.
    virtual Result<void> trimAudit(const QDateTime &before, qint64 most) = 0;
};

}  // namespace chalkreel
