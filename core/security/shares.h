#pragma once

#include "core/security/account_book.h"
#include "core/security/audit_trail.h"
#include "core/security/jwt.h"
#include "core/security/login_gate.h"

namespace chalkreel {

struct NewShare
{
    AssetId asset;  ///< that the actor may see: for the caller to check
    QString label;
    QString password;   ///< empty: none
    QDateTime expires;  ///< invalid: never
};

struct CreatedShare
{
    ShareLink share;
    QString token;  ///< for /r/{token}; never to be seen again
};

/// What a visitor of a share gets.
struct ShareVisit
{
    ShareLink share;
    QString bearer;  ///< to show with each request, as Credentials::bearer
    QDateTime expires;
};

/// Links by which somebody without an account sees one asset.
class Shares
{
public:
    Shares(AccountBook &book, LoginGate &gate, AuditTrail &audit, const JwtCodec &jwt);

    /// Newest first; the actor's own, for an admin all; of `asset` unless it is null.
    [[nodiscard]] Result<QList<ShareLink>> list(const Principal &actor, AssetId asset = {});
    /// Forbidden for whoever may not write; InvalidArgument for an expiry that is over or a long label.
    [[nodiscard]] Result<CreatedShare> create(const Principal &actor, const NewShare &share, const QString &address);
    /// Those who are looking stop seeing it at once. NotFound when it is another's; an admin may remove anybody's.
    Result<void> remove(const Principal &actor, CredentialId share, const QString &address);
    /// All links to an asset that is gone.
    Result<void> removeOf(AssetId asset);

    /// What a link says of itself before a password: NotFound, the same for one that never was, ran out or was removed.
    [[nodiscard]] Result<ShareLink> find(const QString &token);
    /// NotFound as above; Unauthorized for a wrong or missing password; RateLimited, Unavailable as LoginGate.
    [[nodiscard]] Result<ShareVisit> visit(const QString &token, const QString &password, const QString &address);

    /// What ShareVisit::bearer stands for. Unauthorized.
    [[nodiscard]] Result<Principal> authenticate(const QString &bearer);

private:
    AccountBook &m_book;
    LoginGate &m_gate;
    AuditTrail &m_audit;
    const JwtCodec &m_jwt;
};

}  // namespace chalkreel
