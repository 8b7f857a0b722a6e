#include "core/security/random_token.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <sodium.h>

namespace chalkreel {
namespace {

/// Safe to call as often as one likes, and from several threads; fails only where the system has no random numbers.
void startSodium()
{
    if (sodium_init() < 0) qFatal("The system gives no random numbers.");
}

constexpr QByteArray::Base64Options kBase64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

}  // namespace

QByteArray randomBytes(qsizetype count)
{
    startSodium();
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), static_cast<size_t>(count));
    return bytes;
}

QString randomToken(QStringView prefix, qsizetype bytes) { return prefix % QString::fromLatin1(toBase64Url(randomBytes(bytes))); }

QString tokenHash(const QString &token)
{
    return QString::fromLatin1(QCryptographicHash::hash(token.toUtf8(), QCryptographicHash::Sha256).toHex());
}

bool isEqualInConstantTime(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size() && sodium_memcmp(a.constData(), b.constData(), static_cast<size_t>(a.size())) == 0;
}

QByteArray hmacSha256(const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
}

QByteArray toBase64Url(const QByteArray &bytes) { return bytes.toBase64(kBase64Url); }

QByteArray fromBase64Url(const QByteArray &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text, kBase64Url | QByteArray::AbortOnBase64DecodingErrors);
    // The last character has bits that count for nothing: the same bytes must not have several spellings.
    if (!decoded || toBase64Url(*decoded) != text) return {};
    return *decoded;
}

}  // namespace chalkreel
