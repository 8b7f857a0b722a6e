#include "core/security/accounts.h"

#include "core/security/api_tokens.h"
#include "core/security/audit_trail.h"
#include "core/security/first_run.h"
#include "core/security/secret_key.h"
#include "core/security/sessions.h"
#include "core/security/shares.h"
#include "core/security/users.h"

#include <algorithm>

namespace chalkreel {

class Accounts::Private
{
public:
    Private(AccountStore &store, const AccountOptions &options, const AccountSnapshot &snapshot)
        : book{store, options, snapshot}
        , gate{options}
        , jwt{derivedKey(options.secret, "access tokens"), snapshot.issuer}
        , links{derivedKey(options.secret, "signed links " + snapshot.issuer.toUtf8())}
    {
    }

    /// Without accounts links are signed for nobody.
    std::optional<int> generation(CredentialId credential)
    {
        if (!credential.isNull()) return book.generation(credential);
        return book.options().isOpen ? std::optional{0} : std::nullopt;
    }

    AccountBook book;
    LoginGate gate;
    JwtCodec jwt;
    LinkSigner links;
    AuditTrail audit{book};
    Sessions sessions{book, gate, audit, jwt};
    Users users{book, gate};
    ApiTokens apiTokens{book};
    Shares shares{book, gate, audit, jwt};
    FirstRun firstRun{book, gate, audit, sessions};
};

Result<std::unique_ptr<Accounts>> Accounts::open(AccountStore &store, const AccountOptions &options)
{
    const Result<AccountSnapshot> snapshot = store.load();
    if (!snapshot) return fail(snapshot.error());
    return std::unique_ptr<Accounts>{new Accounts{std::make_unique<Private>(store, options, *snapshot)}};
}

Accounts::Accounts(std::unique_ptr<Private> d)
    : d{std::move(d)}
{
}

Accounts::~Accounts() = default;

Result<Principal> Accounts::authenticate(const Credentials &credentials)
{
    if (d->book.options().isOpen) return Principal::open();
    if (!credentials.bearer.isEmpty()) {
        if (credentials.bearer.startsWith(ApiTokens::kPrefix)) return d->apiTokens.authenticate(credentials.bearer);
        Result<Principal> person = d->sessions.authenticate(credentials.bearer);
        return person ? person : d->shares.authenticate(credentials.bearer);
    }
    if (credentials.ticket.isEmpty()) return notSignedIn(QStringLiteral("no credentials"));
    const Result<CredentialId> redeemed = d->sessions.redeemTicket(credentials.ticket);
    if (!redeemed) return fail(redeemed.error());
    return d->book.principal(*redeemed);
}

Result<Principal> Accounts::renewed(const Principal &principal)
{
    if (principal.credential.isNull()) return principal;
    return d->book.principal(principal.credential);
}

QString Accounts::signLink(const Principal &principal, const QString &path, std::chrono::seconds life)
{
    QDateTime expires = d->book.now().addSecs(life.count());
    if (principal.expires.isValid()) expires = std::min(expires, principal.expires);
    return d->links.sign(path, {principal.credential, expires}, d->generation(principal.credential).value_or(-1));
}

Result<Principal> Accounts::authenticateLink(const QString &path, const QString &query)
{
    const Result<LinkClaims> claims =
        d->links.verify(path, query, d->book.now(), [this](CredentialId credential) { return d->generation(credential); });
    if (!claims) return fail(claims.error());
    Result<Principal> principal = claims->credential.isNull() ? Principal::open() : d->book.principal(claims->credential);
    if (!principal) return principal;
    principal->canWrite = false;
    principal->expires = claims->expires;
    return principal;
}

Sessions &Accounts::sessions() { return d->sessions; }
Users &Accounts::users() { return d->users; }
ApiTokens &Accounts::apiTokens() { return d->apiTokens; }
Shares &Accounts::shares() { return d->shares; }
FirstRun &Accounts::firstRun() { return d->firstRun; }
AuditTrail &Accounts::audit() { return d->audit; }

void Accounts::setEndedListener(EndedListener listener) { d->book.setEndedListener(std::move(listener)); }

void Accounts::tidy()
{
    d->sessions.tidy();
    d->apiTokens.tidy();
    d->audit.tidy();
}

}  // namespace chalkreel
