#include "core/pipeline/output_files.h"

#include "core/base/system_error.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>

namespace chalkreel {
namespace {

Error cannotWrite(int number, const QString &path)
{
    return errorFromErrno(number,
                          QCoreApplication::translate("OutputFiles", "“%1” cannot be written.").arg(QDir::toNativeSeparators(path)));
}

void removeAll(const QString &path)
{
    std::error_code ignored;  // what is left is a hidden remainder, not a reason to fail what succeeded
    std::filesystem::remove_all(std::filesystem::path{QFile::encodeName(path).toStdString()}, ignored);
}

/// 0 or errno.
int renameOver(const QString &from, const QString &to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    if (std::rename(source.constData(), target.constData()) == 0) return 0;
    if (errno != ENOTEMPTY && errno != EEXIST && errno != ENOTDIR && errno != EISDIR) return errno;
    // rename(2) does not replace a filled folder: exchange the two, then throw the old one away.
    if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_EXCHANGE) != 0) return errno;
    removeAll(from);
    return 0;
}

}  // namespace

QStringList outputEntries(const QList<Rendition> &renditions)
{
    QStringList entries;
    for (const Rendition &rendition : renditions) {
        const QString entry = rendition.file.section(u'/', 0, 0);
        if (!entry.isEmpty() && !entries.contains(entry)) entries.append(entry);
    }
    return entries;
}

Result<void> moveIntoPlace(const QString &from, const QString &to)
{
    const int failure = renameOver(from, to);
    if (failure == 0) return {};
    if (failure != EXDEV) return fail(cannotWrite(failure, to));

    namespace fs = std::filesystem;
    const QFileInfo target{to};
    const QString beside = target.dir().filePath(u'.' % target.fileName() % QStringLiteral(".part"));
    removeAll(beside);
    std::error_code error;
    fs::copy(fs::path{QFile::encodeName(from).toStdString()}, fs::path{QFile::encodeName(beside).toStdString()},
             fs::copy_options::recursive, error);
    if (!error)
        if (const int number = renameOver(beside, to)) error.assign(number, std::generic_category());
    if (error) {
        removeAll(beside);
        return fail(cannotWrite(error.value(), to));
    }
    removeAll(from);
    return {};
}

}  // namespace chalkreel
