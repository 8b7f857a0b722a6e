#include "core/security/refresh_tokens.h"

#include "core/security/random_token.h"

#include <QtEndian>

namespace chalkreel {
namespace {

constexpr QLatin1StringView kPrefix{"crr_"};
constexpr qsizetype kIdBytes = 16;
constexpr qsizetype kClaimBytes = kIdBytes + 4;
constexpr qsizetype kMacBytes = 32;

}  // namespace

RefreshTokens::RefreshTokens(QByteArray key)
    : m_key{std::move(key)}
{
}

QString RefreshTokens::token(const RefreshClaims &claims) const
{
    QByteArray bytes = QUuid::fromString(claims.session.toString()).toRfc4122();
    const quint32 generation = qToBigEndian(static_cast<quint32>(claims.generation));
    bytes.append(reinterpret_cast<const char *>(&generation), sizeof generation);
    return kPrefix % QString::fromLatin1(toBase64Url(bytes + hmacSha256(m_key, bytes)));
}

std::optional<RefreshClaims> RefreshTokens::read(const QString &token) const
{
    if (!token.startsWith(kPrefix) || token.size() > 128) return std::nullopt;
    const QByteArray bytes = fromBase64Url(token.mid(kPrefix.size()).toUtf8());
    if (bytes.size() != kClaimBytes + kMacBytes) return std::nullopt;
    const QByteArray claims = bytes.left(kClaimBytes);
    if (!isEqualInConstantTime(bytes.mid(kClaimBytes), hmacSha256(m_key, claims))) return std::nullopt;
    return RefreshClaims{CredentialId{QUuid::fromRfc4122(claims.left(kIdBytes))},
                         static_cast<int>(qFromBigEndian<quint32>(claims.constData() + kIdBytes))};
}

}  // namespace chalkreel
