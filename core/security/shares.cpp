#include "core/security/shares.h"

#include "core/security/password_hash.h"
#include "core/security/random_token.h"

#include <QCoreApplication>

#include <algorithm>

namespace chalkreel {
namespace {

constexpr qsizetype kLongestLabel = 200;
constexpr qsizetype kTokenBytes = 16;  ///< 128 bits: not to be guessed

Failure noSuchShare()
{
    return fail(ErrorCode::NotFound, QCoreApplication::translate("Security", "This link leads nowhere, or not any more."));
}

bool isHis(const ShareLink &share, const Principal &actor) { return actor.isAdmin() || share.creator == actor.user; }

Result<void> mayShare(const Principal &actor)
{
    if (actor.canWrite && actor.source != PrincipalSource::Share) return {};
    return fail(ErrorCode::Forbidden, QCoreApplication::translate("Security", "You may not share videos."));
}

}  // namespace

Shares::Shares(AccountBook &book, LoginGate &gate, AuditTrail &audit, const JwtCodec &jwt)
    : m_book{book}
    , m_gate{gate}
    , m_audit{audit}
    , m_jwt{jwt}
{
}

Result<QList<ShareLink>> Shares::list(const Principal &actor, AssetId asset)
{
    if (actor.source == PrincipalSource::Share) return fail(mayShare(actor).error());
    QList<ShareLink> shares = m_book.look([&](const AccountState &state) {
        QList<ShareLink> found;
        for (const ShareRecord &record : state.shares)
            if (isHis(record.share, actor) && (asset.isNull() || record.share.asset == asset)) found.append(record.share);
        return found;
    });
    std::ranges::sort(shares, std::greater{}, [](const ShareLink &share) { return std::pair{share.created, share.id.toString()}; });
    return shares;
}

Result<CreatedShare> Shares::create(const Principal &actor, const NewShare &request, const QString &address)
{
    if (const Result<void> may = mayShare(actor); !may) return fail(may.error());
    if (request.label.size() > kLongestLabel)
        return fail(ErrorCode::InvalidArgument,
                    QCoreApplication::translate("Security", "A link's label has at most %1 characters.").arg(kLongestLabel));
    if (request.expires.isValid() && request.expires <= m_book.now())
        return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Security", "A link cannot have run out when it is made."));
    ShareRecord record;
    if (!request.password.isEmpty()) {
        if (const Result<void> good = checkPassword(request.password); !good) return fail(good.error());
        const Result<QString> hash = m_gate.hash(request.password);
        if (!hash) return fail(hash.error());
        record.passwordHash = *hash;
    }
    const QString token = randomToken(u"", kTokenBytes);
    record.hash = tokenHash(token);
    record.share = {.id = CredentialId::create(),
                    .asset = request.asset,
                    .creator = actor.user,
                    .label = request.label,
                    .hasPassword = !request.password.isEmpty(),
                    .created = m_book.now(),
                    .expires = request.expires};
    const Result<void> created = m_book.change([&](const AccountState &) -> Result<AccountBook::Decision> {
        AuditEntry entry = m_book.entry(actor, "share.create", record.share.id.toString(), address);
        entry.detail = request.asset.toString();
        return AccountBook::Decision{.change = {.shares = {record}, .audit = {entry}}};
    });
    if (!created) return fail(created.error());
    return CreatedShare{record.share, token};
}

Result<void> Shares::remove(const Principal &actor, CredentialId share, const QString &address)
{
    if (const Result<void> may = mayShare(actor); !may) return may;
    return m_book.change([&](const AccountState &state) -> Result<AccountBook::Decision> {
        const auto found = state.shares.constFind(share);
        if (found == state.shares.constEnd() || !isHis(found->share, actor)) return noSuchShare();
        return AccountBook::Decision{
            .change = {.removedCredentials = {share}, .audit = {m_book.entry(actor, "share.remove", share.toString(), address)}}};
    });
}

Result<void> Shares::removeOf(AssetId asset)
{
    return m_book.change([&](const AccountState &state) -> Result<AccountBook::Decision> {
        AccountBook::Decision decision;
        for (const ShareRecord &record : state.shares)
            if (record.share.asset == asset) decision.change.removedCredentials.append(record.share.id);
        return decision;
    });
}

Result<ShareLink> Shares::find(const QString &token)
{
    const QString hash = tokenHash(token.left(100));
    const ShareLink share = m_book.look([&](const AccountState &state) { return state.shares.value(state.shareByHash.value(hash)).share; });
    if (share.id.isNull() || !m_book.principal(share.id)) return noSuchShare();
    return share;
}

Result<ShareVisit> Shares::visit(const QString &token, const QString &password, const QString &address)
{
    const Result<ShareLink> share = find(token);
    if (!share) {
        m_audit.record(Principal{}, "share.visit", {}, address, &share.error());
        return fail(share.error());
    }
    if (share->hasPassword) {
        const auto refused = [&](const Error &error) {
            m_audit.record(Principal{.name = share->label}, "share.visit", share->id.toString(), address, &error);
            return fail(error);
        };
        const Error missing{ErrorCode::Unauthorized, QCoreApplication::translate("Security", "This link needs a password."), {}};
        if (password.isEmpty()) return fail(missing);
        const QString hash = m_book.look([&](const AccountState &state) { return state.shares.value(share->id).passwordHash; });
        const Result<bool> isRight = m_gate.check(QStringLiteral("share ") + share->id.toString(), address, password, hash);
        if (!isRight) return refused(isRight.error());
        if (!*isRight)
            return refused(
                {ErrorCode::Unauthorized, QCoreApplication::translate("Security", "The password of this link is another one."), {}});
    }
    const QDateTime now = m_book.now();
    QDateTime expires = now.addSecs(m_book.options().shareVisitLife.count());
    if (share->expires.isValid()) expires = std::min(expires, share->expires);
    const QString id = share->id.toString();
    return ShareVisit{*share, m_jwt.sign(JwtKind::Share, {id, id, now, expires}), expires};
}

Result<Principal> Shares::authenticate(const QString &bearer)
{
    const Result<JwtClaims> claims = m_jwt.verify(JwtKind::Share, bearer, m_book.now());
    if (!claims) return fail(claims.error());
    Result<Principal> principal = m_book.principal(CredentialId::fromString(claims->credential));
    // A session's or an API token's id in it opens nothing.
    if (principal && principal->source != PrincipalSource::Share) return notSignedIn(QStringLiteral("not the id of a share"));
    return principal;
}

}  // namespace chalkreel
