#pragma once

#include "core/local/library_store.h"
#include "core/security/account_store.h"

namespace chalkreel {

/// Accounts in the library's own database.
class LocalAccountStore final : public AccountStore
{
public:
    explicit LocalAccountStore(LibraryStore &store);

    Result<AccountSnapshot> load() override;
    Result<void> apply(const AccountChange &change) override;
    void record(const AuditEntry &entry) override;
    Result<QList<AuditEntry>> audit(const AuditQuery &query) override;
    Result<void> trimAudit(const QDateTime &before, qint64 most) override;

private:
    LibraryStore &m_store;
};

}  // namespace chalkreel
