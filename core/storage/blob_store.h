#pragma once

#include "core/base/byte_source.h"
#include "core/storage/blob_key.h"
#include "core/storage/sha256.h"

#include <QList>

namespace chalkreel {

struct BlobInfo
{
    qint64 size = 0;  ///< bytes
    QString sha256;   ///< 64 lower-case hex digits; empty where it was not computed
};

struct BlobEntry
{
    BlobKey key;
    qint64 size = 0;
};

/// Where the bytes of a library live. Blocking by design: call it from a worker, never from the window's thread.
/// Safe to call from several threads. A blob is there as a whole or not at all, whatever interrupts the writing.
class BlobStore
{
public:
    virtual ~BlobStore() = default;

    /// Copies a file in and computes its SHA-256 in the same read, without copying bytes where the file system can share
    /// them. Replaces what was there. Cancelled, NoSpace, Io, and what openFileSource fails with; nothing is left then.
    virtual Result<BlobInfo> put(const BlobKey &key, const QString &path, const TransferControl &control) = 0;
    /// Small things that are in memory.
    virtual Result<BlobInfo> write(const BlobKey &key, const QByteArray &bytes) = 0;
    /// Moves a finished file of ours in, replacing what was there; the file is gone from `path` afterwards.
    virtual Result<BlobInfo> adopt(const BlobKey &key, const QString &path) = 0;
    /// The same for a file that stays at `path` too, without copying its bytes where the file system can give one file two
    /// names. It must not be written to any more.
    virtual Result<BlobInfo> share(const BlobKey &key, const QString &path) = 0;
    /// adopt() for a folder of files ("hls" of an asset), as one: readers see the old one or the new one.
    virtual Result<BlobInfo> adoptFolder(BlobRoot root, AssetId asset, const QString &folder, const QString &path) = 0;

    /// NotFound when there is none.
    virtual Result<std::shared_ptr<ByteSource>> open(const BlobKey &key) = 0;
    virtual Result<BlobInfo> stat(const BlobKey &key) = 0;
    /// Its path on this machine, existing. Unsupported for a store that has none.
    virtual Result<QString> localPath(const BlobKey &key) = 0;

    /// All of an asset's blobs, in all roots, sorted.
    virtual Result<QList<BlobEntry>> list(AssetId asset) = 0;
    /// Which assets have blobs here; what the database does not know is left over from a crash.
    virtual Result<QList<AssetId>> assets() = 0;
    /// What is not there is no error.
    virtual Result<void> remove(const BlobKey &key) = 0;
    virtual Result<void> removeAll(AssetId asset) = 0;

    /// Bytes that can still be written below a root; the largest qint64 for a store without a limit.
    virtual Result<qint64> freeBytes(BlobRoot root) = 0;
};

}  // namespace chalkreel
