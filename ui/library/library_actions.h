#pragma once

#include "core/backend/backend.h"
#include "ui/library/folder_tree.h"

#include <QAction>
#include <QMenu>

namespace chalkreel::ui {

class LibraryCommands;

/// The verbs for the selected cards: as actions with keys, and as the context menu.
class LibraryActions : public QObject
{
    Q_OBJECT
public:
    /// `host` is where the keys work: the library page.
    LibraryActions(Backend &backend, FolderTree &folders, LibraryCommands &commands, QWidget *host);

    void setSelection(const QList<Asset> &assets, bool isBin);
    const QList<QAction *> &all() const { return m_all; }
    /// Shows the verbs that fit the selection.
    void showMenu(const QPoint &globalPosition);
    /// Whether the selected video was left in place and its file is no longer there.
    bool isLost() const { return m_isLost; }
    /// Lets the person show where the selected video's file is now.
    void askWhereItIs();

signals:
    void lostChanged();
    void openRequested(const chalkreel::Asset &asset);
    void renameRequested();
    void detailsRequested();

private:
    QAction *add(const QString &text, QStringView iconName, const QKeySequence &key, std::function<void()> run);
    void fillFolderMenu();
    void editTags();
    void confirmPurge();
    void lookForFile();
    void setLost(bool isLost);
    void refresh();

    Backend &m_backend;
    FolderTree &m_folders;
    LibraryCommands &m_commands;
    QWidget *m_host;
    QList<Asset> m_selection;
    bool m_isBin = false;
    bool m_isLost = false;
    QList<QAction *> m_all;
    QAction *m_open;
    QAction *m_rename;
    QAction *m_tags;
    QAction *m_prepare;
    QAction *m_allSizes;
    QAction *m_reveal;
    QAction *m_relocate;
    QAction *m_details;
    QAction *m_remove;
    QAction *m_restore;
    QAction *m_purge;
    QMenu m_folderMenu;
};

}  // namespace chalkreel::ui
