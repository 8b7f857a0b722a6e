#include "core/security/secret_key.h"

#include "core/base/system_error.h"
#include "core/security/random_token.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace chalkreel {
namespace {

constexpr int kBytes = 32;
constexpr qsizetype kShortest = 32;  ///< characters, as SECRET_KEY

/// Made for its user alone from its first moment on, and never over one that is there: another program that starts at the
/// same moment must not end up with another key.
Result<void> createKey(const QString &path)
{
    const QByteArray content = randomBytes(kBytes).toHex() + '\n';
    const auto failed = [&](int reason) {
        return fail(errorFromErrno(
            reason, QCoreApplication::translate("Security", "The secret key “%1” cannot be written.").arg(QDir::toNativeSeparators(path))));
    };
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) return errno == EEXIST ? Result<void>{} : failed(errno);
    errno = 0;
    const bool isWritten = ::write(file, content.constData(), static_cast<size_t>(content.size())) == content.size() && ::fsync(file) == 0;
    const int reason = errno != 0 ? errno : EIO;
    ::close(file);
    if (isWritten) return {};
    QFile::remove(path);
    return failed(reason);
}

}  // namespace

Result<QByteArray> loadSecretKey(const QString &setting, const QString &dataFolder)
{
    if (!setting.isEmpty()) return setting.toUtf8();
    const QString path = dataFolder + QLatin1StringView{"/secret.key"};
    const QString shown = QDir::toNativeSeparators(path);
    if (!QFile::exists(path))
        if (Result<void> created = createKey(path); !created) return fail(std::move(created.error()));

    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const int reason = errno;
    QFile file;
    if (handle < 0 || !file.open(handle, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return fail(errorFromErrno(reason, QCoreApplication::translate("Security", "The secret key “%1” cannot be read.").arg(shown)));
    struct stat facts{};
    if (::fstat(handle, &facts) != 0 || (facts.st_mode & 0077) != 0)
        return fail(ErrorCode::PermissionDenied,
                    QCoreApplication::translate("Security",
                                                "Others may read the secret key “%1”. Take their rights to it away (chmod 600), "
                                                "or remove it: then everybody signs in anew.")
                        .arg(shown));
    const QByteArray key = file.readAll().trimmed();
    if (key.size() < kShortest)
        return fail(ErrorCode::Damaged,
                    QCoreApplication::translate("Security", "The secret key “%1” is too short. Remove it: a new one is made, and "
                                                            "everybody signs in anew.")
                        .arg(shown));
    return key;
}

QByteArray derivedKey(const QByteArray &secret, const QByteArray &purpose) { return hmacSha256(secret, "chalkreel " + purpose); }

}  // namespace chalkreel
