#pragma once

#include "core/base/result.h"
#include "core/base/sha256.h"

#include <functional>
#include <stop_token>

namespace chalkreel {

/// How a transfer of bytes is watched and stopped. onProgress is called on the transferring thread, about every MiB.
struct TransferControl
{
    std::stop_token stop;
    std::function<void(qint64 doneBytes, qint64 totalBytes)> onProgress = [](qint64, qint64) {};
};

/// Of a regular file. The errors of openFileSource, Io, Cancelled.
[[nodiscard]] Result<QString> sha256OfFile(const QString &path, const TransferControl &control = {});

}  // namespace chalkreel
