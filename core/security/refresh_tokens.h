#pragma once

#include "core/model/user.h"

#include <QByteArray>

#include <optional>

namespace chalkreel {

/// Which token of which session.
struct RefreshClaims
{
    CredentialId session;
    int generation = 0;

    friend bool operator==(const RefreshClaims &, const RefreshClaims &) = default;
};

/// Refresh tokens: session and generation under an HMAC. So none has to be kept, the same one can be given again when an
/// answer was lost, and an old one is known for what it is, which a random one that was forgotten would not be.
class RefreshTokens
{
public:
    explicit RefreshTokens(QByteArray key);

    [[nodiscard]] QString token(const RefreshClaims &claims) const;
    /// Nothing for what we did not make.
    [[nodiscard]] std::optional<RefreshClaims> read(const QString &token) const;

private:
    QByteArray m_key;
};

}  // namespace chalkreel
