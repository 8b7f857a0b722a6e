#include "app/ctl/readiness.h"

#include "core/base/disk_space.h"
#include "core/base/guarded.h"
#include "core/media/encoding/encoder_check.h"
#include "core/media_host/child_media_host.h"
#include "server/controllers/visible_library.h"
#include "server/uploads/upload_intake.h"

#include <QDir>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace chalkreel::ctl {
namespace {

using Look = std::function<Result<QString>()>;
using Clock = std::chrono::steady_clock;

/// Anybody may ask, as often as he likes: it is looked at once in this time. Whoever asks meanwhile hears of the last look.
class RareLook
{
public:
    RareLook(Look look, std::chrono::milliseconds life)
        : m_state{std::make_shared<Guarded<State>>()}
        , m_look{std::move(look)}
        , m_life{life}
    {
    }

    Result<QString> operator()() const
    {
        const std::optional<Result<QString>> known = m_state->with([&](State &state) -> std::optional<Result<QString>> {
            if (state.last && (state.isLooking || Clock::now() - state.seen < m_life)) return state.last;
            state.isLooking = true;
            return std::nullopt;
        });
        if (known) return *known;
        Result<QString> fresh = m_look();
        m_state->with([&](State &state) {
            state.last = fresh;
            state.seen = Clock::now();
            state.isLooking = false;
        });
        return fresh;
    }

private:
    struct State
    {
        std::optional<Result<QString>> last;
        Clock::time_point seen;
        bool isLooking = false;
    };
    std::shared_ptr<Guarded<State>> m_state;
    Look m_look;
    std::chrono::milliseconds m_life;
};

Result<QString> lookAtEncoders(const QString &mediaHost)
{
    // The process that uses them, too: a package that is being replaced takes it away for a while.
    if (const Result<QString> program = findMediaHostProgram(mediaHost); !program) return fail(program.error());
    return checkEncoders();
}

Result<QString> lookAtDisk(const QStringList &folders)
{
    qint64 least = std::numeric_limits<qint64>::max();
    for (const QString &folder : folders) {
        const Result<qint64> free = checkFolder(folder);
        if (!free) return fail(free.error());
        least = std::min(least, *free);
    }
    return QStringLiteral("%1 MB free").arg(least >> 20);
}

Result<QString> lookAtDatabase(Backend &backend, const QString &path)
{
    // What was read before is remembered, so that queries may go on for a while over a file that was taken away or cut off.
    // Not opened: closing it would take SQLite's own locks with it (sqlite.org/howtocorrupt.html, 2.2).
    struct stat file = {};
    if (::stat(QFile::encodeName(path).constData(), &file) != 0 || file.st_size == 0)
        return fail(ErrorCode::Damaged, QStringLiteral("The database's file is gone or damaged."));
    const Result<QueueStatus> status = waitFor(backend.jobs().queueStatus());
    if (!status) return fail(status.error());
    return QStringLiteral("answers");
}

/// Those that exist: what lies inside the data folder by default is made when it is needed.
QStringList foldersOf(const Settings &settings)
{
    QStringList folders{settings.dataDir};
    for (const QString &folder : {settings.uploadDir, settings.processedDir, settings.metadataDir, settings.thumbnailsDir})
        if (!folder.isEmpty() && !folders.contains(folder)) folders.append(folder);
    return folders;
}

}  // namespace

Result<qint64> checkFolder(const QString &folder)
{
    // Nothing of it is ever seen, whatever happens to us meanwhile.
    const int file = ::open(QFile::encodeName(folder).constData(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    const int reason = file < 0 ? errno : 0;
    if (file >= 0) ::close(file);
    // Network file systems know no such files.
    const bool isUnknown = reason == EOPNOTSUPP || reason == EISDIR || reason == EINVAL;
    const bool isUsable = reason == 0 || (isUnknown && ::access(QFile::encodeName(folder).constData(), W_OK | X_OK) == 0);
    if (!isUsable && reason == ENOSPC) return fail(ErrorCode::NoSpace, QStringLiteral("The disk is full."));
    if (!isUsable) return fail(ErrorCode::PermissionDenied, QStringLiteral("No file can be made in the data folder."));
    const std::optional<qint64> free = freeDiskBytes(folder);
    if (!free) return fail(ErrorCode::Io, QStringLiteral("The disk cannot be asked for its free space."));
    const qint64 floor = UploadLimits{}.keepFreeBytes;
    if (*free < floor)
        return fail(
            ErrorCode::NoSpace,
            QStringLiteral("The disk is nearly full: %1 MB are left, uploads need more than %2 MB.").arg(*free >> 20).arg(floor >> 20));
    return *free;
}

QList<HealthController::Check> readinessChecks(Backend &backend, const Settings &settings, Look scanner)
{
    constexpr std::chrono::milliseconds kSoon{1000};
    constexpr std::chrono::milliseconds kSeldom{5000};
    return {
        {QStringLiteral("encoders"), RareLook{[program = settings.mediaHost] { return lookAtEncoders(program); }, kSeldom}},
        {QStringLiteral("disk"), RareLook{[folders = foldersOf(settings)] { return lookAtDisk(folders); }, kSoon}},
        {QStringLiteral("database"), RareLook{[&backend, path = settings.databaseFile()] { return lookAtDatabase(backend, path); }, kSoon}},
        {QStringLiteral("scanner"), RareLook{std::move(scanner), kSeldom}, settings.virusScan == VirusScan::Required},
    };
}

}  // namespace chalkreel::ctl
