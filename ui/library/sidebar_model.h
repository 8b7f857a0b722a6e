#pragma once

#include "core/model/queries.h"
#include "ui/library/folder_tree.h"

#include <QAbstractListModel>

namespace chalkreel::ui {

/// What the sidebar's rows stand for.
struct SidebarEntry
{
    enum class Kind { Section, All, AddedThisWeek, Processing, Failed, Bin, Folder, Tag, AddFolder };

    Kind kind = Kind::All;
    FolderId folder;
    QString tag;
    QString text;
    int count = 0;
    int depth = 0;

    bool isSamePlace(const SidebarEntry &other) const { return kind == other.kind && folder == other.folder && tag == other.tag; }
    /// What the library shows when this row is chosen. `now` bounds "added this week".
    AssetQuery query(const QDateTime &now) const;
};

/// Sections, places, folders with their sub-folders, and tags, as one flat list; takes cards and puts them there.
class SidebarModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { EntryRole = Qt::UserRole };

    SidebarModel(FolderTree &folders, QObject *parent = nullptr);

    void setCounts(const LibraryCounts &counts);
    const LibraryCounts &counts() const { return m_counts; }
    const SidebarEntry &entry(int row) const { return m_entries[row]; }
    /// -1 when there is no such place any more.
    int rowOf(const SidebarEntry &entry) const;
    int rowOf(FolderId folder) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction | Qt::CopyAction; }

signals:
    void droppedOn(const chalkreel::ui::SidebarEntry &entry, const QList<chalkreel::AssetId> &assets);
    void folderRenameRequested(const chalkreel::Folder &folder, const QString &name);

private:
    void rebuild();
    void appendFolders(QList<SidebarEntry> &entries, FolderId parent, int depth) const;

    FolderTree &m_folders;
    LibraryCounts m_counts;
    QList<SidebarEntry> m_entries;
};

}  // namespace chalkreel::ui
