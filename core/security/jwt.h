#pragma once

#include "core/base/guarded.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QCache>
#include <QDateTime>

namespace chalkreel {

/// What a token is for. It is part of the signed header ("typ"), so that one kind never passes for another.
enum class JwtKind {
    Access,  ///< "at+jwt" (RFC 9068)
    Share,   ///< "share+jwt": a share link was opened, with its password where it has one
};

struct JwtClaims
{
    QString subject;     ///< "sub": user or share
    QString credential;  ///< "sid": the session that it belongs to
    QDateTime issued;    ///< "iat" and "nbf", whole seconds
    QDateTime expires;   ///< "exp"
};

/// JSON web tokens (RFC 7519), HS256 alone, for nobody's reading but ours.
/// What a token says of its own algorithm and key is never followed: the header has to be, byte for byte, the one that we
/// write, and the claims what we would write for them. So alg, kid, jku, x5u, jwk, duplicated, unknown, missing and
/// wrongly typed members are all the same: not ours.
class JwtCodec
{
public:
    /// `issuer` names this library, so that another server with the same key does not take its tokens.
    JwtCodec(QByteArray key, QString issuer);

    [[nodiscard]] QString sign(JwtKind kind, const JwtClaims &claims) const;

    /// Unauthorized for whatever is not a token of this kind, signed by us and valid at `now`. Clocks of one machine
    /// agree: no leeway.
    [[nodiscard]] Result<JwtClaims> verify(JwtKind kind, const QString &token, const QDateTime &now) const;

    /// Longer ones are refused before anything of them is looked at.
    static constexpr qsizetype kLongestToken = 1024;

private:
    Result<JwtClaims> read(JwtKind kind, const QByteArray &token) const;

    static constexpr qsizetype kRemembered = 4096;
    QByteArray m_key;
    QString m_issuer;
    /// What was found to be signed by us, by its text and kind: a client shows its token with each request. Whether it is valid
    /// now is asked each time.
    mutable Guarded<QCache<QByteArray, JwtClaims>> m_signed{kRemembered};
};

}  // namespace chalkreel
