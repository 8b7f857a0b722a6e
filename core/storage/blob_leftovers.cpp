#include "core/storage/blob_leftovers.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QRegularExpression>

#include <unistd.h>

namespace chalkreel {
namespace {

Q_LOGGING_CATEGORY(lcStorage, "chalkreel.storage")

bool isLeftover(const QString &name)
{
    static const QRegularExpression pattern{QStringLiteral("^\\..+\\.part-[0-9a-f]{6}$")};
    return pattern.match(name).hasMatch();
}

}  // namespace

void removeLeftovers(const QString &folder, const QDateTime &until)
{
    // Collected first: what is removed while walking would confuse the walk.
    QFileInfoList found;
    QDirIterator entries{folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDirIterator::Subdirectories};
    while (entries.hasNext()) {
        entries.next();
        if (isLeftover(entries.fileName()) && entries.fileInfo().lastModified() <= until) found.append(entries.fileInfo());
    }
    for (const QFileInfo &entry : found) {
        qCInfo(lcStorage) << "removing what an earlier run left half-written:" << entry.filePath();
        if (entry.isDir() && !entry.isSymLink())
            QDir{entry.filePath()}.removeRecursively();
        else
            QFile::remove(entry.filePath());
        removeEmptyFolders(entry.path(), folder);
    }
}

void removeEmptyFolders(const QString &folder, const QString &root)
{
    QString path = folder;
    // rmdir refuses a folder that holds something, so that nothing can be lost here.
    while (path.startsWith(root + u'/') && ::rmdir(QFile::encodeName(path).constData()) == 0) path = QFileInfo{path}.path();
}

}  // namespace chalkreel
