#pragma once

#include "core/security/account_book.h"

namespace chalkreel {

struct NewApiToken
{
    QString name;
    TokenScope scope = TokenScope::Read;
    QDateTime expires;  ///< invalid: never
    UserId user;        ///< whose; null: the actor's. Only chalkreelctl makes them for others.
};

struct CreatedApiToken
{
    ApiToken token;
    QString secret;  ///< never to be seen again
};

/// Ways in for programs. A token may never do more than its user may at that moment, and never makes tokens or users.
class ApiTokens
{
public:
    explicit ApiTokens(AccountBook &book);

    static constexpr QLatin1StringView kPrefix{"crk_"};

    /// Newest first; the actor's own, for chalkreelctl all, or those of `user`.
    [[nodiscard]] Result<QList<ApiToken>> list(const Principal &actor, UserId user = {});
    /// Forbidden unless in person; InvalidArgument for an empty or long name or an expiry that is over; Conflict when
    /// there are too many.
    [[nodiscard]] Result<CreatedApiToken> create(const Principal &actor, const NewApiToken &token, const QString &address);
    /// NotFound when it is another's; an admin may remove anybody's.
    Result<void> remove(const Principal &actor, CredentialId token, const QString &address);

    /// What the token stands for. Unauthorized.
    [[nodiscard]] Result<Principal> authenticate(const QString &secret);

    /// Keeps when tokens were used.
    void tidy();

private:
    AccountBook &m_book;
    Guarded<QHash<CredentialId, QDateTime>> m_used;  ///< not kept yet
};

}  // namespace chalkreel
