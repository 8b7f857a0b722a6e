#pragma once

#include "core/base/result.h"

#include <functional>
#include <memory>
#include <span>
#include <stop_token>

namespace chalkreel {

/// How a transfer of bytes is watched and stopped. onProgress is called on the transferring thread, about every MiB.
struct TransferControl
{
    std::stop_token stop;
    std::function<void(qint64 doneBytes, qint64 totalBytes)> onProgress = [](qint64, qint64) {};
};

/// SHA-256 (FIPS 180-4) by libcrypto, which uses the processor's own instructions where it has them.
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256 &) = delete;
    Sha256 &operator=(const Sha256 &) = delete;

    void update(std::span<const std::byte> bytes);
    /// 64 lower-case hex digits. Once.
    QString finish();

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// Of a regular file. The errors of openFileSource, Io, Cancelled.
[[nodiscard]] Result<QString> sha256OfFile(const QString &path, const TransferControl &control = {});

}  // namespace chalkreel
