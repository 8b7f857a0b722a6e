#include "core/base/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <bit>

namespace chalkreel {
namespace {

struct FreeDigest
{
    void operator()(EVP_MD_CTX *context) const noexcept { EVP_MD_CTX_free(context); }
};

}  // namespace

class Sha256::Private
{
public:
    std::unique_ptr<EVP_MD_CTX, FreeDigest> context{EVP_MD_CTX_new()};
};

Sha256::Sha256()
    : d{std::make_unique<Private>()}
{
    // Both fail only without memory, or where an administrator has switched SHA-256 off in libcrypto.
    if (!d->context || EVP_DigestInit_ex(d->context.get(), EVP_sha256(), nullptr) != 1) qFatal("libcrypto has no SHA-256");
}

Sha256::~Sha256() = default;

void Sha256::update(std::span<const std::byte> bytes) { EVP_DigestUpdate(d->context.get(), bytes.data(), bytes.size()); }

QString Sha256::finish()
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(d->context.get(), digest.data(), &size);
    return QString::fromLatin1(
        QByteArray{std::bit_cast<std::array<char, EVP_MAX_MD_SIZE>>(digest).data(), static_cast<qsizetype>(size)}.toHex());
}

}  // namespace chalkreel
