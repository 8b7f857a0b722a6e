#include "core/storage/disk_blob_store.h"

#include "core/base/atomic_file.h"
#include "core/base/disk_space.h"
#include "core/base/system_error.h"
#include "core/storage/blob_leftovers.h"
#include "core/storage/file_transfer.h"
#include "core/storage/folder_replace.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace chalkreel {
namespace {

Failure missing(const BlobKey &key)
{
    return fail(ErrorCode::NotFound,
                QCoreApplication::translate("Storage", "“%1” is missing in the library.").arg(key.file().section(u'/', -1)),
                key.toString());
}

Failure cannotStore(const BlobKey &key)
{
    return fail(errorFromErrno(errno, QCoreApplication::translate("Storage", "“%1” cannot be stored in the library.").arg(key.file())));
}

/// A finished file's bytes to the disk, before it gets its name in the store: a name must never stand for bytes that a
/// power cut can take away.
Result<void> makeSafe(const QString &path)
{
    if (const QFileInfo info{path}; !info.isFile() || info.isSymLink())
        return fail(info.exists() ? ErrorCode::Unsupported : ErrorCode::NotFound,
                    QCoreApplication::translate("Storage", "“%1” is not a file.").arg(info.fileName()), path);
    return syncFile(path);
}

/// Runs work() -> Result<BlobInfo> with the target's folder there. Another thread that removed the last other file in it may
/// remove the folder at any moment before ours is in it, as often as it likes: then again. Only a missing folder (or a
/// missing source, which stays missing) is tried again.
template <typename Work>
Result<BlobInfo> inFolderOf(const QString &target, const QString &root, Work &&work)
{
    constexpr int kAttempts = 100;
    const QString folder = QFileInfo{target}.path();
    for (int attempt = 1;; ++attempt) {
        Result<void> made = ensureFolder(folder);
        Result<BlobInfo> info = made ? work() : Result<BlobInfo>{fail(made.error())};
        if (info) return info;
        if (info.error().code != ErrorCode::NotFound || attempt == kAttempts) {
            removeEmptyFolders(folder, root);
            return info;
        }
    }
}

}  // namespace

StorageRoots StorageRoots::below(const QString &dataFolder)
{
    const auto folder = [&](BlobRoot root) -> QString { return dataFolder + u'/' + nameOf(root); };
    return {folder(BlobRoot::Uploads), folder(BlobRoot::Processed), folder(BlobRoot::Metadata), folder(BlobRoot::Thumbnails)};
}

QString StorageRoots::of(BlobRoot root) const
{
    switch (root) {
    case BlobRoot::Uploads: return uploads;
    case BlobRoot::Processed: return processed;
    case BlobRoot::Metadata: return metadata;
    case BlobRoot::Thumbnails: return thumbnails;
    }
    return {};
}

DiskBlobStore::DiskBlobStore(StorageRoots roots)
    : m_roots{std::move(roots)}
{
}

Result<std::unique_ptr<DiskBlobStore>> DiskBlobStore::open(const StorageRoots &roots)
{
    for (const auto &row : kEnumNames<BlobRoot>) {
        const QString folder = roots.of(row.value);
        if (!QDir::isAbsolutePath(folder))
            return fail(
                ErrorCode::InvalidArgument,
                QCoreApplication::translate("Storage", "“%1” is not an absolute path for the library's folder %2.").arg(folder, row.name));
        if (Result<void> made = ensureFolder(folder); !made) return fail(made.error());
        if (::access(QFile::encodeName(folder).constData(), W_OK | X_OK) != 0)
            return fail(
                errorFromErrno(errno, QCoreApplication::translate("Storage", "The library's folder “%1” cannot be written.").arg(folder)));
        removeLeftovers(folder, QDateTime::currentDateTimeUtc());
    }
    return std::unique_ptr<DiskBlobStore>{new DiskBlobStore{roots}};
}

QString DiskBlobStore::pathOf(const BlobKey &key) const
{
    return m_roots.of(key.root()) + u'/' + key.asset().toString() + u'/' + key.file();
}

Result<BlobInfo> DiskBlobStore::put(const BlobKey &key, const QString &path, const TransferControl &control)
{
    const QString target = pathOf(key);
    return inFolderOf(target, m_roots.of(key.root()), [&] { return copyFileIn(path, target, control); });
}

Result<BlobInfo> DiskBlobStore::write(const BlobKey &key, const QByteArray &bytes)
{
    const QString target = pathOf(key);
    return inFolderOf(target, m_roots.of(key.root()), [&]() -> Result<BlobInfo> {
        if (Result<void> written = writeFileAtomically(target, bytes); !written) return fail(written.error());
        Sha256 hash;
        hash.update(std::as_bytes(std::span{bytes.constData(), static_cast<size_t>(bytes.size())}));
        return BlobInfo{bytes.size(), hash.finish()};
    });
}

Result<BlobInfo> DiskBlobStore::adopt(const BlobKey &key, const QString &path)
{
    const QString target = pathOf(key);
    if (Result<void> synced = makeSafe(path); !synced) return fail(synced.error());
    return inFolderOf(target, m_roots.of(key.root()), [&]() -> Result<BlobInfo> {
        if (::rename(QFile::encodeName(path).constData(), QFile::encodeName(target).constData()) == 0) {
            syncFolder(QFileInfo{target}.path());
            return BlobInfo{QFileInfo{target}.size(), {}};
        }
        if (errno != EXDEV) return cannotStore(key);
        // On another disk.
        Result<BlobInfo> info = copyFileIn(path, target, {});
        if (info) QFile::remove(path);
        return info;
    });
}

Result<BlobInfo> DiskBlobStore::share(const BlobKey &key, const QString &path)
{
    const QString target = pathOf(key);
    if (Result<void> synced = makeSafe(path); !synced) return fail(synced.error());
    return inFolderOf(target, m_roots.of(key.root()), [&]() -> Result<BlobInfo> {
        const QByteArray name = QFile::encodeName(target);
        // link() replaces nothing, unlike rename().
        if (::unlink(name.constData()) != 0 && errno != ENOENT) return cannotStore(key);
        if (::link(QFile::encodeName(path).constData(), name.constData()) == 0) {
            syncFolder(QFileInfo{target}.path());
            return BlobInfo{QFileInfo{target}.size(), {}};
        }
        // On another disk, or one whose file system knows no second names.
        if (errno == EXDEV || errno == EPERM || errno == EOPNOTSUPP || errno == EMLINK) return copyFileIn(path, target, {});
        return cannotStore(key);
    });
}

Result<BlobInfo> DiskBlobStore::adoptFolder(BlobRoot root, AssetId asset, const QString &folder, const QString &path)
{
    const Result<BlobKey> key = BlobKey::make(root, asset, folder);
    if (!key) return fail(key.error());
    const Result<qint64> bytes = replaceFolder(path, pathOf(*key));
    if (!bytes) return fail(bytes.error());
    return BlobInfo{*bytes, {}};
}

Result<std::shared_ptr<ByteSource>> DiskBlobStore::open(const BlobKey &key)
{
    Result<std::shared_ptr<ByteSource>> source = openFileSource(pathOf(key));
    if (!source && source.error().code == ErrorCode::NotFound) return missing(key);
    return source;
}

Result<BlobInfo> DiskBlobStore::stat(const BlobKey &key)
{
    const QFileInfo info{pathOf(key)};
    if (!info.isFile()) return missing(key);
    return BlobInfo{info.size(), {}};
}

Result<QString> DiskBlobStore::localPath(const BlobKey &key)
{
    const QString path = pathOf(key);
    if (!QFileInfo{path}.isFile()) return missing(key);
    return path;
}

Result<QList<BlobEntry>> DiskBlobStore::list(AssetId asset)
{
    QList<BlobEntry> blobs;
    for (const auto &row : kEnumNames<BlobRoot>) {
        const QDir folder{m_roots.of(row.value) + u'/' + asset.toString()};
        if (!folder.exists()) continue;
        QDirIterator files{folder.path(), QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories};
        while (files.hasNext()) {
            files.next();
            // What is half-written has a name that no key can have.
            if (Result<BlobKey> key = BlobKey::make(row.value, asset, folder.relativeFilePath(files.filePath())))
                blobs.append({std::move(*key), files.fileInfo().size()});
        }
    }
    std::ranges::sort(blobs, {}, [](const BlobEntry &entry) { return entry.key.toString(); });
    return blobs;
}

Result<QList<AssetId>> DiskBlobStore::assets()
{
    QSet<AssetId> found;
    for (const auto &row : kEnumNames<BlobRoot>)
        for (const QString &name : QDir{m_roots.of(row.value)}.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            if (const AssetId asset = AssetId::fromString(name); !asset.isNull() && asset.toString() == name) found.insert(asset);
    QList<AssetId> assets{found.cbegin(), found.cend()};
    std::sort(assets.begin(), assets.end());
    return assets;
}

Result<void> DiskBlobStore::remove(const BlobKey &key)
{
    const QString path = pathOf(key);
    if (::unlink(QFile::encodeName(path).constData()) != 0 && errno != ENOENT && errno != ENOTDIR)
        return fail(errorFromErrno(errno, QCoreApplication::translate("Storage", "“%1” cannot be removed.").arg(key.file())));
    removeEmptyFolders(QFileInfo{path}.path(), m_roots.of(key.root()));
    return {};
}

Result<void> DiskBlobStore::removeAll(AssetId asset)
{
    if (asset.isNull()) return fail(ErrorCode::InvalidArgument, QString{}, QStringLiteral("no asset"));
    for (const auto &row : kEnumNames<BlobRoot>) {
        QDir folder{m_roots.of(row.value) + u'/' + asset.toString()};
        if (folder.exists() && !folder.removeRecursively())
            return fail(
                errorFromErrno(errno, QCoreApplication::translate("Storage", "The folder “%1” cannot be removed.").arg(folder.path())));
    }
    return {};
}

Result<qint64> DiskBlobStore::freeBytes(BlobRoot root)
{
    const QString folder = m_roots.of(root);
    if (const std::optional<qint64> bytes = freeDiskBytes(folder)) return *bytes;
    return fail(errorFromErrno(errno, QCoreApplication::translate("Storage", "The library's folder “%1” cannot be read.").arg(folder)));
}

}  // namespace chalkreel
