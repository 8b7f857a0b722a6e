#include "core/security/jwt.h"

#include "core/base/utc_time.h"
#include "core/security/random_token.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace chalkreel {
namespace {

constexpr QLatin1StringView kAudience{"chalkreel"};

QByteArray headerOf(JwtKind kind)
{
    switch (kind) {
    case JwtKind::Access: return R"({"alg":"HS256","typ":"at+jwt"})";
    case JwtKind::Share: return R"({"alg":"HS256","typ":"share+jwt"})";
    }
    return {};
}

/// Qt writes the members in the order of their names: the same claims are always the same bytes.
QByteArray payloadOf(const JwtClaims &claims, const QString &issuer)
{
    return QJsonDocument{QJsonObject{{QStringLiteral("iss"), issuer},
                                     {QStringLiteral("aud"), kAudience},
                                     {QStringLiteral("sub"), claims.subject},
                                     {QStringLiteral("sid"), claims.credential},
                                     {QStringLiteral("iat"), claims.issued.toSecsSinceEpoch()},
                                     {QStringLiteral("nbf"), claims.issued.toSecsSinceEpoch()},
                                     {QStringLiteral("exp"), claims.expires.toSecsSinceEpoch()}}}
        .toJson(QJsonDocument::Compact);
}

Failure notOurs(const char *detail)
{
    return fail(ErrorCode::Unauthorized, QCoreApplication::translate("Security", "Sign in again."), QString::fromLatin1(detail));
}

}  // namespace

JwtCodec::JwtCodec(QByteArray key, QString issuer)
    : m_key{std::move(key)}
    , m_issuer{std::move(issuer)}
{
}

QString JwtCodec::sign(JwtKind kind, const JwtClaims &claims) const
{
    const QByteArray content = toBase64Url(headerOf(kind)) + '.' + toBase64Url(payloadOf(claims, m_issuer));
    return QString::fromLatin1(content + '.' + toBase64Url(hmacSha256(m_key, content)));
}

Result<JwtClaims> JwtCodec::verify(JwtKind kind, const QString &token, const QDateTime &now) const
{
    if (token.size() > kLongestToken) return notOurs("the token is too long");
    const QByteArray text = token.toUtf8();
    // Looked up by a hash with a seed of this process: nobody learns from the time it takes how much of a guess is right.
    const QByteArray name = text + static_cast<char>(kind);
    std::optional<JwtClaims> claims = m_signed.with([&](const QCache<QByteArray, JwtClaims> &known) {
        const JwtClaims *found = known.object(name);
        return found ? std::optional{*found} : std::nullopt;
    });
    if (!claims) {
        Result<JwtClaims> fresh = read(kind, text);
        if (!fresh) return fresh;
        m_signed.with([&](QCache<QByteArray, JwtClaims> &known) { known.insert(name, new JwtClaims{*fresh}); });
        claims = *std::move(fresh);
    }
    if (now < claims->issued) return notOurs("the token is not valid yet");
    if (now >= claims->expires) return notOurs("the token ran out");
    return *std::move(claims);
}

Result<JwtClaims> JwtCodec::read(JwtKind kind, const QByteArray &token) const
{
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3) return notOurs("no token of three parts");
    if (parts[0] != toBase64Url(headerOf(kind))) return notOurs("the header is not the one of such tokens");
    if (!isEqualInConstantTime(fromBase64Url(parts[2]), hmacSha256(m_key, parts[0] + '.' + parts[1])))
        return notOurs("the signature is wrong");

    const QByteArray payload = fromBase64Url(parts[1]);
    const QJsonObject object = QJsonDocument::fromJson(payload).object();
    const JwtClaims claims{object.value(QLatin1StringView{"sub"}).toString(), object.value(QLatin1StringView{"sid"}).toString(),
                           utcFromSeconds(object.value(QLatin1StringView{"iat"}).toInteger()),
                           utcFromSeconds(object.value(QLatin1StringView{"exp"}).toInteger())};
    if (payload != payloadOf(claims, m_issuer)) return notOurs("the claims are not as this library writes them");
    return claims;
}

}  // namespace chalkreel
