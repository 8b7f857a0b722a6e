#include "core/local/data_folder.h"

#include "core/base/system_error.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace chalkreel {
namespace {

constexpr QLatin1StringView kLockFile{"chalkreel.lock"};
constexpr QLatin1StringView kWork{"work"};
constexpr QLatin1StringView kSpool{"spool"};
constexpr QLatin1StringView kQuarantine{"quarantine"};

Result<void> createPrivateFolder(const QString &path)
{
    if (QFileInfo{path}.isDir()) return {};
    errno = 0;
    if (QDir{}.mkpath(path)) {
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return {};
    }
    return fail(errorFromErrno(
        errno, QCoreApplication::translate("DataFolder", "The folder “%1” cannot be created.").arg(QDir::toNativeSeparators(path))));
}

}  // namespace

Result<DataFolder> DataFolder::take(const QString &path)
{
    const QString absolute = QDir{path}.absolutePath();
    if (Result<void> made = createPrivateFolder(absolute); !made) return fail(std::move(made.error()));
    const QString folder = QDir{absolute}.canonicalPath();
    const QString shown = QDir::toNativeSeparators(folder);

    const QByteArray file = QFile::encodeName(folder % u'/' % kLockFile);
    // Not handed on to children: a media process that outlives us for a moment must not keep the folder locked.
    const int lock = ::open(file.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        return fail(errorFromErrno(errno, QCoreApplication::translate("DataFolder", "The folder “%1” cannot be used.").arg(shown)));
    DataFolder taken{folder, lock};
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        const int reason = errno;
        if (reason != EWOULDBLOCK)
            return fail(errorFromErrno(reason, QCoreApplication::translate("DataFolder", "The folder “%1” cannot be locked.").arg(shown)));
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate("DataFolder", "“%1” is in use by another Chalkreel. Close it and try again.").arg(shown));
    }
    for (const QString &root : {taken.workRoot(), taken.spoolRoot()})
        if (Result<void> made = createPrivateFolder(root); !made) return fail(std::move(made.error()));
    return taken;
}

DataFolder::DataFolder(QString path, int lock)
    : m_path{std::move(path)}
    , m_lock{lock}
{
}

DataFolder::DataFolder(DataFolder &&other) noexcept
    : m_path{std::move(other.m_path)}
    , m_lock{std::exchange(other.m_lock, -1)}
{
}

DataFolder::~DataFolder() { release(); }

void DataFolder::release()
{
    if (m_lock >= 0) ::close(std::exchange(m_lock, -1));
}

QString DataFolder::workRoot() const { return m_path % u'/' % kWork; }
QString DataFolder::spoolRoot() const { return m_path % u'/' % kSpool; }
QString DataFolder::spoolFile(UploadId upload) const { return spoolRoot() % u'/' % upload.toString(); }
QString DataFolder::quarantineRoot() const { return m_path % u'/' % kQuarantine; }
QString DataFolder::workDir(JobId job) const { return workRoot() % u'/' % job.toString(); }

}  // namespace chalkreel
