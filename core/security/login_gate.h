#pragma once

#include "core/security/account_options.h"

#include <QSemaphore>

namespace chalkreel {

/// Where passwords are checked: how often from where, and how many at once. Knows no accounts.
class LoginGate
{
public:
    explicit LoginGate(const AccountOptions &options);

    /// Whether `password` is that of `hash` (empty: of nobody). `what`: which secret is being guessed, a name or a share's id.
    /// RateLimited after too many failures of this address, at all or at this; Unavailable when too many are being checked.
    [[nodiscard]] Result<bool> check(const QString &what, const QString &address, const QString &password, const QString &hash);
    /// The same for a secret that needs no slow hash. What `isRight` fails with counts as no attempt.
    [[nodiscard]] Result<bool> check(const QString &what, const QString &address, const std::function<Result<bool>()> &isRight);
    /// hashPassword() within the same limit.
    [[nodiscard]] Result<QString> hash(const QString &password);

private:
    TokenBuckets m_byBoth;
    TokenBuckets m_byAddress;
    QSemaphore m_hashing;
};

}  // namespace chalkreel
