#include "core/storage/folder_replace.h"

#include "core/base/system_error.h"
#include "core/storage/file_transfer.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRandomGenerator>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace chalkreel {
namespace {

/// A folder that goes when the object does.
class TemporaryFolder
{
public:
    explicit TemporaryFolder(QString path)
        : m_path{std::move(path)}
    {
    }
    ~TemporaryFolder() { QDir{m_path}.removeRecursively(); }
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;

    const QString &path() const { return m_path; }

private:
    QString m_path;
};

/// Beside `path`, with a name that is cleared away after a crash.
QString partBeside(const QString &path)
{
    const QFileInfo info{path};
    return info.path() + QStringLiteral("/.") + info.fileName() +
           QStringLiteral(".part-%1").arg(QRandomGenerator::system()->bounded(1 << 24), 6, 16, QChar{u'0'});
}

Failure cannotStore(const QString &path)
{
    return fail(errorFromErrno(
        errno, QCoreApplication::translate("Storage", "“%1” cannot be stored in the library.").arg(QFileInfo{path}.fileName())));
}

/// Syncs every file, and refuses what is none: nothing of ours makes links or pipes in an output folder.
Result<qint64> syncTree(const QString &folder)
{
    qint64 bytes = 0;
    QDirIterator entries{folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDirIterator::Subdirectories};
    while (entries.hasNext()) {
        const QString path = entries.next();
        const QFileInfo info = entries.fileInfo();
        if (info.isSymLink() || (!info.isFile() && !info.isDir()))
            return fail(ErrorCode::Unsupported, QCoreApplication::translate("Storage", "“%1” is not a file.").arg(info.fileName()), path);
        if (info.isDir()) {
            syncFolder(path);
            continue;
        }
        if (Result<void> synced = syncFile(path); !synced) return fail(synced.error());
        bytes += info.size();
    }
    syncFolder(folder);
    return bytes;
}

Result<void> copyTree(const QString &from, const QString &to)
{
    if (Result<void> made = ensureFolder(to); !made) return made;
    QDirIterator files{from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories};
    const QDir source{from};
    while (files.hasNext()) {
        const QString path = files.next();
        const QString target = to + u'/' + source.relativeFilePath(path);
        if (Result<void> made = ensureFolder(QFileInfo{target}.path()); !made) return made;
        if (const auto copied = copyFileIn(path, target, {}); !copied) return fail(copied.error());
    }
    return {};
}

int renameFlags(const QString &from, const QString &to, unsigned int flags)
{
    return ::renameat2(AT_FDCWD, QFile::encodeName(from).constData(), AT_FDCWD, QFile::encodeName(to).constData(), flags);
}

/// Both on one disk. What was at `to` lies at `from` afterwards, or is gone.
Result<void> swapIn(const QString &from, const QString &to)
{
    if (renameFlags(from, to, RENAME_NOREPLACE) == 0) return {};
    if (errno == EEXIST && renameFlags(from, to, RENAME_EXCHANGE) == 0) return {};
    if (errno != EINVAL && errno != ENOSYS && errno != EEXIST && errno != ENOTEMPTY) return cannotStore(to);
    // A file system without exchange: for a moment there is neither, and what a crash leaves is made again by the job.
    const TemporaryFolder old{partBeside(to)};
    if (::rename(QFile::encodeName(to).constData(), QFile::encodeName(old.path()).constData()) != 0 && errno != ENOENT)
        return cannotStore(to);
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0) return {};
    const int reason = errno;
    (void)::rename(QFile::encodeName(old.path()).constData(), QFile::encodeName(to).constData());
    errno = reason;
    return cannotStore(to);
}

bool isOnOneDisk(const QString &a, const QString &b)
{
    struct stat first = {};
    struct stat second = {};
    return ::stat(QFile::encodeName(a).constData(), &first) == 0 && ::stat(QFile::encodeName(b).constData(), &second) == 0 &&
           first.st_dev == second.st_dev;
}

}  // namespace

Result<qint64> replaceFolder(const QString &from, const QString &to)
{
    if (!QFileInfo{from}.isDir() || QFileInfo{from}.isSymLink())
        return fail(ErrorCode::NotFound, QCoreApplication::translate("Storage", "“%1” is not a folder.").arg(QFileInfo{from}.fileName()));
    const QString parent = QFileInfo{to}.path();
    if (Result<void> made = ensureFolder(parent); !made) return fail(made.error());
    const Result<qint64> bytes = syncTree(from);
    if (!bytes) return bytes;

    if (isOnOneDisk(from, parent)) {
        if (Result<void> swapped = swapIn(from, to); !swapped) return fail(swapped.error());
    } else {
        const TemporaryFolder near{partBeside(to)};
        if (Result<void> copied = copyTree(from, near.path()); !copied) return fail(copied.error());
        if (Result<void> swapped = swapIn(near.path(), to); !swapped) return fail(swapped.error());
    }
    syncFolder(parent);
    QDir{from}.removeRecursively();
    return bytes;
}

}  // namespace chalkreel
