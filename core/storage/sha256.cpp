#include "core/storage/sha256.h"

#include "core/base/byte_source.h"

#include <vector>

namespace chalkreel {
namespace {

constexpr size_t kReadAtOnce = 1 << 20;

}  // namespace

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
