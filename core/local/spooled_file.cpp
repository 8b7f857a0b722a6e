#include "core/local/spooled_file.h"

#include "core/base/system_error.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace chalkreel {
namespace {

Failure cannotRead(const QString &name)
{
    return fail(errorFromErrno(errno, QCoreApplication::translate("File", "“%1” cannot be read.").arg(name)));
}

bool isSame(const struct stat &a, const struct stat &b)
{
    // Not the time of the last change of its status: a second name changes that.
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
           a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

}  // namespace

Result<SpooledFile> SpooledFile::open(const QString &path, const QString &name)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0 && errno == ELOOP)
        return fail(ErrorCode::Unsupported, QCoreApplication::translate("File", "“%1” is not a file.").arg(name));
    if (descriptor < 0) return cannotRead(name);
    struct stat state = {};
    const bool isKnown = ::fstat(descriptor, &state) == 0;
    SpooledFile file{descriptor, state, name};
    if (!isKnown) return cannotRead(file.m_name);
    if (!S_ISREG(state.st_mode))
        return fail(ErrorCode::Unsupported, QCoreApplication::translate("File", "“%1” is not a file.").arg(file.m_name));
    return file;
}

SpooledFile::SpooledFile(int descriptor, const struct stat &state, QString name)
    : m_descriptor{descriptor}
    , m_state{state}
    , m_name{std::move(name)}
{
}

SpooledFile::SpooledFile(SpooledFile &&other) noexcept
    : m_descriptor{std::exchange(other.m_descriptor, -1)}
    , m_state{other.m_state}
    , m_at{other.m_at}
    , m_name{std::move(other.m_name)}
{
}

SpooledFile::~SpooledFile()
{
    if (m_descriptor >= 0) ::close(m_descriptor);
}

Result<qint64> SpooledFile::read(std::span<std::byte> into)
{
    qint64 done = 0;
    while (done < std::ssize(into)) {
        const ssize_t count = ::pread(m_descriptor, into.data() + done, into.size() - static_cast<size_t>(done), m_at);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return cannotRead(m_name);
        if (count == 0) break;
        done += count;
        m_at += count;
    }
    return done;
}

Result<void> SpooledFile::checkIsAt(const QString &path) const
{
    struct stat now = {};
    struct stat there = {};
    if (::fstat(m_descriptor, &now) == 0 && ::lstat(QFile::encodeName(path).constData(), &there) == 0 && isSame(m_state, now) &&
        isSame(m_state, there))
        return {};
    return changed();
}

Failure SpooledFile::changed() const
{
    return fail(ErrorCode::Damaged,
                QCoreApplication::translate("LocalUploadService", "“%1” was changed while it was looked at. Send it again.").arg(m_name));
}

void SpooledFile::seal() const
{
    // As good as it can be had: the folder around it is closed to others anyway.
    std::ignore = ::fchmod(m_descriptor, 0400);
}

}  // namespace chalkreel
