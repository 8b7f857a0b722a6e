#include "core/security/password_hash.h"

#include "core/security/random_token.h"

#include <QCoreApplication>

#include <sodium.h>

namespace chalkreel {
namespace {

constexpr unsigned long long kPasses = 2;
constexpr size_t kMemory = size_t{19} << 20;

/// The same letters typed on another keyboard are the same password.
QByteArray bytesOf(const QString &password) { return password.normalized(QString::NormalizationForm_KC).toUtf8(); }

/// Of nobody's password; with today's parameters.
const QByteArray &decoyHash()
{
    static const QByteArray hash = hashPassword(randomToken(u"", 16)).value_or(QString{}).toLatin1();
    return hash;
}

}  // namespace

Result<void> checkPassword(const QString &password, const QString &name)
{
    if (password.size() < kShortestPassword || password.size() > kLongestPassword)
        return fail(
            ErrorCode::InvalidArgument,
            QCoreApplication::translate("Security", "A password has %1 to %2 characters.").arg(kShortestPassword).arg(kLongestPassword));
    if (!name.isEmpty() && password.compare(name, Qt::CaseInsensitive) == 0)
        return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Security", "The password has to be another than the name."));
    return {};
}

Result<QString> hashPassword(const QString &password)
{
    const QByteArray bytes = bytesOf(password);
    char hash[crypto_pwhash_STRBYTES];
    [[maybe_unused]] const QByteArray started = randomBytes(1);
    if (crypto_pwhash_str_alg(hash, bytes.constData(), static_cast<unsigned long long>(bytes.size()), kPasses, kMemory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail(ErrorCode::ResourceExhausted,
                    QCoreApplication::translate("Security", "There is not enough memory to keep a password safe. Try again."));
    return QString::fromLatin1(hash);
}

bool isPassword(const QString &password, const QString &hash)
{
    // Longer ones are nobody's, and must not cost more than others.
    const QByteArray bytes = bytesOf(password.left(kLongestPassword + 1));
    const QByteArray against = hash.isEmpty() ? decoyHash() : hash.toLatin1();
    const bool isSame =
        crypto_pwhash_str_verify(against.constData(), bytes.constData(), static_cast<unsigned long long>(bytes.size())) == 0;
    return isSame && !hash.isEmpty();
}

bool isHashOutdated(const QString &hash) { return crypto_pwhash_str_needs_rehash(hash.toLatin1().constData(), kPasses, kMemory) != 0; }

}  // namespace chalkreel
