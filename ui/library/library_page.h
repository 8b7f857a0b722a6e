#pragma once

#include "core/backend/backend.h"
#include "ui/library/asset_model.h"
#include "ui/library/folder_tree.h"
#include "ui/library/library_actions.h"
#include "ui/library/library_commands.h"
#include "ui/library/picture_loader.h"
#include "ui/library/storyboard_cache.h"
#include "ui/library/thumbnail_cache.h"

#include <QTimer>
#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace chalkreel::ui {

class BinBar;
class DetailsPane;
class EmptyLibrary;
class LibraryGrid;
class Sidebar;
struct SidebarEntry;

/// What there is: places at the left, cards in the middle, and a column at the right for details and jobs.
class LibraryPage : public QWidget
{
    Q_OBJECT
public:
    /// `backend` and `feed` outlive the page. Reads nothing before load().
    LibraryPage(Backend &backend, EventFeed &feed, QWidget *parent = nullptr);
    ~LibraryPage() override;

    void load();
    /// Filters as the person types; called for every letter.
    void search(const QString &text);
    /// Puts a pane at the right, under the details; owned by the page from now on.
    void addSidePane(QWidget *pane);
    /// Selects the card and gives it the keyboard: the way back from the desk.
    void returnTo(AssetId asset);
    /// Selects the card of something that has just come in, unless the person is busy with others.
    void reveal(AssetId asset);
    void toggleDetails();
    /// The folder that is shown, for things that are added now; null when it is none.
    FolderId currentFolder() const;
    FolderTree &folders() { return m_folders; }
    LibraryCommands &commands() { return m_commands; }
    LibraryActions &actions() { return *m_actions; }
    LibraryGrid &grid() { return *m_grid; }
    AssetModel &assets() { return m_assets; }

    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);

signals:
    void openRequested(const chalkreel::Asset &asset);
    void addRequested();
    void demoRequested();
    void countsChanged(const chalkreel::LibraryCounts &counts);
    void undoOffered(const chalkreel::ui::UndoOffer &offer);
    void failed(const chalkreel::Error &error);
    void remarked(const QString &sentence);

private:
    void buildGrid();
    void buildSidebar();
    void showPlace();
    void refreshCounts();
    void onEvent(const Event &event);
    void onDroppedOnPlace(const SidebarEntry &entry, const QList<AssetId> &ids);
    void onSelection(const QList<Asset> &assets);
    void updateEmptyState();

    Backend &m_backend;
    FolderTree m_folders;
    AssetModel m_assets;
    LibraryCommands m_commands;
    PictureLoader m_loader;
    ThumbnailCache m_thumbnails;
    StoryboardCache m_storyboards;
    LibraryActions *m_actions;
    Sidebar *m_sidebar;
    BinBar *m_binBar;
    QStackedWidget *m_center;
    LibraryGrid *m_grid;
    EmptyLibrary *m_empty;
    QSplitter *m_columns;
    QSplitter *m_right;
    DetailsPane *m_details;
    QTimer m_searchDelay;
    QTimer m_countsDelay;
    QString m_text;
    int m_inLibrary = -1;  ///< assets outside of the bin, -1: not known yet
};

}  // namespace chalkreel::ui
