#pragma once

#include "core/security/account_options.h"
#include "core/security/account_store.h"
#include "core/security/signed_link.h"

#include <memory>

namespace chalkreel {

class ApiTokens;
class AuditTrail;
class FirstRun;
class Sessions;
class Shares;
class Users;

/// What a request came with; the first that is not empty counts.
struct Credentials
{
    QString bearer;  ///< access token, API token, or what Shares::visit() gave
    QString ticket;  ///< one-time
};

/// Credentials whose connections have to be closed, because they ended or now allow something else.
using EndedListener = std::function<void(const QList<CredentialId> &ended)>;

/// Who may do what on a server. The rules are here and in the parts below; AccountStore only keeps. Everything is safe to
/// call from any thread. What changes something blocks until that is on the disk; what only looks does not wait for it.
class Accounts
{
public:
    /// `store` must outlive it. What AccountStore::load() fails with.
    static Result<std::unique_ptr<Accounts>> open(AccountStore &store, const AccountOptions &options);
    ~Accounts();

    /// In memory: for each request. What was taken away, disabled or lowered counts at once.
    /// Unauthorized with one sentence, whatever the reason.
    [[nodiscard]] Result<Principal> authenticate(const Credentials &credentials);
    /// The principal again, as it stands now: for connections that stay open. Unauthorized when its credential ended.
    [[nodiscard]] Result<Principal> renewed(const Principal &principal);

    /// Leave to fetch `path` without a header, for at most `life`: a query (LinkSigner).
    [[nodiscard]] QString signLink(const Principal &principal, const QString &path, std::chrono::seconds life);
    /// Reading only.
    [[nodiscard]] Result<Principal> authenticateLink(const QString &path, const QString &query);

    Sessions &sessions();
    Users &users();
    ApiTokens &apiTokens();
    Shares &shares();
    FirstRun &firstRun();
    AuditTrail &audit();

    /// Called on whatever thread ended them, after the change is kept and with no lock held. Set it before the first
    /// request comes.
    void setEndedListener(EndedListener listener);

    /// Forgets what ran out and writes what was only noted (when tokens were used): every few minutes.
    void tidy();

private:
    class Private;
    explicit Accounts(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

}  // namespace chalkreel
