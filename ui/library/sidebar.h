#pragma once

#include "ui/library/sidebar_model.h"

#include <QListView>

namespace chalkreel::ui {

/// The list of places at the left of the library.
class Sidebar : public QListView
{
    Q_OBJECT
public:
    Sidebar(FolderTree &folders, QWidget *parent = nullptr);

    SidebarModel &places() { return *m_model; }
    SidebarEntry current() const;
    void choose(const SidebarEntry &entry);
    /// Lets the person type the name of a folder that is in the list.
    void editFolder(FolderId folder);

signals:
    void chosen(const chalkreel::ui::SidebarEntry &entry);
    void folderCreateRequested(chalkreel::FolderId parent);
    void folderRemoveRequested(chalkreel::FolderId folder);
    void binEmptyRequested();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void onCurrentChanged(const QModelIndex &index);

    SidebarModel *m_model;
    SidebarEntry m_current;
};

}  // namespace chalkreel::ui
