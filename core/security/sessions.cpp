#include "core/security/sessions.h"

#include "core/security/password_hash.h"
#include "core/security/random_token.h"
#include "core/security/secret_key.h"

#include <QCoreApplication>

#include <algorithm>

namespace chalkreel {
namespace {

constexpr qsizetype kMostTickets = 10'000;
constexpr qsizetype kTicketsAtOnce = 20;  ///< of one credential
constexpr qsizetype kLongestClient = 200;

Failure wrongPassword() { return fail(ErrorCode::Unauthorized, QCoreApplication::translate("Security", "Name or password is wrong.")); }

}  // namespace

Sessions::Sessions(AccountBook &book, LoginGate &gate, AuditTrail &audit, const JwtCodec &jwt)
    : m_book{book}
    , m_gate{gate}
    , m_audit{audit}
    , m_jwt{jwt}
    , m_refreshTokens{derivedKey(book.options().secret, "refresh tokens")}
{
}

SignedIn Sessions::answerFor(const UserRecord &user, const SessionRecord &session) const
{
    const QDateTime now = m_book.now();
    const QDateTime expires = now.addSecs(m_book.options().accessTokenLife.count());
    return {m_jwt.sign(JwtKind::Access, {user.user.id.toString(), session.id.toString(), now, expires}),
            m_refreshTokens.token({session.id, session.generation}), expires, session.expires, user.user};
}

Result<SignedIn> Sessions::login(const LoginRequest &request)
{
    const UserRecord known = m_book.look([&](const AccountState &state) {
        const UserRecord *record = state.user(request.name);
        return record ? *record : UserRecord{};
    });
    const Principal claimed{.user = known.user.id, .name = request.name};
    const auto refused = [&](const Error &error) {
        m_audit.record(claimed, "session.login", known.user.id.isNull() ? QString{} : known.user.id.toString(), request.address, &error);
        return fail(error);
    };

    const Result<bool> isRight = m_gate.check(QStringLiteral("login ") + nameKey(request.name), request.address, request.password,
                                              known.user.isDisabled ? QString{} : known.passwordHash);
    if (!isRight) return refused(isRight.error());
    if (!*isRight) return refused(wrongPassword().error());
    QString freshHash = known.passwordHash;
    if (isHashOutdated(known.passwordHash))
        if (const Result<QString> hash = m_gate.hash(request.password)) freshHash = *hash;

    SignedIn answer;
    const Result<void> begun = m_book.change([&](const AccountState &state) -> Result<AccountBook::Decision> {
        const auto found = state.users.constFind(known.user.id);
        // Changed while the password was being checked.
        if (found == state.users.constEnd() || found->user.isDisabled || found->passwordHash != known.passwordHash) return wrongPassword();
        UserRecord user = *found;
        user.user.lastLogin = m_book.now();
        user.passwordHash = freshHash;
        const SessionRecord session{.id = CredentialId::create(),
                                    .user = user.user.id,
                                    .created = m_book.now(),
                                    .rotated = m_book.now(),
                                    .expires = m_book.now().addSecs(m_book.options().refreshTokenLife.count()),
                                    .address = request.address,
                                    .client = request.client.left(kLongestClient)};
        AccountBook::Decision decision;
        decision.change.users = {user};
        decision.change.sessions = {session};
        QList<SessionRecord> others = state.sessionsOf(user.user.id);
        std::ranges::sort(others, {}, &SessionRecord::rotated);
        for (qsizetype i = 0; i <= others.size() - m_book.options().sessionsPerUser; ++i)
            decision.change.removedCredentials.append(others[i].id);
        decision.change.audit = {
            m_book.entry({.user = user.user.id, .name = user.user.name}, "session.login", session.id.toString(), request.address)};
        answer = answerFor(user, session);
        return decision;
    });
    if (!begun) return refused(begun.error());
    return answer;
}

Result<SignedIn> Sessions::refresh(const QString &refreshToken, const QString &address)
{
    const auto refused = [&](const Error &error) {
        m_audit.record(Principal{}, "session.refresh", {}, address, &error);
        return fail(error);
    };
    const std::optional<RefreshClaims> claims = m_refreshTokens.read(refreshToken);
    if (!claims) return refused(notSignedIn(QStringLiteral("no refresh token of ours")).error());

    Result<SignedIn> answer;
    const Result<void> done = m_book.change([&](const AccountState &state) -> Result<AccountBook::Decision> {
        const QDateTime now = m_book.now();
        const auto found = state.sessions.constFind(claims->session);
        if (found == state.sessions.constEnd() || found->expires <= now) return notSignedIn(QStringLiteral("the session ended"));
        const auto user = state.users.constFind(found->user);
        if (user == state.users.constEnd() || user->user.isDisabled) return notSignedIn(QStringLiteral("the user is disabled or gone"));
        AccountBook::Decision decision;
        SessionRecord session = *found;
        const bool isRepeated =
            claims->generation + 1 == session.generation && session.rotated.secsTo(now) < m_book.options().refreshGrace.count();
        if (claims->generation == session.generation) {
            ++session.generation;
            session.rotated = now;
            session.expires = now.addSecs(m_book.options().refreshTokenLife.count());
            decision.change.sessions = {session};
        } else if (!isRepeated) {
            AuditEntry entry =
                m_book.entry({.user = user->user.id, .name = user->user.name}, "session.refresh", session.id.toString(), address);
            entry.result = nameOf(ErrorCode::Unauthorized);
            entry.detail = QStringLiteral("a used refresh token came again: the session is ended");
            decision.change.audit = {entry};
            decision.change.removedCredentials = {session.id};
            answer = notSignedIn(entry.detail);
            return decision;
        }
        answer = answerFor(*user, session);
        return decision;
    });
    if (!done) return done.error().code == ErrorCode::Unauthorized ? refused(done.error()) : fail(done.error());
    return answer;
}

Result<void> Sessions::logout(const Principal &actor, const QString &address)
{
    return m_book.change([&](const AccountState &state) -> Result<AccountBook::Decision> {
        if (!state.sessions.contains(actor.credential)) return notSignedIn(QStringLiteral("no session"));
        return AccountBook::Decision{.change = {.removedCredentials = {actor.credential},
                                                .audit = {m_book.entry(actor, "session.logout", actor.credential.toString(), address)}}};
    });
}

Result<void> Sessions::logoutEverywhere(const Principal &actor, const QString &address)
{
    return m_book.change([&](const AccountState &state) -> Result<AccountBook::Decision> {
        const auto user = state.users.constFind(actor.user);
        if (user == state.users.constEnd() || !actor.isInPerson()) return notSignedIn(QStringLiteral("no session"));
        AccountBook::Decision decision;
        UserRecord record = *user;
        ++record.generation;
        decision.change.users = {record};
        const QList<SessionRecord> sessions = state.sessionsOf(actor.user);
        for (const SessionRecord &session : sessions) decision.change.removedCredentials.append(session.id);
        decision.change.audit = {m_book.entry(actor, "session.logout_everywhere", actor.user.toString(), address)};
        return decision;
    });
}

Result<QString> Sessions::issueTicket(const Principal &actor)
{
    if (actor.credential.isNull())
        return fail(ErrorCode::Forbidden, QCoreApplication::translate("Security", "Without accounts no ticket is needed."));
    const QDateTime now = m_book.now();
    const int life = static_cast<int>(m_book.options().ticketLife.count());
    const QString ticket = randomToken(u"crt_", 24);
    return m_tickets.with([&](QHash<QString, Ticket> &tickets) -> Result<QString> {
        tickets.removeIf([&](const auto &entry) { return entry.value().expires <= now; });
        const auto mine = std::ranges::count(tickets, actor.credential, &Ticket::credential);
        if (mine >= kTicketsAtOnce || tickets.size() >= kMostTickets)
            return fail(Error{ErrorCode::RateLimited,
                              QCoreApplication::translate("Security", "Too many connections are being opened. Try again in a moment."),
                              QString{}, life});
        tickets.insert(tokenHash(ticket), {actor.credential, now.addSecs(life)});
        return ticket;
    });
}

Result<CredentialId> Sessions::redeemTicket(const QString &ticket)
{
    const Ticket found = m_tickets.with([&](QHash<QString, Ticket> &tickets) { return tickets.take(tokenHash(ticket)); });
    if (found.credential.isNull() || found.expires <= m_book.now())
        return notSignedIn(QStringLiteral("no such ticket, or it was used or ran out"));
    return found.credential;
}

Result<Principal> Sessions::authenticate(const QString &accessToken)
{
    const Result<JwtClaims> claims = m_jwt.verify(JwtKind::Access, accessToken, m_book.now());
    if (!claims) return fail(claims.error());
    Result<Principal> principal = m_book.principal(CredentialId::fromString(claims->credential));
    if (principal && (principal->source != PrincipalSource::Session || principal->user.toString() != claims->subject))
        return notSignedIn(QStringLiteral("the session is another's"));
    return principal;
}

void Sessions::tidy()
{
    const QDateTime now = m_book.now();
    const QList<CredentialId> over = m_book.look([&](const AccountState &state) {
        QList<CredentialId> ids;
        for (const SessionRecord &session : state.sessions)
            if (session.expires <= now) ids.append(session.id);
        return ids;
    });
    m_tickets.with(
        [&](QHash<QString, Ticket> &tickets) { tickets.removeIf([&](const auto &entry) { return entry.value().expires <= now; }); });
    if (over.isEmpty()) return;
    const Result<void> removed = m_book.change([&](const AccountState &) -> Result<AccountBook::Decision> {
        return AccountBook::Decision{.change = {.removedCredentials = over}};
    });
    if (!removed) qWarning("%s", qUtf8Printable(removed.error().message));
}

}  // namespace chalkreel
