#include "core/security/api_tokens.h"

#include "core/security/random_token.h"

#include <QCoreApplication>

#include <algorithm>

namespace chalkreel {
namespace {

constexpr qsizetype kLongestName = 100;
constexpr qsizetype kSecretBytes = 32;
constexpr int kDaysToSeeThatItRanOut = 30;

Failure noSuchToken() { return fail(ErrorCode::NotFound, QCoreApplication::translate("Security", "There is no such token.")); }

Result<void> isInPerson(const Principal &actor)
{
    if (actor.isInPerson()) return {};
    return fail(ErrorCode::Forbidden, QCoreApplication::translate("Security", "Sign in with your password for this: a token may not."));
}

}  // namespace

ApiTokens::ApiTokens(AccountBook &book)
    : m_book{book}
{
}

Result<QList<ApiToken>> ApiTokens::list(const Principal &actor, UserId user)
{
    if (const Result<void> may = isInPerson(actor); !may) return fail(may.error());
    if (!actor.isAdmin() && !user.isNull() && user != actor.user) return QList<ApiToken>{};
    const UserId whose = user.isNull() ? actor.user : user;
    QList<ApiToken> tokens = m_book.look([&](const AccountState &state) {
        QList<ApiToken> found;
        for (const ApiTokenRecord &record : state.apiTokens)
            if (whose.isNull() || record.token.user == whose) found.append(record.token);
        return found;
    });
    m_used.with([&](const QHash<CredentialId, QDateTime> &used) {
        for (ApiToken &token : tokens) token.lastUsed = used.value(token.id, token.lastUsed);
    });
    std::ranges::sort(tokens, std::greater{}, [](const ApiToken &token) { return std::pair{token.created, token.id.toString()}; });
    return tokens;
}

Result<CreatedApiToken> ApiTokens::create(const Principal &actor, const NewApiToken &request, const QString &address)
{
    if (const Result<void> may = isInPerson(actor); !may) return fail(may.error());
    const bool isForAnother = !request.user.isNull() && request.user != actor.user;
    if (isForAnother && actor.source != PrincipalSource::Operator)
        return fail(ErrorCode::Forbidden, QCoreApplication::translate("Security", "A token is made by whom it stands for."));
    const QString name = request.name.trimmed();
    if (name.isEmpty() || name.size() > kLongestName)
        return fail(ErrorCode::InvalidArgument,
                    QCoreApplication::translate("Security", "A token's name has 1 to %1 characters.").arg(kLongestName));
    if (request.expires.isValid() && request.expires <= m_book.now())
        return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Security", "A token cannot have run out when it is made."));

    const QString secret = randomToken(kPrefix.toString(), kSecretBytes);
    const ApiTokenRecord record{{.id = CredentialId::create(),
                                 .user = isForAnother ? request.user : actor.user,
                                 .name = name,
                                 .scope = request.scope,
                                 .created = m_book.now(),
                                 .expires = request.expires},
                                tokenHash(secret)};
    const Result<void> created = m_book.change([&](const AccountState &state) -> Result<AccountBook::Decision> {
        if (!state.users.contains(record.token.user))
            return fail(ErrorCode::NotFound, QCoreApplication::translate("Security", "There is no such user."));
        if (state.tokensOf(record.token.user).size() >= m_book.options().tokensPerUser)
            return fail(ErrorCode::Conflict, QCoreApplication::translate("Security", "There are too many tokens. Remove some first."));
        AuditEntry entry = m_book.entry(actor, "token.create", record.token.id.toString(), address);
        entry.detail = name % u' ' % nameOf(request.scope);
        return AccountBook::Decision{.change = {.apiTokens = {record}, .audit = {entry}}};
    });
    if (!created) return fail(created.error());
    return CreatedApiToken{record.token, secret};
}

Result<void> ApiTokens::remove(const Principal &actor, CredentialId token, const QString &address)
{
    if (const Result<void> may = isInPerson(actor); !may) return may;
    return m_book.change([&](const AccountState &state) -> Result<AccountBook::Decision> {
        const auto found = state.apiTokens.constFind(token);
        if (found == state.apiTokens.constEnd() || (!actor.isAdmin() && found->token.user != actor.user)) return noSuchToken();
        AuditEntry entry = m_book.entry(actor, "token.remove", token.toString(), address);
        entry.detail = found->token.name;
        return AccountBook::Decision{.change = {.removedCredentials = {token}, .audit = {entry}}};
    });
}

Result<Principal> ApiTokens::authenticate(const QString &secret)
{
    if (!secret.startsWith(kPrefix) || secret.size() > 100) return notSignedIn(QStringLiteral("no API token"));
    const QString hash = tokenHash(secret);
    const CredentialId id = m_book.look([&](const AccountState &state) { return state.apiTokenByHash.value(hash); });
    if (id.isNull()) return notSignedIn(QStringLiteral("no such API token"));
    Result<Principal> principal = m_book.principal(id);
    if (principal) m_used.with([&](QHash<CredentialId, QDateTime> &used) { used.insert(id, m_book.now()); });
    return principal;
}

void ApiTokens::tidy()
{
    const QHash<CredentialId, QDateTime> used =
        m_used.with([](QHash<CredentialId, QDateTime> &noted) { return std::exchange(noted, QHash<CredentialId, QDateTime>{}); });
    const QDateTime longOver = m_book.now().addDays(-kDaysToSeeThatItRanOut);
    const Result<void> kept = m_book.change([&](const AccountState &state) -> Result<AccountBook::Decision> {
        AccountBook::Decision decision;
        for (ApiTokenRecord record : state.apiTokens) {
            if (record.token.expires.isValid() && record.token.expires < longOver) {
                decision.change.removedCredentials.append(record.token.id);
            } else if (used.contains(record.token.id)) {
                record.token.lastUsed = used.value(record.token.id);
                decision.change.apiTokens.append(record);
            }
        }
        return decision;
    });
    if (!kept) qWarning("%s", qUtf8Printable(kept.error().message));
}

}  // namespace chalkreel
