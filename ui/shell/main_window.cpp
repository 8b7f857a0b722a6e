#include "ui/shell/main_window.h"

#include "core/playback/player.h"
#include "ui/desk/desk_page.h"
#include "ui/jobs/jobs_panel.h"
#include "ui/library/details_pane.h"
#include "ui/library/importer.h"
#include "ui/library/library_grid.h"
#include "ui/library/library_page.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/about_dialog.h"
#include "ui/shell/drop_overlay.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/window_menu.h"
#include "ui/support/banner.h"

#include <QAction>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

MainWindow::MainWindow(Backend &backend, Theme &theme, WindowSettings &settings, QWidget *parent)
    : QMainWindow{parent}
    , m_backend{backend}
    , m_theme{theme}
    , m_settings{settings}
    , m_feed{backend}
    , m_uploads{backend}
    , m_top{new TopBar{this}}
    , m_banner{new Banner{this}}
    , m_places{new QStackedWidget{this}}
    , m_library{new LibraryPage{backend, m_feed, this}}
    , m_desk{new DeskPage{backend, this}}
    , m_jobs{new JobsPanel{backend, m_feed, m_uploads, this}}
    , m_status{new StatusStrip{this}}
    , m_menu{new WindowMenu{theme, settings, this}}
    , m_overlay{new DropOverlay{this}}
    , m_importer{new Importer{backend, m_library->folders(), this}}
{
    setAcceptDrops(true);
    // A magnified screen may be smaller than what the window would like to have.
    setMinimumSize(QSize{720, 480}.boundedTo(screen()->availableSize()));
    assemble();
    connectBars();
    connectLibrary();
    connectDesk();
    go(Place::Library);
    m_library->restoreLayout(settings.libraryLayout());
    m_desk->restoreLayout(settings.deskLayout());
    applyImportChoice();
    m_desk->setSound(settings.volume(), settings.isMuted());
}

MainWindow::~MainWindow()
{
    // Its details use the library's folders, so it goes first.
    delete m_desk;
}

void MainWindow::assemble()
{
    m_places->addWidget(m_library);
    m_places->addWidget(m_desk);
    m_library->addSidePane(m_jobs);
    auto *central = new QWidget{this};
    auto *column = new QVBoxLayout{central};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_banner);
    column->addWidget(m_places, 1);
    column->addWidget(m_status);
    setCentralWidget(central);
    m_top->setMenu(m_menu);
    m_top->setDeskEnabled(false);
}

void MainWindow::connectBars()
{
    addActions(m_top->windowActions());
    addAction(m_status->undoAction());
    addActions(m_menu->actions());
    connect(m_top, &TopBar::placeChosen, this, &MainWindow::go);
    connect(m_top, &TopBar::searched, m_library, &LibraryPage::search);
    connect(m_top, &TopBar::searchDone, this, [this] { m_library->grid().setFocus(); });
    connect(m_top, &TopBar::addRequested, this, [this] { m_importer->chooseFiles(m_library->currentFolder()); });
    connect(m_menu, &WindowMenu::keysRequested, this, &MainWindow::showKeys);
    connect(m_menu, &WindowMenu::aboutRequested, this, &MainWindow::showAbout);
    connect(m_menu, &WindowMenu::settingsRequested, this, &MainWindow::showSettings);
    connect(m_menu, &WindowMenu::languageChosen, this, &MainWindow::languageChanged);
    connect(m_importer, &Importer::requested, &m_uploads, &UploadTracker::add);
    connect(&m_uploads, &UploadTracker::finished, this, [this](const UploadResult &result) { m_library->reveal(result.asset.id); });
    connect(m_importer, &Importer::failed, this, &MainWindow::showError);
    connect(m_importer, &Importer::alreadyThere, this, &MainWindow::showTwin);
    connect(m_importer, &Importer::lookingBegan, this, [this] {
        m_banner->offer(tr("The files are being compared with the library…"), tr("Cancel"), [this] { m_importer->cancel(); });
    });
    connect(m_importer, &Importer::lookingEnded, m_banner, &QWidget::hide);
    connect(m_importer, &Importer::remarked, m_banner, &Banner::showMessage);
    connect(m_jobs, &JobsPanel::summaryChanged, this, [this] { m_status->setJobs(m_jobs->statusText()); });
    connect(m_jobs, &JobsPanel::failed, this, &MainWindow::showError);
    connect(m_jobs, &JobsPanel::detailsRequested, this, &MainWindow::showError);
    connect(&m_backend, &Backend::connectionChanged, this,
            [this](ConnectionState state) { m_status->setConnected(state == ConnectionState::Connected); });
}

void MainWindow::connectLibrary()
{
    connect(m_library, &LibraryPage::openRequested, this, &MainWindow::openOnDesk);
    connect(m_library, &LibraryPage::addRequested, this, [this] { m_importer->chooseFiles(m_library->currentFolder()); });
    connect(m_library, &LibraryPage::demoRequested, this, &MainWindow::demoRequested);
    connect(m_library, &LibraryPage::failed, this, &MainWindow::showError);
    connect(m_library, &LibraryPage::remarked, m_banner, &Banner::showMessage);
    connect(m_library, &LibraryPage::undoOffered, m_status, &StatusStrip::offerUndo);
    connect(m_library, &LibraryPage::countsChanged, this, [this](const LibraryCounts &counts) {
        m_videoCount = counts.all;
        m_status->setCounts(counts);
        showTitle();
    });
}

void MainWindow::connectDesk()
{
    connect(m_desk, &DeskPage::closeRequested, this, [this] { go(Place::Library); });
    connect(m_desk, &DeskPage::statusChanged, this, [this](const QString &text) {
        if (m_places->currentWidget() == m_desk) m_status->setDeskText(text);
    });
    connect(m_desk, &DeskPage::assetChanged, this, &MainWindow::showTitle);
    auto *details = new DetailsPane{m_backend, m_feed, m_library->folders(), m_library->commands()};
    m_desk->setSidePanel(details);
    connect(m_desk, &DeskPage::assetChanged, details, [details](const Asset &asset) { details->setSelection({asset}); });
    connect(details, &DetailsPane::closeRequested, m_desk, &DeskPage::hideSidePanel);
    connect(details, &DetailsPane::failed, this, &MainWindow::showError);
    connect(m_desk, &DeskPage::fullScreenRequested, this, [this](bool isWanted) {
        m_top->setVisible(!isWanted);
        m_status->setVisible(!isWanted);
        window()->setWindowState(window()->windowState().setFlag(Qt::WindowFullScreen, isWanted));  // back to maximized where it was
    });
}

void MainWindow::load()
{
    m_library->load();
    m_jobs->load();
    m_library->grid().setFocus();
}

void MainWindow::addFiles(const QStringList &paths) { m_importer->add(paths, m_library->currentFolder()); }

void MainWindow::showError(const Error &error) { m_banner->showError(error); }

void MainWindow::showMessage(const QString &sentence) { m_banner->showMessage(sentence); }

void MainWindow::hideMessage() { m_banner->hide(); }

void MainWindow::setDataFolder(const QString &folder)
{
    m_dataFolder = folder;
    m_menu->setDataFolder(folder);
}

void MainWindow::setSettingsStore(SettingsStore store)
{
    m_store = std::move(store);
    m_menu->setHasSettings(true);
}

void MainWindow::applyImportChoice()
{
    const ProcessOptions options = importOptions(m_settings.importRenditions());
    m_importer->setOptions(options);
    m_library->commands().setOptions(options);
}

void MainWindow::openOnDesk(const Asset &asset)
{
    if (asset.isDeleted) return;
    m_top->setDeskEnabled(true);
    m_desk->open(asset);
    go(Place::Desk);
}

void MainWindow::go(Place place)
{
    if (place == Place::Desk && m_desk->asset().id.isNull()) place = Place::Library;
    m_top->setPlace(place);
    if (place == Place::Desk) {
        m_places->setCurrentWidget(m_desk);
        m_desk->setFocus();
    } else {
        m_desk->pause();
        m_desk->leaveFullScreen();
        m_status->setDeskText({});
        m_places->setCurrentWidget(m_library);
        m_library->returnTo(m_desk->asset().id);
    }
    showTitle();
}

void MainWindow::showTitle()
{
    const QString where = m_backend.displayName();
    if (m_places->currentWidget() == m_desk) {
        const QString title = m_desk->asset().title;
        m_top->setTitle(title, {});
        setWindowTitle(u"%1 – %2 – Chalkreel"_s.arg(title, where));
        return;
    }
    m_top->setTitle(where, m_videoCount < 0 ? QString{} : tr("%n video(s)", nullptr, m_videoCount));
    setWindowTitle(u"%1 – Chalkreel"_s.arg(where));
}

std::optional<Asset> MainWindow::shownOnDesk() const
{
    if (m_places->currentWidget() != m_desk) return std::nullopt;
    return m_desk->asset();
}

void MainWindow::showSettings()
{
    if (!m_store || findChild<SettingsDialog *>()) return;
    auto *dialog = new SettingsDialog{*m_store, m_theme, m_settings, m_dataFolder, this};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::importChanged, this, &MainWindow::applyImportChoice);
    connect(dialog, &SettingsDialog::languageChanged, this, &MainWindow::languageChanged);
    connect(dialog, &SettingsDialog::startSettingsChanged, this,
            [this] { m_banner->showMessage(tr("Saved. How videos are prepared changes with the next start of Chalkreel.")); });
    dialog->open();
}

void MainWindow::showTwin(const Asset &twin, const UploadRequest &insisted)
{
    go(Place::Library);
    m_library->reveal(twin.id);
    m_banner->offer(tr("This file is already in the library: %1").arg(twin.title), tr("Add it all the same"),
                    [this, insisted] { m_uploads.add({insisted}); });
}

void MainWindow::showKeys()
{
    // What belongs to buttons and views has no action.
    const auto native = [](const QKeySequence &key) { return key.toString(QKeySequence::NativeText); };
    ShortcutSection library{tr("Library"),
                            {{tr("Library"), {native(QKeySequence{u"Ctrl+1"_s})}},
                             {tr("Desk"), {native(QKeySequence{u"Ctrl+2"_s})}},
                             {tr("Open the selected video"), {tr("Enter")}},
                             {tr("Rename"), {u"F2"_s}},
                             {tr("Select all"), {native(QKeySequence::SelectAll)}},
                             {tr("Job: sooner, later, cancel, retry"), {u"+"_s, u"-"_s, native(QKeySequence::Delete), u"R"_s}},
                             {tr("Menu"), {u"F10"_s}}}};
    library.append(m_menu->actions());
    library.append(m_top->windowActions());
    library.append({m_status->undoAction()});
    library.append(m_library->actions().all());
    ShortcutSection desk{tr("Desk"), {}};
    desk.append(m_desk->actions());
    auto *dialog = new ShortcutsDialog{{library, desk}, this};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showAbout()
{
    auto *dialog = new AboutDialog{this};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (localPaths(event->mimeData()->urls()).isEmpty()) return;
    m_overlay->setDestination(m_library->folders().path(m_library->currentFolder()));
    m_overlay->setGeometry(centralWidget()->geometry());
    m_overlay->raise();
    m_overlay->show();
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *) { m_overlay->hide(); }

void MainWindow::dropEvent(QDropEvent *event)
{
    m_overlay->hide();
    addFiles(localPaths(event->mimeData()->urls()));
    event->setDropAction(Qt::CopyAction);  // a move would let the file manager delete the originals
    event->accept();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_overlay->setGeometry(centralWidget()->geometry());
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_banner->isVisible())
        m_banner->hide();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_desk->leaveFullScreen();
    m_settings.setLibraryLayout(m_library->saveLayout());
    m_settings.setDeskLayout(m_desk->saveLayout());
    m_settings.setVolume(m_desk->player().volume());
    m_settings.setMuted(m_desk->player().isMuted());
    m_desk->close();
    QMainWindow::closeEvent(event);
}

}  // namespace chalkreel::ui
