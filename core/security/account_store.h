#pragma once

#include "core/base/result.h"
#include "core/model/account.h"

namespace chalkreel {

/// A user as he is kept.
struct UserRecord
{
    User user;
    QString passwordHash;
    int generation = 1;  ///< counts up when his rights change: what was signed for him before is void
};

/// A refresh token's family: each refresh counts one generation on. No token is kept, in whatever form: see RefreshTokens.
struct SessionRecord
{
    CredentialId id;
    UserId user;
    int generation = 1;
    QDateTime created;
    QDateTime rotated;
    QDateTime expires;
    QString address;  ///< where it was begun
    QString client;   ///< what it was begun with
};

struct ApiTokenRecord
{
    ApiToken token;
    QString hash;  ///< tokenHash()
};

struct ShareRecord
{
    ShareLink share;
    QString hash;          ///< tokenHash()
    QString passwordHash;  ///< empty: none
};

/// All that is remembered. Small enough for memory: accounts, not media.
struct AccountSnapshot
{
    QString issuer;  ///< a name of this library that stays
    QList<UserRecord> users;
    QList<SessionRecord> sessions;
    QList<ApiTokenRecord> apiTokens;
    QList<ShareRecord> shares;
};

/// What becomes different at once, or not at all. A record that is there already is replaced. With a user go his
/// sessions, tokens and shares.
struct AccountChange
{
    QList<UserRecord> users;
    QList<UserId> removedUsers;
    QList<SessionRecord> sessions;
    QList<ApiTokenRecord> apiTokens;
    QList<ShareRecord> shares;
    QList<CredentialId> removedCredentials;  ///< sessions, API tokens, shares
    QList<AuditEntry> audit;
};

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
