#pragma once

#include "core/base/utc_time.h"
#include "core/local/local_account_store.h"
#include "core/security/accounts.h"
#include "core/security/api_tokens.h"
#include "core/security/audit_trail.h"
#include "core/security/first_run.h"
#include "core/security/sessions.h"
#include "core/security/shares.h"
#include "core/security/users.h"
#include "tests/core/database/library_fixture.h"

namespace chalkreel {

/// Accounts over a library of their own, and a clock that stands until it is moved.
class AccountsFixture
{
public:
    AccountsFixture() { reopen(); }

    /// As after a restart: nothing is known but what was kept.
    void reopen(const std::function<void(AccountOptions &)> &adjust = [](AccountOptions &) {})
    {
        m_accounts.reset();
        AccountOptions options;
        options.secret = QByteArray(32, 's');
        options.now = [this] { return m_now; };
        options.steadyNow = [this] { return m_steadyNow; };
        adjust(options);
        m_accounts = Accounts::open(m_accountStore, options).value();
        m_accounts->setEndedListener([this](const QList<CredentialId> &ended) { m_ended += ended; });
    }

    Accounts *operator->() { return m_accounts.get(); }
    LibraryStore &store() { return *m_store; }
    QString databaseFile() const { return m_folder.filePath(QStringLiteral("library.db")); }
    QDateTime now() const { return m_now; }
    void pass(std::chrono::seconds time)
    {
        m_now = m_now.addSecs(time.count());
        m_steadyNow += time;
    }
    /// What the listener was told since it was asked last.
    QList<CredentialId> ended() { return std::exchange(m_ended, {}); }

    User add(const QString &name, Role role) const
    {
        return m_accounts->users()
            .create(Principal::localOperator(), {.name = name, .password = passwordOf(name), .role = role}, QString{})
            .value();
    }
    static QString passwordOf(const QString &name) { return QStringLiteral("password of ") + name; }
    Result<SignedIn> login(const QString &name, const QString &password, const QString &address = QStringLiteral("192.0.2.1"))
    {
        return m_accounts->sessions().login({.name = name, .password = password, .address = address});
    }
    SignedIn login(const QString &name) { return login(name, passwordOf(name)).value(); }
    Result<Principal> whoIs(const QString &bearer) { return m_accounts->authenticate({.bearer = bearer}); }
    Principal principal(const QString &name) { return whoIs(login(name).accessToken).value(); }
    QList<AuditEntry> audit(const QString &action)
    {
        return m_accounts->audit().list(Principal::localOperator(), {.action = action, .limit = 200}).value();
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<LibraryStore> m_store = LibraryStore::open(databaseFile(), [](const QList<Event> &) {}).value();
    LocalAccountStore m_accountStore{*m_store};
    QDateTime m_now = utcFromSeconds(1'800'000'000);
    TokenBuckets::Time m_steadyNow{};
    QList<CredentialId> m_ended;
    std::unique_ptr<Accounts> m_accounts;
};

}  // namespace chalkreel
