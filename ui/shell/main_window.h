#pragma once

#include "core/backend/backend.h"
#include "core/settings/settings_store.h"
#include "ui/jobs/upload_tracker.h"
#include "ui/settings/window_settings.h"
#include "ui/shell/top_bar.h"
#include "ui/support/event_feed.h"

#include <QMainWindow>

class QStackedWidget;

namespace chalkreel::ui {

class Banner;
class DeskPage;
class DropOverlay;
class Importer;
class JobsPanel;
class LibraryPage;
class StatusStrip;
class WindowMenu;

/// Puts the places, the bars and the panes together. Nothing is done here: each part does its own. AppWindow shows it
/// inside itself; on its own it is a window too.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// All outlive the window.
    MainWindow(Backend &backend, Theme &theme, WindowSettings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Reads the library; called once the window is on the screen.
    void load();
    /// Brings files and folders in, as if they had been dropped.
    void addFiles(const QStringList &paths);
    void showError(const Error &error);
    /// A quiet sentence above the page; hideMessage() takes it away again.
    void showMessage(const QString &sentence);
    void hideMessage();
    void setDataFolder(const QString &folder);
    /// Where the program's settings come from; without it there is nothing to set.
    void setSettingsStore(SettingsStore store);
    /// Shows a video on the desk.
    void openOnDesk(const Asset &asset);
    /// What is on the desk now; nothing while the library is shown.
    std::optional<Asset> shownOnDesk() const;
    /// Whether something would be lost with the window: files on their way in.
    bool isBusy() const { return m_uploads.isBusy(); }

    LibraryPage &library() { return *m_library; }
    JobsPanel &jobs() { return *m_jobs; }
    StatusStrip &status() { return *m_status; }
    Banner &banner() { return *m_banner; }

signals:
    void demoRequested();
    /// Another language was chosen. The words of this window stay what they are: make it anew, or at the next start.
    void languageChanged();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void assemble();
    void connectLibrary();
    void connectDesk();
    void connectBars();
    void go(Place place);
    void showTitle();
    void applyImportChoice();
    void showSettings();
    void showTwin(const Asset &twin, const UploadRequest &insisted);
    void showKeys();
    void showAbout();

    Backend &m_backend;
    Theme &m_theme;
    WindowSettings &m_settings;
    std::optional<SettingsStore> m_store;
    QString m_dataFolder;
    EventFeed m_feed;
    UploadTracker m_uploads;
    TopBar *m_top;
    Banner *m_banner;
    QStackedWidget *m_places;
    LibraryPage *m_library;
    DeskPage *m_desk;
    JobsPanel *m_jobs;
    StatusStrip *m_status;
    WindowMenu *m_menu;
    DropOverlay *m_overlay;
    Importer *m_importer;
    int m_videoCount = -1;
};

}  // namespace chalkreel::ui
