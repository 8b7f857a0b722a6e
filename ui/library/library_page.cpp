#include "ui/library/library_page.h"

#include "ui/library/bin_bar.h"
#include "ui/library/details_pane.h"
#include "ui/library/empty_library.h"
#include "ui/library/library_grid.h"
#include "ui/library/sidebar.h"
#include "ui/support/metrics.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace chalkreel::ui {

namespace {
constexpr int kSearchDelayMs = 180;  // one pause between two letters
constexpr int kCountsDelayMs = 150;  // several events, one question
}  // namespace

LibraryPage::LibraryPage(Backend &backend, EventFeed &feed, QWidget *parent)
    : QWidget{parent}
    , m_backend{backend}
    , m_folders{backend, feed}
    , m_assets{backend, feed, m_folders}
    , m_commands{backend}
    , m_thumbnails{backend, m_loader}
    , m_storyboards{backend, m_loader}
    , m_actions{new LibraryActions{backend, m_folders, m_commands, this}}
    , m_sidebar{new Sidebar{m_folders, this}}
    , m_binBar{new BinBar{backend, m_commands, this}}
    , m_center{new QStackedWidget{this}}
    , m_grid{new LibraryGrid{m_thumbnails, m_storyboards, this}}
    , m_empty{new EmptyLibrary{this}}
    , m_columns{new QSplitter{Qt::Horizontal, this}}
    , m_right{new QSplitter{Qt::Vertical, this}}
    , m_details{new DetailsPane{backend, feed, m_folders, m_commands, this}}
{
    buildGrid();
    buildSidebar();
    m_details->hide();
    m_right->addWidget(m_details);
    m_right->setChildrenCollapsible(false);
    m_right->setHandleWidth(1);

    m_columns->addWidget(m_sidebar);
    auto *middle = new QWidget{this};
    auto *middleColumn = new QVBoxLayout{middle};
    middleColumn->setContentsMargins(0, 0, 0, 0);
    middleColumn->setSpacing(0);
    middleColumn->addWidget(m_binBar);
    middleColumn->addWidget(m_center, 1);
    m_columns->addWidget(middle);
    m_columns->addWidget(m_right);
    m_columns->setHandleWidth(1);
    m_columns->setChildrenCollapsible(false);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({kSidebarWidth, 900, kRightPaneWidth});
    m_sidebar->setMinimumWidth(150);
    m_right->setMinimumWidth(220);
    auto *row = new QVBoxLayout{this};
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_columns);

    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(kSearchDelayMs);
    connect(&m_searchDelay, &QTimer::timeout, this, &LibraryPage::showPlace);
    m_countsDelay.setSingleShot(true);
    m_countsDelay.setInterval(kCountsDelayMs);
    connect(&m_countsDelay, &QTimer::timeout, this, &LibraryPage::refreshCounts);

    connect(&feed, &EventFeed::received, this, &LibraryPage::onEvent);
    connect(&feed, &EventFeed::resyncNeeded, &m_countsDelay, qOverload<>(&QTimer::start));
    connect(&m_assets, &AssetModel::failed, this, &LibraryPage::failed);
    connect(&m_folders, &FolderTree::failed, this, &LibraryPage::failed);
    connect(&m_commands, &LibraryCommands::failed, this, &LibraryPage::failed);
    connect(&m_commands, &LibraryCommands::undoOffered, this, &LibraryPage::undoOffered);
    connect(&m_commands, &LibraryCommands::folderCreated, m_sidebar, &Sidebar::editFolder);
    connect(m_actions, &LibraryActions::openRequested, this, &LibraryPage::openRequested);
    connect(m_actions, &LibraryActions::detailsRequested, this, &LibraryPage::toggleDetails);
    connect(m_actions, &LibraryActions::renameRequested, this, [this] { m_grid->edit(m_grid->currentIndex()); });
    connect(m_actions, &LibraryActions::lostChanged, this, [this] { m_details->setLost(m_actions->isLost()); });
    connect(m_details, &DetailsPane::relocateRequested, m_actions, &LibraryActions::askWhereItIs);
    connect(&m_commands, &LibraryCommands::remarked, this, &LibraryPage::remarked);
    connect(m_details, &DetailsPane::failed, this, &LibraryPage::failed);
    connect(m_details, &DetailsPane::closeRequested, this, &LibraryPage::toggleDetails);
}

LibraryPage::~LibraryPage() = default;

void LibraryPage::buildGrid()
{
    m_grid->setModel(&m_assets);
    m_center->addWidget(m_grid);
    m_center->addWidget(m_empty);
    connect(m_grid, &LibraryGrid::opened, this, &LibraryPage::openRequested);
    connect(m_grid, &LibraryGrid::selectionChangedTo, this, &LibraryPage::onSelection);
    connect(m_grid, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { m_actions->showMenu(m_grid->viewport()->mapToGlobal(at)); });
    connect(&m_grid->delegate(), &CardDelegate::retryRequested, &m_commands,
            [this](const Asset &asset) { m_commands.prepareAgain({asset}); });
    connect(&m_assets, &AssetModel::renameRequested, &m_commands, &LibraryCommands::rename);
    connect(&m_assets, &AssetModel::totalChanged, this, &LibraryPage::updateEmptyState);
    connect(&m_assets, &AssetModel::loaded, this, &LibraryPage::updateEmptyState);
    // An edit changes what is selected without changing the selection.
    connect(&m_assets, &QAbstractItemModel::dataChanged, this, [this] { onSelection(m_grid->selectedAssets()); });
    // A new list takes the selection away without a word.
    connect(&m_assets, &QAbstractItemModel::modelReset, this, [this] { onSelection(m_grid->selectedAssets()); });
    connect(m_empty, &EmptyLibrary::addRequested, this, &LibraryPage::addRequested);
    connect(m_empty, &EmptyLibrary::demoRequested, this, &LibraryPage::demoRequested);
}

void LibraryPage::buildSidebar()
{
    connect(m_sidebar, &Sidebar::chosen, this, &LibraryPage::showPlace);
    connect(m_sidebar, &Sidebar::folderCreateRequested, &m_commands,
            [this](FolderId parent) { m_commands.createFolder(tr("New folder"), parent); });
    connect(m_sidebar, &Sidebar::folderRemoveRequested, &m_commands, &LibraryCommands::removeFolder);
    connect(m_sidebar, &Sidebar::binEmptyRequested, m_binBar, &BinBar::askToEmpty);
    connect(m_binBar, &BinBar::failed, this, &LibraryPage::failed);
    m_binBar->hide();
    connect(&m_sidebar->places(), &SidebarModel::folderRenameRequested, &m_commands, &LibraryCommands::renameFolder);
    connect(&m_sidebar->places(), &SidebarModel::droppedOn, this, &LibraryPage::onDroppedOnPlace);
}

void LibraryPage::load()
{
    m_folders.reload();
    showPlace();
    refreshCounts();
}

void LibraryPage::search(const QString &text)
{
    if (text == m_text) return;
    m_text = text;
    m_searchDelay.start();
}

void LibraryPage::showPlace()
{
    m_searchDelay.stop();
    AssetQuery query = m_sidebar->current().query(QDateTime::currentDateTimeUtc());
    query.text = m_text;
    m_assets.setQuery(query);
}

void LibraryPage::refreshCounts()
{
    deliver(m_backend.library().counts(), this, [this](const Result<LibraryCounts> &counts) {
        if (!counts) return;  // the list itself reports what is wrong
        m_inLibrary = counts->all;
        m_sidebar->places().setCounts(*counts);
        updateEmptyState();
        emit countsChanged(*counts);
    });
}

void LibraryPage::onEvent(const Event &event)
{
    if (event.type == event_type::kAssetChanged) {
        const AssetId id = AssetId::fromString(event.body.value(QLatin1StringView{"id"}).toString());
        if (event.body.value(QLatin1StringView{"status"}).toString() != nameOf(AssetStatus::Ready)) {
            m_thumbnails.forget(id);  // may be made anew
            m_storyboards.forget(id);
        }
        m_countsDelay.start();
    } else if (event.type == event_type::kAssetPurged || event.topic.startsWith(QLatin1StringView{"folders/"})) {
        m_countsDelay.start();
    }
}

void LibraryPage::onSelection(const QList<Asset> &assets)
{
    m_details->setSelection(assets);
    m_actions->setSelection(assets, m_assets.query().isDeleted);  // may find at once that its file is lost
}

void LibraryPage::onDroppedOnPlace(const SidebarEntry &entry, const QList<AssetId> &ids)
{
    QList<Asset> assets;
    for (const AssetId id : ids)
        if (const std::optional<Asset> asset = m_assets.assetAt(m_assets.indexOf(id))) assets.append(*asset);
    switch (entry.kind) {
    case SidebarEntry::Kind::Folder: m_commands.moveTo(assets, entry.folder, entry.text); break;
    case SidebarEntry::Kind::Tag: m_commands.changeTags(assets, {entry.tag}, {}); break;
    case SidebarEntry::Kind::All:
        if (m_assets.query().isDeleted)
            m_commands.restore(assets);
        else
            m_commands.moveTo(assets, {}, {});
        break;
    case SidebarEntry::Kind::Bin: m_commands.remove(assets); break;
    case SidebarEntry::Kind::Section:
    case SidebarEntry::Kind::AddedThisWeek:
    case SidebarEntry::Kind::Processing:
    case SidebarEntry::Kind::Failed:
    case SidebarEntry::Kind::AddFolder: break;
    }
}

void LibraryPage::updateEmptyState()
{
    const bool isEmpty = m_assets.total() == 0;
    if (isEmpty) m_empty->explain(m_sidebar->current(), m_text, m_inLibrary == 0);
    m_binBar->setCount(m_assets.total());
    m_binBar->setVisible(m_assets.query().isDeleted && !isEmpty);
    m_center->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_grid);
}

void LibraryPage::addSidePane(QWidget *pane)
{
    m_right->addWidget(pane);
    m_right->setStretchFactor(m_right->count() - 1, 1);
}

void LibraryPage::returnTo(AssetId asset) { m_grid->goTo(asset); }

void LibraryPage::reveal(AssetId asset)
{
    const QModelIndex index = m_assets.indexOf(asset);
    if (index.isValid() && m_grid->selectedAssets().size() <= 1) m_grid->setCurrentIndex(index);
}

void LibraryPage::toggleDetails()
{
    m_details->setVisible(!m_details->isVisible());
    constexpr int kLowest = 240;
    if (m_details->isVisible() && m_right->sizes().first() < kLowest) m_right->setSizes({m_right->height() * 2 / 3, m_right->height() / 3});
    m_details->setSelection(m_grid->selectedAssets());
}

FolderId LibraryPage::currentFolder() const
{
    return m_sidebar->current().kind == SidebarEntry::Kind::Folder ? m_sidebar->current().folder : FolderId{};
}

QByteArray LibraryPage::saveLayout() const { return m_columns->saveState(); }

void LibraryPage::restoreLayout(const QByteArray &layout)
{
    if (!layout.isEmpty()) m_columns->restoreState(layout);
}

}  // namespace chalkreel::ui
