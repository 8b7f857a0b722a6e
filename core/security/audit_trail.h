#pragma once

#include "core/security/account_book.h"

#include <atomic>

namespace chalkreel {

/// What was done and what was refused. Changes of accounts are in it already; others tell theirs here.
class AuditTrail
{
public:
    explicit AuditTrail(AccountBook &book);

    /// Does not wait. `error`: how it ended, null when it went well. One address cannot fill it: from a burst on, its
    /// refusals are counted and kept as one entry.
    void record(const Principal &actor, const char *action, const QString &target, const QString &address, const Error *error = nullptr);
    void record(AuditEntry entry);

    /// Newest first. Forbidden for others than admins.
    [[nodiscard]] Result<QList<AuditEntry>> list(const Principal &actor, const AuditQuery &query);

    void tidy();

private:
    AccountBook &m_book;
    TokenBuckets m_refusals;  ///< by address
    std::atomic<qint64> m_dropped = 0;
};

}  // namespace chalkreel
