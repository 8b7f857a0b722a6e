#include "core/storage/file_transfer.h"

#include "core/base/atomic_file.h"
#include "core/base/system_error.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace chalkreel {
namespace {

// Large enough that calls cost nothing, small enough to stay in the processor's cache between hash and copy.
constexpr size_t kBlock = 1 << 20;

class Descriptor
{
public:
    Descriptor(const QString &path, int flags)
        : m_number{::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC)}
    {
    }
    ~Descriptor()
    {
        if (m_number >= 0) ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    bool isOpen() const { return m_number >= 0; }
    int number() const { return m_number; }

private:
    int m_number;
};

Failure cannotRead(const QString &path)
{
    return fail(errorFromErrno(errno, QCoreApplication::translate("Storage", "“%1” cannot be read.").arg(QFileInfo{path}.fileName())));
}

Failure cannotWrite(const QString &path)
{
    return fail(errorFromErrno(
        errno, QCoreApplication::translate("Storage", "“%1” cannot be stored in the library.").arg(QFileInfo{path}.fileName())));
}

Result<void> writeAll(int descriptor, const std::byte *bytes, size_t size, const QString &path)
{
    while (size > 0) {
        const ssize_t count = ::write(descriptor, bytes, size);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return cannotWrite(path);
        bytes += count;
        size -= static_cast<size_t>(count);
    }
    return {};
}

/// Reads `from` once to its end: into the hash, and into `to` unless that shares the bytes already (-1).
Result<BlobInfo> pass(int from, int to, qint64 total, const QString &fromPath, const QString &toPath, const TransferControl &control)
{
    std::vector<std::byte> block(kBlock);
    Sha256 hash;
    BlobInfo info;
    while (true) {
        if (control.stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
        const ssize_t count = ::read(from, block.data(), block.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return cannotRead(fromPath);
        if (count == 0) break;
        hash.update(std::span{block}.first(static_cast<size_t>(count)));
        if (to >= 0)
            if (Result<void> written = writeAll(to, block.data(), static_cast<size_t>(count), toPath); !written)
                return fail(written.error());
        info.size += count;
        control.onProgress(info.size, total);
    }
    info.sha256 = hash.finish();
    return info;
}

bool isSameState(const struct stat &a, const struct stat &b)
{
    return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

Result<BlobInfo> copyToPart(const QString &from, const AtomicFile &file, const TransferControl &control)
{
    // O_NONBLOCK: opening a named pipe must not wait for a writer that never comes.
    const Descriptor source{from, O_RDONLY | O_NONBLOCK};
    struct stat before = {};
    if (!source.isOpen() || ::fstat(source.number(), &before) != 0) return cannotRead(from);
    if (!S_ISREG(before.st_mode))
        return fail(ErrorCode::Unsupported, QCoreApplication::translate("Storage", "“%1” is not a file.").arg(QFileInfo{from}.fileName()));
    const Descriptor part{file.partPath(), O_RDWR};
    if (!part.isOpen()) return cannotWrite(file.path());

    // A clone is a copy of one moment, so what is hashed is the clone, not the file that may go on changing.
    if (::ioctl(part.number(), FICLONE, source.number()) == 0) return pass(part.number(), -1, before.st_size, from, file.path(), control);

    // A full disk is met at once instead of after the last gigabyte; where the file system cannot reserve, writing will tell.
    if (before.st_size > 0 && ::fallocate(part.number(), FALLOC_FL_KEEP_SIZE, 0, before.st_size) != 0 &&
        (errno == ENOSPC || errno == EDQUOT))
        return cannotWrite(file.path());
    ::posix_fadvise(source.number(), 0, 0, POSIX_FADV_SEQUENTIAL);
    Result<BlobInfo> info = pass(source.number(), part.number(), before.st_size, from, file.path(), control);
    if (!info) return info;
    struct stat after = {};
    if (::fstat(source.number(), &after) != 0) return cannotRead(from);
    if (!isSameState(before, after) || info->size != before.st_size)
        return fail(ErrorCode::Unavailable,
                    QCoreApplication::translate("Storage", "“%1” was changed while it was copied. Wait until it is complete and try again.")
                        .arg(QFileInfo{from}.fileName()));
    return info;
}

}  // namespace

Result<BlobInfo> copyFileIn(const QString &from, const QString &to, const TransferControl &control)
{
    Result<AtomicFile> file = AtomicFile::create(to);
    if (!file) return fail(file.error());
    Result<BlobInfo> info = copyToPart(from, *file, control);
    if (!info) return info;
    if (Result<void> committed = file->commit(); !committed) return fail(committed.error());
    return info;
}

void syncFolder(const QString &folder)
{
    const Descriptor descriptor{folder, O_RDONLY | O_DIRECTORY};
    // Some network file systems cannot sync folders; there is nothing better to do then.
    if (descriptor.isOpen()) ::fsync(descriptor.number());
}

Result<void> ensureFolder(const QString &folder)
{
    const QFileInfo info{folder};
    if (info.isDir()) return {};
    const QString parent = info.path();
    if (parent != folder)
        if (Result<void> above = ensureFolder(parent); !above) return above;
    if (::mkdir(QFile::encodeName(folder).constData(), 0777) != 0 && errno != EEXIST)
        return fail(errorFromErrno(errno, QCoreApplication::translate("Storage", "The folder “%1” cannot be created.").arg(folder)));
    syncFolder(parent);
    return {};
}

Result<void> syncFile(const QString &path)
{
    const Descriptor descriptor{path, O_RDONLY | O_NOFOLLOW};
    if (!descriptor.isOpen()) return cannotRead(path);
    if (::fsync(descriptor.number()) != 0) return cannotWrite(path);
    return {};
}

}  // namespace chalkreel
