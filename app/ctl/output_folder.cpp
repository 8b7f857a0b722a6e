#include "app/ctl/output_folder.h"

#include "core/base/disk_space.h"
#include "core/base/system_error.h"
#include "core/pipeline/output_files.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <limits>
#include <sys/file.h>
#include <sys/stat.h>

namespace chalkreel::ctl {
namespace {

constexpr QLatin1StringView kMadeList{"made-folders"};

QString sentence(const QString &folder)
{
    return QCoreApplication::translate("Ctl", "The folder “%1” cannot be written.").arg(QDir::toNativeSeparators(folder));
}

/// The same for the same file, unless it was changed.
QString identityOf(const QString &source)
{
    const QFileInfo file{source};
    const QString identity =
        file.canonicalFilePath() + u'\n' + QString::number(file.size()) + u'\n' + QString::number(file.lastModified().toMSecsSinceEpoch());
    return QString::fromLatin1(QCryptographicHash::hash(identity.toUtf8(), QCryptographicHash::Sha256).toHex().first(16));
}

/// Folders on the way to `path` that do not exist, outermost first.
QStringList missingFolders(const QString &path)
{
    QStringList missing;
    for (QString at = path; !QFileInfo::exists(at); at = QFileInfo{at}.path()) missing.prepend(at);
    return missing;
}

bool makeFolder(const QString &path) { return ::mkdir(QFile::encodeName(path).constData(), 0777) == 0 || errno == EEXIST; }

}  // namespace

Result<OutputFolder> OutputFolder::prepare(const QString &folder, const QString &source)
{
    OutputFolder output;
    output.m_path = QDir::cleanPath(QDir::current().absoluteFilePath(folder));
    if (const QFileInfo there{output.m_path}; there.exists() && !there.isDir())
        return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Ctl", "“%1” is not a folder.").arg(folder));
    output.m_work = output.m_path + QLatin1StringView{"/.chalkreel-"} + identityOf(source);
    if (const Result<void> made = output.makeWorkFolder(); !made) return fail(made.error());
    if (const Result<void> locked = output.lock(); !locked) return fail(locked.error());
    if (const Result<void> filled = output.fillWorkFolder(); !filled) return fail(filled.error());
    return output;
}

Result<void> OutputFolder::makeWorkFolder()
{
    const QStringList missing = missingFolders(m_path);
    for (const QString &folder : missing) {
        if (!makeFolder(folder)) return fail(errorFromErrno(errno, sentence(folder)));
        m_made.append(folder);
    }
    m_isResumed = QFileInfo::exists(m_work);
    if (!makeFolder(m_work)) return fail(errorFromErrno(errno, sentence(m_path)));
    return {};
}

Result<void> OutputFolder::fillWorkFolder()
{
    for (const QString &folder : {mediaDir(), outputDir(), finishedDir()})
        if (!makeFolder(folder)) return fail(errorFromErrno(errno, sentence(m_path)));

    // A run that goes on after a kill has to know what the killed one made.
    QFile list{m_work + u'/' + kMadeList};
    if (m_isResumed && list.exists()) {
        if (list.open(QIODevice::ReadOnly)) m_made = QString::fromUtf8(list.readAll()).split(u'\n', Qt::SkipEmptyParts);
    } else if (!list.open(QIODevice::WriteOnly) || list.write(m_made.join(u'\n').toUtf8()) < 0 || !list.flush()) {
        return fail(errorFromErrno(errno, sentence(m_path)));
    }
    return {};
}

Result<void> OutputFolder::lock()
{
    const QByteArray path = QFile::encodeName(m_work + QLatin1StringView{"/lock"});
    m_lock.reset(::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!m_lock.isOpen()) return fail(errorFromErrno(errno, sentence(m_path)));
    struct stat ours = {};
    struct stat there = {};
    const bool isOurs = ::flock(m_lock.get(), LOCK_EX | LOCK_NB) == 0 && ::fstat(m_lock.get(), &ours) == 0 &&
                        // The other run may have finished, and removed the file, between our open and our lock.
                        ::stat(path.constData(), &there) == 0 && ours.st_ino == there.st_ino;
    if (isOurs) return {};
    m_lock.reset();
    return fail(ErrorCode::Conflict, QCoreApplication::translate("Ctl", "This file is being processed into “%1” already.").arg(m_path));
}

OutputFolder::~OutputFolder()
{
    if (m_lock.isOpen())
        QDir{m_work}.removeRecursively();
    else if (!m_work.isEmpty())
        QDir{}.rmdir(m_work);  // goes when it is empty; what another run works in stays
    for (auto made = m_made.crbegin(); made != m_made.crend(); ++made) QDir{}.rmdir(*made);
}

QString OutputFolder::mediaDir() const { return m_work + QLatin1StringView{"/media"}; }
QString OutputFolder::outputDir() const { return m_work + QLatin1StringView{"/output"}; }
QString OutputFolder::finishedDir() const { return m_work + QLatin1StringView{"/finished"}; }

qint64 OutputFolder::freeBytes() const
{
    // Where nobody can say, the forecast has nothing against it: a disk that fills up is told of by what writes.
    return freeDiskBytes(m_path).value_or(std::numeric_limits<qint64>::max());
}

Result<void> OutputFolder::deliver(const QList<Rendition> &renditions)
{
    for (const QString &entry : outputEntries(renditions)) {
        const Result<void> moved = moveIntoPlace(finishedDir() + u'/' + entry, m_path + u'/' + entry);
        if (!moved) return moved;
    }
    return {};
}

}  // namespace chalkreel::ctl
