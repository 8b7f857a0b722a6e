#include "app/desktop/desktop_app.h"

#include "app/desktop/problem_window.h"
#include "core/demo/demo_clip.h"
#include "core/local/owner_client.h"
#include "core/media_host/child_media_host.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTimer>

namespace chalkreel {
using namespace Qt::StringLiterals;

namespace {

/// Where the demo clip is kept between two starts: it is always the same one.
QString demoClipPath()
{
    const QDir folder{QStandardPaths::writableLocation(QStandardPaths::CacheLocation)};
    folder.mkpath(u"."_s);
    return folder.filePath(QCoreApplication::translate("Desktop", "Demo throw") + u".mp4"_s);
}

Result<QString> renderDemo()
{
    const QString path = demoClipPath();
    if (QFileInfo::exists(path)) return path;
    if (const Result<void> rendered = renderDemoClip(path); !rendered) return fail(rendered.error());
    return path;
}

}  // namespace

DesktopApp::DesktopApp(DesktopOptions options, ui::Theme &theme, ui::WindowSettings &windowSettings)
    : m_options{std::move(options)}
    , m_theme{theme}
    , m_windowSettings{windowSettings}
    , m_demoThread{u"demo clip"_s}
{
}

DesktopApp::~DesktopApp()
{
    // The window speaks to the backend, so it goes first.
    m_window.reset();
    m_server.reset();
    m_backend.reset();
}

void DesktopApp::start()
{
    m_problem.reset();
    const Result<QString> program = findMediaHostProgram(m_options.settings.mediaHost);
    if (!program) {
        showProblem(program.error());
        return;
    }
    LocalBackendOptions options;
    options.settings = m_options.settings;
    options.host = std::make_shared<ChildMediaHost>(*program);
    Result<std::unique_ptr<LocalBackend>> backend = LocalBackend::open(std::move(options));
    if (backend)
        showWindow(std::move(*backend));
    else if (backend.error().code == ErrorCode::Conflict)
        handOver();
    else
        showProblem(backend.error());
}

void DesktopApp::handOver()
{
    m_owner = std::make_unique<OwnerClient>(m_options.settings.dataDir);
    deliver(m_owner->open(m_options.files), this, [this](const Result<void> &shown) {
        if (shown)
            QApplication::quit();
        else
            showProblem(shown.error());
    });
}

void DesktopApp::showWindow(std::unique_ptr<LocalBackend> backend)
{
    m_backend = std::move(backend);
    m_window = std::make_unique<ui::MainWindow>(*m_backend, m_theme, m_windowSettings);
    m_window->setDataFolder(m_backend->dataFolder());
    connect(m_window.get(), &ui::MainWindow::demoRequested, this, &DesktopApp::addDemo);
    m_window->show();
    // Everything else after the first picture of the window.
    QTimer::singleShot(0, this, [this] {
        listen();
        m_window->load();
        if (!m_options.files.isEmpty()) m_window->addFiles(m_options.files);
        if (m_options.wantsDemo) addDemo();
    });
}

void DesktopApp::listen()
{
    m_server = std::make_unique<OwnerServer>(*m_backend, m_backend->dataFolder());
    connect(m_server.get(), &OwnerServer::openRequested, this, &DesktopApp::onOpenRequested);
    // Without a socket a second start cannot hand its files over: worth a line in the log, not a message.
    if (const Result<void> listening = m_server->listen(); !listening) qWarning("%s", qUtf8Printable(listening.error().message));
}

void DesktopApp::onOpenRequested(const QStringList &paths)
{
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
    if (!paths.isEmpty()) m_window->addFiles(paths);
}

void DesktopApp::showProblem(const Error &error)
{
    m_problem = std::make_unique<ProblemWindow>(error);
    connect(m_problem.get(), &ProblemWindow::retryRequested, this, &DesktopApp::start, Qt::QueuedConnection);
    connect(
        m_problem.get(), &ProblemWindow::folderChosen, this,
        [this](const QString &folder) {
            m_options.settings.dataDir = folder;
            start();
        },
        Qt::QueuedConnection);
    m_problem->show();
}

void DesktopApp::addDemo()
{
    if (m_isRenderingDemo) return;
    m_isRenderingDemo = true;
    m_window->showMessage(tr("The demo clip is being made…"));
    deliver(m_demoThread.run(&renderDemo), this, [this](const Result<QString> &path) {
        m_isRenderingDemo = false;
        m_window->hideMessage();
        if (path)
            m_window->addFiles({*path});
        else
            m_window->showError(path.error());
    });
}

}  // namespace chalkreel
