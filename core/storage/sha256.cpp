#include "core/storage/sha256.h"

#include "core/base/byte_source.h"

#include <openssl/evp.h>

#include <array>
#include <bit>
#include <vector>

namespace chalkreel {
namespace {

struct FreeDigest
{
    void operator()(EVP_MD_CTX *context) const noexcept { EVP_MD_CTX_free(context); }
};

constexpr size_t kReadAtOnce = 1 << 20;

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

Result<QString> sha256OfFile(const QString &path, const TransferControl &control)
{
    const Result<std::shared_ptr<ByteSource>> source = openFileSource(path);
    if (!source) return fail(source.error());
    std::vector<std::byte> buffer(kReadAtOnce);
    Sha256 hash;
    qint64 done = 0;
    while (true) {
        if (control.stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
        const Result<qint64> count = (*source)->readAt(done, buffer);
        if (!count) return fail(count.error());
        if (*count == 0) break;
        hash.update(std::span{buffer}.first(static_cast<size_t>(*count)));
        done += *count;
        control.onProgress(done, (*source)->size());
    }
    return hash.finish();
}

}  // namespace chalkreel
