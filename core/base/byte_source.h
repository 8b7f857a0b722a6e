#pragma once

#include "core/base/result.h"

#include <QString>

#include <cstddef>
#include <memory>
#include <span>

namespace chalkreel {

/// Bytes that can be read anywhere: a file, a blob, or ranges of a remote rendition.
/// Safe to call from several threads at once; blocks, so never from the window's thread.
class ByteSource
{
public:
    virtual ~ByteSource() = default;

    /// In bytes; fixed for the life of the source.
    virtual qint64 size() const = 0;
    /// Fills as much of `into` as there is from `offset` (bytes); 0 at or past the end.
    virtual Result<qint64> readAt(qint64 offset, std::span<std::byte> into) = 0;
    /// What a person calls it: the file name, for messages.
    virtual QString displayName() const = 0;
};

/// A regular file. Unsupported when the path is not one (a directory, device or pipe), NotFound, PermissionDenied or Io.
[[nodiscard]] Result<std::shared_ptr<ByteSource>> openFileSource(const QString &path);

}  // namespace chalkreel
