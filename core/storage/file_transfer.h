#pragma once

#include "core/storage/blob_store.h"

#include <QString>

namespace chalkreel {

/// Copies a regular file to `to`, which appears whole or not at all, and hashes what was written. Shares the bytes where
/// the file system can (Btrfs, XFS, bcachefs: FICLONE), else reads each block once for both the hash and the copy.
/// Unavailable when the file was changed meanwhile; otherwise the errors of BlobStore::put.
[[nodiscard]] Result<BlobInfo> copyFileIn(const QString &from, const QString &to, const TransferControl &control);

/// Brings a folder's entries to the disk, so that names in it survive a power cut.
void syncFolder(const QString &folder);
/// Creates the folder and those above it, each synced into its parent.
[[nodiscard]] Result<void> ensureFolder(const QString &folder);
/// Brings a file's bytes to the disk.
[[nodiscard]] Result<void> syncFile(const QString &path);

}  // namespace chalkreel
