#pragma once

#include "core/model/account.h"

namespace chalkreel {

/// As users' names are compared: NFKC, without regard to case.
[[nodiscard]] inline QString nameKey(const QString &name)
{
    return name.left(256).trimmed().normalized(QString::NormalizationForm_KC).toCaseFolded();
}

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

    bool isEmpty() const
    {
        return users.isEmpty() && removedUsers.isEmpty() && sessions.isEmpty() && apiTokens.isEmpty() && shares.isEmpty() &&
               removedCredentials.isEmpty() && audit.isEmpty();
    }
};

}  // namespace chalkreel
