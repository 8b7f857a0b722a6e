#include "ui/library/file_collector.h"

#include <QCollator>
#include <QCoreApplication>
#include <QDirIterator>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

const QSet<QString> &mediaSuffixes()
{
    static const QSet<QString> suffixes{
        u"mp4"_s, u"m4v"_s, u"mov"_s,  u"mkv"_s, u"webm"_s, u"avi"_s,  u"mpg"_s, u"mpeg"_s, u"ts"_s,  u"mts"_s, u"m2ts"_s, u"wmv"_s,
        u"flv"_s, u"3gp"_s, u"3g2"_s,  u"ogv"_s, u"mxf"_s,  u"dv"_s,   u"vob"_s, u"mp3"_s,  u"m4a"_s, u"aac"_s, u"wav"_s,  u"flac"_s,
        u"ogg"_s, u"oga"_s, u"opus"_s, u"wma"_s, u"jpg"_s,  u"jpeg"_s, u"png"_s, u"webp"_s, u"gif"_s, u"bmp"_s, u"tif"_s,  u"tiff"_s,
    };
    return suffixes;
}

}  // namespace

QStringList mediaNameFilters()
{
    QStringList patterns;
    for (const QString &suffix : mediaSuffixes()) patterns.append(u"*."_s + suffix);
    patterns.sort();
    return {QCoreApplication::translate("FileCollector", "Videos, sounds and pictures (%1)").arg(patterns.join(u' ')),
            QCoreApplication::translate("FileCollector", "All files (*)")};
}

QStringList localPaths(const QList<QUrl> &urls)
{
    QStringList paths;
    for (const QUrl &url : urls)
        if (url.isLocalFile()) paths.append(url.toLocalFile());
    return paths;
}

CollectedFiles collectFiles(const QStringList &paths, std::stop_token stop)
{
    CollectedFiles found;
    QSet<QString> seen;
    const auto take = [&](const QString &path) {
        if (found.paths.size() >= kMostCollected)
            found.isCut = true;
        else if (!seen.contains(path)) {
            seen.insert(path);
            found.paths.append(path);
        }
    };
    for (const QString &path : paths) {
        const QFileInfo info{path};
        if (!info.isDir()) {
            take(info.absoluteFilePath());
            continue;
        }
        ++found.foldersSearched;
        QDirIterator walk{info.absoluteFilePath(), QDir::Files | QDir::Readable, QDirIterator::Subdirectories};
        while (walk.hasNext() && !found.isCut && !stop.stop_requested()) {
            const QString file = walk.next();
            if (mediaSuffixes().contains(walk.fileInfo().suffix().toLower())) take(file);
        }
    }
    // The C locale compares bytes, whatever one asks for.
    QCollator collator{QLocale{}.language() == QLocale::C ? QLocale{QLocale::English} : QLocale{}};
    collator.setNumericMode(true);
    std::ranges::sort(found.paths, [&](const QString &a, const QString &b) { return collator.compare(a, b) < 0; });
    return found;
}

}  // namespace chalkreel::ui
