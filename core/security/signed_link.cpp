#include "core/security/signed_link.h"

#include "core/base/utc_time.h"
#include "core/security/random_token.h"

#include <QCoreApplication>
#include <QUrlQuery>

#include <algorithm>

namespace chalkreel {
namespace {

constexpr QLatin1StringView kExpires{"expires"};
constexpr QLatin1StringView kCredential{"credential"};
constexpr QLatin1StringView kSignature{"signature"};
constexpr qsizetype kLongestPath = 1024;
constexpr int kDeepestPath = 16;

Failure notSigned(const char *detail)
{
    return fail(ErrorCode::Unauthorized, QCoreApplication::translate("Security", "This link is not valid any more. Ask for a new one."),
                QString::fromLatin1(detail));
}

/// Nothing in it that a proxy or a router may read otherwise than we do.
bool isPlainPath(const QString &path)
{
    if (!path.startsWith(u'/') || path.size() > kLongestPath || path.count(u'/') > kDeepestPath) return false;
    const auto isPlain = [](QChar c) { return c > u' ' && c < u'\x7f' && c != u'%' && c != u'\\' && c != u'?' && c != u'#'; };
    if (!std::ranges::all_of(path, isPlain)) return false;
    const QList<QStringView> parts = QStringView{path}.mid(1).split(u'/');
    for (qsizetype i = 0; i < parts.size(); ++i)
        if (parts[i] == u"." || parts[i] == u".." || (parts[i].isEmpty() && i + 1 < parts.size())) return false;
    return true;
}

/// The value of what is there once.
std::optional<QString> onlyValue(const QUrlQuery &query, QLatin1StringView name)
{
    const QStringList values = query.allQueryItemValues(name);
    return values.size() == 1 ? std::optional{values.first()} : std::nullopt;
}

/// The path, and the query without our own parts: "/a/b?rendition=sd".
QString withQuestion(const QString &path, QUrlQuery items)
{
    for (const QLatin1StringView own : {kExpires, kCredential, kSignature}) items.removeAllQueryItems(own);
    return items.isEmpty() ? path : QString{path % u'?' % items.toString(QUrl::FullyEncoded)};
}

std::optional<LinkClaims> claimsIn(const QUrlQuery &query)
{
    const std::optional<QString> expires = onlyValue(query, kExpires);
    const std::optional<QString> credential = onlyValue(query, kCredential);
    if (!expires || !credential) return std::nullopt;
    bool isNumber = false;
    const qint64 seconds = expires->toLongLong(&isNumber);
    const LinkClaims claims{CredentialId::fromString(*credential), utcFromSeconds(seconds)};
    // One spelling each: what else means the same was not written by us.
    if (!isNumber || QString::number(seconds) != *expires) return std::nullopt;
    if (*credential != (claims.credential.isNull() ? QString{} : claims.credential.toString())) return std::nullopt;
    return claims;
}

}  // namespace

LinkSigner::LinkSigner(QByteArray key)
    : m_key{std::move(key)}
{
}

QByteArray LinkSigner::signature(const QString &path, const LinkClaims &claims, int generation) const
{
    return toBase64Url(hmacSha256(m_key, path.toUtf8() + '\n' + QByteArray::number(claims.expires.toSecsSinceEpoch()) + '\n' +
                                             claims.credential.toString().toUtf8() + '\n' + QByteArray::number(generation)));
}

QString LinkSigner::sign(const QString &path, const LinkClaims &claims, int generation) const
{
    const QString credential = claims.credential.isNull() ? QString{} : claims.credential.toString();
    return kExpires % u'=' % QString::number(claims.expires.toSecsSinceEpoch()) % u'&' % kCredential % u'=' % credential % u'&' %
           kSignature % u'=' % QString::fromLatin1(signature(path, claims, generation));
}

Result<LinkClaims> LinkSigner::verify(const QString &path, const QString &query, const QDateTime &now,
                                      const std::function<std::optional<int>(CredentialId)> &generationOf) const
{
    if (!isPlainPath(path)) return notSigned("the path is not a plain one");
    const QUrlQuery items{query};
    const std::optional<LinkClaims> claims = claimsIn(items);
    const std::optional<QString> shown = onlyValue(items, kSignature);
    if (!claims || !shown) return notSigned("parts are missing, doubled or misspelt");
    if (now >= claims->expires) return notSigned("the link ran out");
    const std::optional<int> generation = generationOf(claims->credential);
    if (!generation) return notSigned("its maker has no more leave");
    const auto isSigned = [&](const QString &covered) {
        return isEqualInConstantTime(shown->toLatin1(), signature(covered, *claims, *generation));
    };
    // The path itself with what else is asked of it, then the folders that it is in.
    if (isSigned(withQuestion(path, items))) return *claims;
    for (qsizetype slash = path.lastIndexOf(u'/'); slash >= 0; slash = slash > 0 ? path.lastIndexOf(u'/', slash - 1) : -1)
        if (path.size() > slash + 1 && isSigned(path.left(slash + 1))) return *claims;
    return notSigned("the signature is wrong");
}

}  // namespace chalkreel
