#pragma once

#include "app/desktop/desktop_options.h"
#include "app/desktop/library_opener.h"
#include "core/local/owner_server.h"
#include "translations/language.h"
#include "ui/settings/window_settings.h"
#include "ui/shell/app_window.h"
#include "ui/shell/main_window.h"

#include <QTimer>

namespace chalkreel {

class OwnerClient;

/// Puts the desktop program together: the library of a folder, its window, and what other programs ask of it.
class DesktopApp : public QObject
{
    Q_OBJECT
public:
    /// All but the options outlive it.
    DesktopApp(DesktopOptions options, Language &language, ui::Theme &theme, ui::WindowSettings &windowSettings);
    ~DesktopApp() override;

    /// Opens the library beside the window, which is shown at once. When another Chalkreel owns the folder it gets the
    /// files, and this one ends.
    void start();

private:
    void onOpened(const Result<std::shared_ptr<LocalBackend>> &backend);
    void handOver(const Error &conflict);
    void showLibrary();
    void makeMain();
    void changeLanguage();
    void showProblem(const Error &error);
    void listen();
    void onOpenRequested(const QStringList &paths);
    void addDemo();

    DesktopOptions m_options;
    Language &m_language;
    ui::Theme &m_theme;
    ui::WindowSettings &m_windowSettings;
    std::shared_ptr<LocalBackend> m_backend;
    std::unique_ptr<OwnerServer> m_server;
    std::unique_ptr<OwnerClient> m_owner;
    ui::AppWindow m_window;
    QTimer m_showAtLatest;
    LibraryOpener m_opener;
    SerialExecutor m_demoThread;
    bool m_isRenderingDemo = false;
};

}  // namespace chalkreel
