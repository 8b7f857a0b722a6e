#include "core/security/account_book.h"

#include <QCoreApplication>

#include <algorithm>

namespace chalkreel {
namespace {

bool isOver(const QDateTime &expires, const QDateTime &now) { return expires.isValid() && expires <= now; }

Principal principalOf(const UserRecord &record, PrincipalSource source, CredentialId credential, qint64 defaultQuota)
{
    const User &user = record.user;
    return {.user = user.id,
            .name = user.name,
            .role = user.role,
            .source = source,
            .credential = credential,
            .quotaBytes = user.quotaBytes > 0 ? user.quotaBytes : defaultQuota};
}

}  // namespace

AccountState::AccountState(const AccountSnapshot &snapshot)
{
    apply({.users = snapshot.users, .sessions = snapshot.sessions, .apiTokens = snapshot.apiTokens, .shares = snapshot.shares});
}

void AccountState::removeCredential(CredentialId id)
{
    sessions.remove(id);
    apiTokenByHash.remove(apiTokens.take(id).hash);
    shareByHash.remove(shares.take(id).hash);
}

void AccountState::apply(const AccountChange &change)
{
    for (const UserRecord &record : change.users) {
        if (const auto old = users.constFind(record.user.id); old != users.constEnd()) userByName.remove(nameKey(old->user.name));
        users.insert(record.user.id, record);
        userByName.insert(nameKey(record.user.name), record.user.id);
    }
    for (const SessionRecord &record : change.sessions) sessions.insert(record.id, record);
    for (const ApiTokenRecord &record : change.apiTokens) {
        apiTokens.insert(record.token.id, record);
        apiTokenByHash.insert(record.hash, record.token.id);
    }
    for (const ShareRecord &record : change.shares) {
        shares.insert(record.share.id, record);
        shareByHash.insert(record.hash, record.share.id);
    }
    for (const CredentialId id : change.removedCredentials) removeCredential(id);
    for (const UserId id : change.removedUsers) {
        const QList<CredentialId> credentials = credentialsOf(id);
        for (const CredentialId credential : credentials) removeCredential(credential);
        userByName.remove(nameKey(users.take(id).user.name));
    }
}

const UserRecord *AccountState::user(const QString &name) const
{
    const auto found = users.constFind(userByName.value(nameKey(name)));
    return found == users.constEnd() ? nullptr : &*found;
}

int AccountState::admins() const
{
    return static_cast<int>(
        std::ranges::count_if(users, [](const UserRecord &record) { return record.user.role == Role::Admin && !record.user.isDisabled; }));
}

QList<SessionRecord> AccountState::sessionsOf(UserId user) const
{
    QList<SessionRecord> found;
    for (const SessionRecord &record : sessions)
        if (record.user == user) found.append(record);
    return found;
}

QList<ApiTokenRecord> AccountState::tokensOf(UserId user) const
{
    QList<ApiTokenRecord> found;
    for (const ApiTokenRecord &record : apiTokens)
        if (record.token.user == user) found.append(record);
    return found;
}

QList<CredentialId> AccountState::credentialsOf(UserId user) const
{
    QList<CredentialId> found;
    for (const SessionRecord &record : sessions)
        if (record.user == user) found.append(record.id);
    for (const ApiTokenRecord &record : apiTokens)
        if (record.token.user == user) found.append(record.token.id);
    for (const ShareRecord &record : shares)
        if (record.share.creator == user) found.append(record.share.id);
    return found;
}

AccountBook::AccountBook(AccountStore &store, const AccountOptions &options, const AccountSnapshot &snapshot)
    : m_store{store}
    , m_options{options}
    , m_state{snapshot}
{
}

Result<void> AccountBook::change(const std::function<Result<Decision>(const AccountState &)> &decide)
{
    QList<CredentialId> ended;
    {
        const std::scoped_lock lock{m_changing};
        // Nobody else changes the state meanwhile: what was decided still fits when it is carried out.
        const Result<Decision> decision = m_state.with([&](const AccountState &state) { return decide(state); });
        if (!decision) return fail(decision.error());
        if (decision->change.isEmpty()) return {};
        if (Result<void> kept = m_store.apply(decision->change); !kept) return kept;
        ended = decision->ended + decision->change.removedCredentials;
        m_state.with([&](AccountState &state) {
            for (const UserId user : decision->change.removedUsers) ended += state.credentialsOf(user);
            state.apply(decision->change);
        });
    }
    // One that was removed may be among those with other rights too.
    std::sort(ended.begin(), ended.end());
    ended.erase(std::unique(ended.begin(), ended.end()), ended.end());
    if (!ended.isEmpty()) m_endedListener(ended);
    return {};
}

Result<Principal> AccountBook::principal(CredentialId credential)
{
    return look([&](const AccountState &state) -> Result<Principal> {
        const QDateTime time = now();
        const auto standing = [&](UserId id) {
            const auto found = state.users.constFind(id);
            return found == state.users.constEnd() || found->user.isDisabled ? nullptr : &*found;
        };
        if (const auto session = state.sessions.constFind(credential); session != state.sessions.constEnd()) {
            const UserRecord *user = standing(session->user);
            if (!user || isOver(session->expires, time)) return notSignedIn(QStringLiteral("the session or its user does not stand"));
            Principal principal = principalOf(*user, PrincipalSource::Session, credential, m_options.defaultQuotaBytes);
            principal.expires = session->expires;
            return principal;
        }
        if (const auto record = state.apiTokens.constFind(credential); record != state.apiTokens.constEnd()) {
            const UserRecord *user = standing(record->token.user);
            if (!user || isOver(record->token.expires, time)) return notSignedIn(QStringLiteral("the token or its user does not stand"));
            Principal principal = principalOf(*user, PrincipalSource::ApiToken, credential, m_options.defaultQuotaBytes);
            principal.canWrite = record->token.scope == TokenScope::Write;
            principal.expires = record->token.expires;
            return principal;
        }
        const auto record = state.shares.constFind(credential);
        if (record == state.shares.constEnd()) return notSignedIn(QStringLiteral("no such credential"));
        const ShareLink &share = record->share;
        if (isOver(share.expires, time) || (!share.creator.isNull() && !standing(share.creator)))
            return notSignedIn(QStringLiteral("the share or its maker does not stand"));
        return Principal{.name = share.label,
                         .role = Role::Viewer,
                         .source = PrincipalSource::Share,
                         .canWrite = false,
                         .credential = credential,
                         .asset = share.asset,
                         .expires = share.expires};
    });
}

std::optional<int> AccountBook::generation(CredentialId credential)
{
    if (!principal(credential)) return std::nullopt;
    return look([&](const AccountState &state) {
        UserId user = state.sessions.value(credential).user;
        if (user.isNull()) user = state.apiTokens.value(credential).token.user;
        if (user.isNull()) user = state.shares.value(credential).share.creator;
        const auto found = state.users.constFind(user);
        return std::optional{found == state.users.constEnd() ? 0 : found->generation};
    });
}

AuditEntry AccountBook::entry(const Principal &actor, const char *action, const QString &target, const QString &address) const
{
    return {.time = now(),
            .user = actor.user,
            .who = actor.name,
            .action = QString::fromLatin1(action),
            .target = target,
            .address = address,
            .result = QStringLiteral("ok")};
}

Failure notSignedIn(const QString &detail)
{
    return fail(ErrorCode::Unauthorized, QCoreApplication::translate("Security", "Sign in again."), detail);
}

}  // namespace chalkreel
