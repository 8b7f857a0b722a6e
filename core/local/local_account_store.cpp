#include "core/local/local_account_store.h"

#include "core/database/account_repository.h"
#include "core/database/audit_repository.h"

#include <QLoggingCategory>

namespace chalkreel {
namespace {

Q_LOGGING_CATEGORY(lcAccounts, "chalkreel.accounts")

}  // namespace

LocalAccountStore::LocalAccountStore(LibraryStore &store)
    : m_store{store}
{
}

Result<AccountSnapshot> LocalAccountStore::load()
{
    return waitFor(m_store.read([](Database &database) { return AccountRepository::load(database); }));
}

Result<void> LocalAccountStore::apply(const AccountChange &change)
{
    return waitFor(m_store.change([change](Transaction &transaction) -> Result<void> {
        if (Result<void> applied = AccountRepository::apply(transaction, change); !applied) return applied;
        return AuditRepository::append(transaction, change.audit);
    }));
}

void LocalAccountStore::record(const AuditEntry &entry)
{
    // Nobody waits for it: what went wrong is said where it does.
    [[maybe_unused]] const auto kept = m_store.change(
        [entry](Transaction &transaction) -> Result<void> {
            Result<void> appended = AuditRepository::append(transaction, {entry});
            if (!appended) qCWarning(lcAccounts).noquote() << "no audit entry:" << appended.error().message << appended.error().detail;
            return appended;
        },
        Durability::Relaxed);
}

Result<QList<AuditEntry>> LocalAccountStore::audit(const AuditQuery &query)
{
    return waitFor(m_store.read([query](Database &database) { return AuditRepository::list(database, query); }));
}

Result<void> LocalAccountStore::trimAudit(const QDateTime &before, qint64 most)
{
    return waitFor(m_store.change([before, most](Transaction &transaction) { return AuditRepository::trim(transaction, before, most); },
                                  Durability::Relaxed));
}

}  // namespace chalkreel
