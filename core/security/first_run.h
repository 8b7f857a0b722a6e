#pragma once

#include "core/security/sessions.h"
#include "core/security/users.h"

namespace chalkreel {

/// A new server has no users, and whoever comes first must not become its admin: that takes a code that is shown where
/// the server was started, and that is another one at each start.
class FirstRun
{
public:
    FirstRun(AccountBook &book, LoginGate &gate, AuditTrail &audit, Sessions &sessions);

    /// Whether there is nobody yet.
    bool isNeeded();
    /// For the terminal, in groups ("K7QF-…"). 100 random bits.
    QString claimCode() const { return m_code; }
    /// Makes the first admin and signs him in. Unauthorized for a wrong code, RateLimited after several; Conflict once
    /// there is a user, also when two come at the same moment; InvalidArgument.
    [[nodiscard]] Result<SignedIn> claim(const QString &code, const LoginRequest &admin);

private:
    AccountBook &m_book;
    LoginGate &m_gate;
    AuditTrail &m_audit;
    Sessions &m_sessions;
    QString m_code;
};

}  // namespace chalkreel
