#include "core/ingest/media_files.h"

#include <QCollator>
#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <array>

namespace chalkreel {
namespace {

struct Ending
{
    const char *text;
    AssetKind kind;
};

constexpr std::array kEndings{
    Ending{"mp4", AssetKind::Video},  Ending{"m4v", AssetKind::Video},  Ending{"mov", AssetKind::Video},  Ending{"qt", AssetKind::Video},
    Ending{"mkv", AssetKind::Video},  Ending{"webm", AssetKind::Video}, Ending{"avi", AssetKind::Video},  Ending{"wmv", AssetKind::Video},
    Ending{"asf", AssetKind::Video},  Ending{"flv", AssetKind::Video},  Ending{"mpg", AssetKind::Video},  Ending{"mpeg", AssetKind::Video},
    Ending{"m2v", AssetKind::Video},  Ending{"vob", AssetKind::Video},  Ending{"ts", AssetKind::Video},   Ending{"mts", AssetKind::Video},
    Ending{"m2ts", AssetKind::Video}, Ending{"3gp", AssetKind::Video},  Ending{"3g2", AssetKind::Video},  Ending{"mxf", AssetKind::Video},
    Ending{"ogv", AssetKind::Video},  Ending{"dv", AssetKind::Video},   Ending{"y4m", AssetKind::Video},  Ending{"gif", AssetKind::Image},
    Ending{"jpg", AssetKind::Image},  Ending{"jpeg", AssetKind::Image}, Ending{"png", AssetKind::Image},  Ending{"webp", AssetKind::Image},
    Ending{"bmp", AssetKind::Image},  Ending{"tif", AssetKind::Image},  Ending{"tiff", AssetKind::Image}, Ending{"mp3", AssetKind::Audio},
    Ending{"m4a", AssetKind::Audio},  Ending{"aac", AssetKind::Audio},  Ending{"wav", AssetKind::Audio},  Ending{"flac", AssetKind::Audio},
    Ending{"ogg", AssetKind::Audio},  Ending{"opus", AssetKind::Audio}, Ending{"oga", AssetKind::Audio},  Ending{"aif", AssetKind::Audio},
    Ending{"aiff", AssetKind::Audio}, Ending{"wma", AssetKind::Audio},
};

/// Walks folders; what it saw and found grows as it goes.
class Expansion
{
public:
    explicit Expansion(const ExpansionLimits &limits)
        : m_limits{limits}
    {
        // As people sort, in every locale: the C locale's collator would compare bytes.
        m_collator.setNumericMode(true);
        m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    }

    void addFile(const QFileInfo &file)
    {
        const QString path = file.absoluteFilePath();
        if (m_seenFiles.contains(path)) return;
        if (m_result.files.size() >= m_limits.files) {
            m_result.hasMore = true;
            return;
        }
        m_seenFiles.insert(path);
        m_result.files.append(path);
    }

    void addFolder(const QFileInfo &folder, int depth)
    {
        if (m_result.hasMore) return;
        if (depth > m_limits.depth) {
            m_result.hasMore = true;
            return;
        }
        // The real folder: a link to one above, or two links to one, lead here only once.
        const QString real = folder.canonicalFilePath();
        if (real.isEmpty() || m_seenFolders.contains(real)) return;
        m_seenFolders.insert(real);
        if (!folder.isReadable() || !folder.isExecutable()) {
            m_result.unreadable.append(folder.absoluteFilePath());
            return;
        }
        QFileInfoList entries = QDir{folder.absoluteFilePath()}.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot);
        std::ranges::sort(entries, [this](const QFileInfo &a, const QFileInfo &b) {
            const int order = m_collator.compare(a.fileName(), b.fileName());
            return order != 0 ? order < 0 : a.fileName() < b.fileName();
        });
        for (const QFileInfo &entry : entries)
            if (entry.isFile() && kindFromFileName(entry.fileName())) addFile(entry);
        for (const QFileInfo &entry : entries)
            if (entry.isDir()) addFolder(entry, depth + 1);
    }

    ExpandedPaths take() { return std::move(m_result); }

private:
    ExpansionLimits m_limits;
    QCollator m_collator{QLocale{QLocale::English}};
    QSet<QString> m_seenFiles;
    QSet<QString> m_seenFolders;
    ExpandedPaths m_result;
};

}  // namespace

std::optional<AssetKind> kindFromFileName(const QString &name)
{
    const QString ending = QFileInfo{name}.suffix().toLower();
    for (const Ending &row : kEndings)
        if (ending == QLatin1StringView{row.text}) return row.kind;
    return std::nullopt;
}

QStringList mediaFileEndings()
{
    QStringList endings;
    for (const Ending &row : kEndings) endings.append(QLatin1StringView{row.text});
    return endings;
}

ExpandedPaths expandPaths(const QStringList &paths, const ExpansionLimits &limits)
{
    Expansion expansion{limits};
    for (const QString &path : paths) {
        const QFileInfo info{path};
        if (info.isDir()) expansion.addFolder(info, 0);
        // What does not exist stays too: checkIngestFile() has the sentence for it.
        else
            expansion.addFile(info);
    }
    return expansion.take();
}

}  // namespace chalkreel
