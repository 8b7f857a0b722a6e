#pragma once

#include <QByteArray>
#include <QString>

namespace chalkreel {

/// From the system's generator (libsodium).
[[nodiscard]] QByteArray randomBytes(qsizetype count);

/// `prefix` and so many random bytes in base64url without padding.
[[nodiscard]] QString randomToken(QStringView prefix, qsizetype bytes);

/// How a random token is kept: SHA-256 in hex. No salt and no slow hash: nobody guesses 128 random bits.
[[nodiscard]] QString tokenHash(const QString &token);

/// In a time that does not tell where they differ.
[[nodiscard]] bool isEqualInConstantTime(const QByteArray &a, const QByteArray &b);

/// HMAC-SHA256 (RFC 2104), 32 bytes.
[[nodiscard]] QByteArray hmacSha256(const QByteArray &key, const QByteArray &message);

/// Without padding. Decoding is strict: empty for anything that encoding would not have made.
[[nodiscard]] QByteArray toBase64Url(const QByteArray &bytes);
[[nodiscard]] QByteArray fromBase64Url(const QByteArray &text);

}  // namespace chalkreel
