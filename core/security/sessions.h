#pragma once

#include "core/security/account_book.h"
#include "core/security/audit_trail.h"
#include "core/security/jwt.h"
#include "core/security/login_gate.h"
#include "core/security/refresh_tokens.h"

namespace chalkreel {

/// What a person's program holds on to after signing in.
struct SignedIn
{
    QString accessToken;
    QString refreshToken;
    QDateTime accessExpires;
    QDateTime refreshExpires;
    User user;
};

struct LoginRequest
{
    QString name;
    QString password;
    QString address;  ///< the peer's, for throttling and the log
    QString client;   ///< User-Agent
};

/// Signing in and out: short access tokens, and refresh tokens that are good for one refresh (RFC 6819, 5.2.2.3).
class Sessions
{
public:
    Sessions(AccountBook &book, LoginGate &gate, AuditTrail &audit, const JwtCodec &jwt);

    /// Unauthorized, the same for an unknown name, a wrong password and a disabled user, after the same time; RateLimited
    /// after several failures of this name from this address, or of this address: never of the name alone, or anybody
    /// could lock anybody out. Unavailable when too many sign in at this moment.
    [[nodiscard]] Result<SignedIn> login(const LoginRequest &request);

    /// Unauthorized. A token that was refreshed before ends its whole session: one of two who hold it has stolen it.
    /// Within AccountOptions::refreshGrace the same answer is given again instead, as long as it was not used itself.
    [[nodiscard]] Result<SignedIn> refresh(const QString &refreshToken, const QString &address);

    /// Ends the session that this came in by.
    Result<void> logout(const Principal &actor, const QString &address);
    /// All sessions of that person.
    Result<void> logoutEverywhere(const Principal &actor, const QString &address);

    /// One-time, for where no header can be sent (WebSockets in a browser); good for AccountOptions::ticketLife, for
    /// whoever it was made for as that stands when it is used. Forbidden for what has no credential.
    [[nodiscard]] Result<QString> issueTicket(const Principal &actor);
    /// Once; Unauthorized the second time.
    [[nodiscard]] Result<CredentialId> redeemTicket(const QString &ticket);

    /// What an access token stands for. Unauthorized.
    [[nodiscard]] Result<Principal> authenticate(const QString &accessToken);

    void tidy();

private:
    struct Ticket
    {
        CredentialId credential;
        QDateTime expires;
    };
    SignedIn answerFor(const UserRecord &user, const SessionRecord &session) const;

    AccountBook &m_book;
    LoginGate &m_gate;
    AuditTrail &m_audit;
    const JwtCodec &m_jwt;
    RefreshTokens m_refreshTokens;
    Guarded<QHash<QString, Ticket>> m_tickets;  ///< by tokenHash()
};

}  // namespace chalkreel
