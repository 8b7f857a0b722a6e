#pragma once

#include "core/storage/blob_store.h"

namespace chalkreel {

/// Where each root lies; absolute paths, possibly on several disks.
struct StorageRoots
{
    QString uploads;
    QString processed;
    QString metadata;
    QString thumbnails;

    /// DIR/uploads, DIR/processed, DIR/metadata and DIR/thumbnails.
    static StorageRoots below(const QString &dataFolder);
    QString of(BlobRoot root) const;
};

/// Blobs as files: ROOT/<asset id>/<file>. Written beside their final name, synced, then renamed.
class DiskBlobStore final : public BlobStore
{
public:
    /// Creates the roots and removes what an earlier, killed process left half-written (".NAME.part-XXXXXX", last touched
    /// before this call). Call it once, first, while holding the data folder's lock. PermissionDenied, NoSpace, Io.
    static Result<std::unique_ptr<DiskBlobStore>> open(const StorageRoots &roots);

    Result<BlobInfo> put(const BlobKey &key, const QString &path, const TransferControl &control) override;
    Result<BlobInfo> write(const BlobKey &key, const QByteArray &bytes) override;
    Result<BlobInfo> adopt(const BlobKey &key, const QString &path) override;
    Result<BlobInfo> share(const BlobKey &key, const QString &path) override;
    Result<BlobInfo> adoptFolder(BlobRoot root, AssetId asset, const QString &folder, const QString &path) override;
    Result<std::shared_ptr<ByteSource>> open(const BlobKey &key) override;
    Result<BlobInfo> stat(const BlobKey &key) override;
    Result<QString> localPath(const BlobKey &key) override;
    Result<QList<BlobEntry>> list(AssetId asset) override;
    Result<QList<AssetId>> assets() override;
    Result<void> remove(const BlobKey &key) override;
    Result<void> removeAll(AssetId asset) override;
    Result<qint64> freeBytes(BlobRoot root) override;

private:
    explicit DiskBlobStore(StorageRoots roots);
    QString pathOf(const BlobKey &key) const;

    StorageRoots m_roots;
};

}  // namespace chalkreel
