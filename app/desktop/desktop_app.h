#pragma once

#include "app/desktop/desktop_options.h"
#include "core/base/serial_executor.h"
#include "core/local/local_backend.h"
#include "core/local/owner_server.h"
#include "ui/settings/window_settings.h"
#include "ui/shell/main_window.h"

namespace chalkreel {

class OwnerClient;
class ProblemWindow;

/// Puts the desktop program together: the library of a folder, its window, and what other programs ask of it.
class DesktopApp : public QObject
{
    Q_OBJECT
public:
    /// `theme` and `settings` outlive it.
    DesktopApp(DesktopOptions options, ui::Theme &theme, ui::WindowSettings &windowSettings);
    ~DesktopApp() override;

    /// Opens the library and shows the window. When another Chalkreel owns the folder it gets the files, and this one ends.
    void start();

private:
    void handOver();
    void showWindow(std::unique_ptr<LocalBackend> backend);
    void showProblem(const Error &error);
    void listen();
    void onOpenRequested(const QStringList &paths);
    void addDemo();

    DesktopOptions m_options;
    ui::Theme &m_theme;
    ui::WindowSettings &m_windowSettings;
    std::unique_ptr<LocalBackend> m_backend;
    std::unique_ptr<OwnerServer> m_server;
    std::unique_ptr<OwnerClient> m_owner;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<ProblemWindow> m_problem;
    SerialExecutor m_demoThread;
    bool m_isRenderingDemo = false;
};

}  // namespace chalkreel
