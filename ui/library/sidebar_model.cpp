#include "ui/library/sidebar_model.h"

#include "ui/library/asset_model.h"

#include <QMimeData>

#include <algorithm>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;
using Kind = SidebarEntry::Kind;

AssetQuery SidebarEntry::query(const QDateTime &now) const
{
    AssetQuery query;
    switch (kind) {
    case Kind::Section:
    case Kind::AddFolder:
    case Kind::All: break;
    case Kind::AddedThisWeek: query.createdAfter = now.addDays(-7); break;
    case Kind::Processing: query.status = AssetStatus::Processing; break;
    case Kind::Failed: query.hasFailed = true; break;
    case Kind::Bin: query.isDeleted = true; break;
    case Kind::Folder: query.folder = folder; break;
    case Kind::Tag: query.tag = tag; break;
    }
    return query;
}

SidebarModel::SidebarModel(FolderTree &folders, QObject *parent)
    : QAbstractListModel{parent}
    , m_folders{folders}
{
    connect(&folders, &FolderTree::changed, this, &SidebarModel::rebuild);
    rebuild();
}

void SidebarModel::setCounts(const LibraryCounts &counts)
{
    m_counts = counts;
    rebuild();
}

void SidebarModel::rebuild()
{
    QList<SidebarEntry> entries{
        {.kind = Kind::Section, .text = tr("Library")},
        {.kind = Kind::All, .text = tr("All videos"), .count = m_counts.all},
        {.kind = Kind::AddedThisWeek, .text = tr("Added this week"), .count = m_counts.addedThisWeek},
        {.kind = Kind::Processing, .text = tr("Processing"), .count = m_counts.processing},
        {.kind = Kind::Failed, .text = tr("Failed"), .count = m_counts.failed},
        {.kind = Kind::Bin, .text = tr("Bin"), .count = m_counts.deleted},
        {.kind = Kind::Section, .text = tr("Folders")},
    };
    appendFolders(entries, {}, 0);
    entries.append({.kind = Kind::AddFolder, .text = tr("New folder…")});
    if (!m_counts.tags.isEmpty()) {
        entries.append({.kind = Kind::Section, .text = tr("Tags")});
        for (const NamedCount &tag : std::as_const(m_counts.tags))
            entries.append({.kind = Kind::Tag, .tag = tag.name, .text = tag.name, .count = tag.count});
    }
    const bool hasSameRows =
        std::ranges::equal(entries, m_entries, [](const SidebarEntry &a, const SidebarEntry &b) { return a.isSamePlace(b); });
    if (hasSameRows) {  // keeps selection and an open name editor
        m_entries = entries;
        emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_entries = entries;
    endResetModel();
}

void SidebarModel::appendFolders(QList<SidebarEntry> &entries, FolderId parent, int depth) const
{
    constexpr int kDeepest = 16;
    if (depth > kDeepest) return;
    for (const Folder &folder : m_folders.children(parent)) {
        const auto count = std::ranges::find(m_counts.folders, folder.id.toString(), &NamedCount::name);
        entries.append({.kind = Kind::Folder,
                        .folder = folder.id,
                        .text = folder.name,
                        .count = count == m_counts.folders.end() ? 0 : count->count,
                        .depth = depth});
        appendFolders(entries, folder.id, depth + 1);
    }
}

int SidebarModel::rowOf(const SidebarEntry &entry) const
{
    const auto it = std::ranges::find_if(m_entries, [&](const SidebarEntry &other) { return other.isSamePlace(entry); });
    return it == m_entries.end() ? -1 : static_cast<int>(it - m_entries.begin());
}

int SidebarModel::rowOf(FolderId folder) const { return rowOf({.kind = Kind::Folder, .folder = folder}); }

int SidebarModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_entries.size()); }

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_entries.size()) return {};
    const SidebarEntry &entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return entry.text;
    case Qt::AccessibleTextRole:
        return entry.kind == Kind::Section || entry.kind == Kind::AddFolder ? entry.text : tr("%1, %2").arg(entry.text).arg(entry.count);
    case EntryRole: return QVariant::fromValue(entry);
    default: return {};
    }
}

bool SidebarModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid()) return false;
    const std::optional<Folder> folder = m_folders.find(m_entries[index.row()].folder);
    const QString name = value.toString().simplified();
    if (!folder || name.isEmpty() || name == folder->name) return false;
    emit folderRenameRequested(*folder, name);
    return true;
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) return Qt::NoItemFlags;
    switch (m_entries[index.row()].kind) {
    case Kind::Section: return Qt::NoItemFlags;
    case Kind::Folder: return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDropEnabled;
    case Kind::All:
    case Kind::Tag:
    case Kind::Bin: return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDropEnabled;
    case Kind::AddFolder: return Qt::ItemIsEnabled;
    case Kind::AddedThisWeek:
    case Kind::Processing:
    case Kind::Failed: return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    }
    return Qt::NoItemFlags;
}

QStringList SidebarModel::mimeTypes() const { return {QLatin1StringView{AssetModel::kMimeType}}; }

bool SidebarModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &parent) const
{
    return parent.isValid() && data->hasFormat(QLatin1StringView{AssetModel::kMimeType}) && flags(parent).testFlag(Qt::ItemIsDropEnabled);
}

bool SidebarModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent)) return false;
    emit droppedOn(m_entries[parent.row()], AssetModel::idsFrom(*data));
    return true;
}

}  // namespace chalkreel::ui
