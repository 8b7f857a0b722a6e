#pragma once

#include "core/base/guarded.h"
#include "core/security/account_options.h"
#include "core/security/account_store.h"

#include <QHash>

#include <memory>

namespace chalkreel {

using EndedListener = std::function<void(const QList<CredentialId> &ended)>;

/// All accounts in memory, for looking up by whatever a request shows.
struct AccountState
{
    QHash<UserId, UserRecord> users;
    QHash<QString, UserId> userByName;  ///< nameKey()
    QHash<CredentialId, SessionRecord> sessions;
    QHash<CredentialId, ApiTokenRecord> apiTokens;
    QHash<QString, CredentialId> apiTokenByHash;
    QHash<CredentialId, ShareRecord> shares;
    QHash<QString, CredentialId> shareByHash;

    explicit AccountState(const AccountSnapshot &snapshot = {});
    void apply(const AccountChange &change);

    const UserRecord *user(const QString &name) const;
    /// Enabled admins.
    int admins() const;
    /// Sessions, tokens and shares.
    QList<CredentialId> credentialsOf(UserId user) const;
    QList<SessionRecord> sessionsOf(UserId user) const;
    QList<ApiTokenRecord> tokensOf(UserId user) const;

private:
    void removeCredential(CredentialId id);
};

/// The accounts, the same in memory and in the store. Changes go one after another: each is decided on what the one before
/// left, kept, and only then seen. Readers wait for neither.
class AccountBook
{
public:
    AccountBook(AccountStore &store, const AccountOptions &options, const AccountSnapshot &snapshot);

    const AccountOptions &options() const { return m_options; }
    QDateTime now() const { return m_options.now(); }
    AccountStore &store() { return m_store; }

    /// function: (const AccountState &) -> a value. Short: others wait.
    template <typename Function>
    auto look(Function &&function)
    {
        return m_state.with([&](const AccountState &state) { return function(state); });
    }

    /// What a decision comes to.
    struct Decision
    {
        AccountChange change;
        QList<CredentialId> ended;  ///< those that go on with other rights; removed ones are told anyway
    };
    /// `decide` sees the state that its decision is carried out on.
    Result<void> change(const std::function<Result<Decision>(const AccountState &state)> &decide);

    /// How the credential stands: Unauthorized when it ended, ran out, or its user is disabled or gone.
    [[nodiscard]] Result<Principal> principal(CredentialId credential);
    /// The number that goes into the links signed by it; nothing when it does not stand.
    [[nodiscard]] std::optional<int> generation(CredentialId credential);

    /// An entry about what `actor` does now.
    [[nodiscard]] AuditEntry entry(const Principal &actor, const char *action, const QString &target, const QString &address) const;

    void setEndedListener(EndedListener listener) { m_endedListener = std::move(listener); }

private:
    AccountStore &m_store;
    AccountOptions m_options;
    std::mutex m_changing;
    Guarded<AccountState> m_state;
    EndedListener m_endedListener = [](const QList<CredentialId> &) {};
};

/// Says no more than it has to.
[[nodiscard]] Failure notSignedIn(const QString &detail = {});

}  // namespace chalkreel
