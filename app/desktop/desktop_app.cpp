#include "app/desktop/desktop_app.h"

#include "core/demo/demo_clip.h"
#include "core/local/owner_client.h"
#include "ui/shell/start_page.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QTimer>

#include <ctime>
#include <unistd.h>

namespace chalkreel {
using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcStart, "chalkreel.start", QtWarningMsg)

/// Until then the window waits for the library, after that it shows that it is being opened.
constexpr std::chrono::milliseconds kShowAtLatest{120};

/// Since this program was started, by the kernel's count (10 ms ticks).
qint64 millisecondsRunning()
{
    QFile stat{u"/proc/self/stat"_s};
    if (!stat.open(QIODevice::ReadOnly)) return -1;
    const QByteArray line = stat.readAll();
    // Field 22 of proc(5); the second one is the name in brackets and may hold spaces.
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const qint64 sinceBoot = qint64{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
    return sinceBoot - fields.value(19).toLongLong() * 1000 / sysconf(_SC_CLK_TCK);
}

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

DesktopApp::DesktopApp(DesktopOptions options, Language &language, ui::Theme &theme, ui::WindowSettings &windowSettings)
    : m_options{std::move(options)}
    , m_language{language}
    , m_theme{theme}
    , m_windowSettings{windowSettings}
    , m_window{windowSettings}
    , m_demoThread{u"demo clip"_s}
{
    // Queued: the page that asks goes away with what it asks for.
    connect(&m_window.startPage(), &ui::StartPage::retryRequested, this, &DesktopApp::start, Qt::QueuedConnection);
    connect(
        &m_window.startPage(), &ui::StartPage::folderChosen, this,
        [this](const QString &folder) {
            m_options.settings.dataDir = folder;
            start();
        },
        Qt::QueuedConnection);
    m_showAtLatest.setSingleShot(true);
    m_showAtLatest.setInterval(kShowAtLatest);
    connect(&m_showAtLatest, &QTimer::timeout, &m_window, &QWidget::show);
    connect(&m_window, &ui::AppWindow::firstPainted, this,
            [] { qCDebug(lcStart, "the window is on the screen %lld ms after the start of the program", millisecondsRunning()); });
}

DesktopApp::~DesktopApp()
{
    // The window speaks to the backend, so it goes first.
    m_window.closeMain();
    m_server.reset();
    m_backend.reset();
}

void DesktopApp::start()
{
    m_window.startPage().showOpening(m_options.settings.dataDir);
    m_window.showStartPage();
    // A library of usual size is open by then, and a second start has handed its files over: neither needs to show this page.
    if (!m_window.isVisible()) m_showAtLatest.start();
    deliver(m_opener.open(m_options.settings), this, [this](const Result<std::shared_ptr<LocalBackend>> &backend) { onOpened(backend); });
}

void DesktopApp::onOpened(const Result<std::shared_ptr<LocalBackend>> &backend)
{
    qCDebug(lcStart, "the library has been opened %lld ms after the start of the program", millisecondsRunning());
    if (backend) {
        m_backend = *backend;
        showLibrary();
    } else if (backend.error().code == ErrorCode::Conflict) {
        handOver(backend.error());
    } else {
        showProblem(backend.error());
    }
}

void DesktopApp::handOver(const Error &conflict)
{
    m_owner = std::make_unique<OwnerClient>(m_options.settings.dataDir);
    deliver(m_owner->open(m_options.files), this, [this, conflict](const Result<void> &shown) {
        if (shown)
            QApplication::quit();
        else  // what owns it takes no files: a command, or a window that hangs
            showProblem({conflict.code, conflict.message, shown.error().message + u'\n' + shown.error().detail});
    });
}

void DesktopApp::makeMain()
{
    auto main = std::make_unique<ui::MainWindow>(*m_backend, m_theme, m_windowSettings);
    main->setDataFolder(m_backend->dataFolder());
    main->setSettingsStore(m_options.store);
    connect(main.get(), &ui::MainWindow::demoRequested, this, &DesktopApp::addDemo);
    // Queued: what asks for it goes away with it.
    connect(main.get(), &ui::MainWindow::languageChanged, this, &DesktopApp::changeLanguage, Qt::QueuedConnection);
    m_window.showMain(std::move(main));
}

void DesktopApp::changeLanguage()
{
    if (m_window.main()->isBusy()) {
        m_window.main()->showMessage(tr("The language changes with the next start of Chalkreel, as videos are being brought in."));
        return;
    }
    const std::optional<Asset> shown = m_window.main()->shownOnDesk();
    m_window.main()->close();  // saves its layout
    m_language.install(m_windowSettings.language());
    makeMain();
    m_window.main()->load();
    if (shown) m_window.main()->openOnDesk(*shown);
}

void DesktopApp::showLibrary()
{
    makeMain();
    m_window.show();
    m_showAtLatest.stop();
    // Everything else after the first picture of the window.
    QTimer::singleShot(0, this, [this] {
        listen();
        m_window.main()->load();
        if (!m_options.files.isEmpty()) m_window.main()->addFiles(m_options.files);
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
    m_window.bringToFront();
    if (!paths.isEmpty()) m_window.main()->addFiles(paths);
}

void DesktopApp::showProblem(const Error &error)
{
    m_window.startPage().showProblem(error);
    m_window.show();
}

void DesktopApp::addDemo()
{
    if (m_isRenderingDemo) return;
    m_isRenderingDemo = true;
    m_window.main()->showMessage(tr("The demo clip is being made…"));
    deliver(m_demoThread.run(&renderDemo), this, [this](const Result<QString> &path) {
        m_isRenderingDemo = false;
        m_window.main()->hideMessage();
        if (path)
            m_window.main()->addFiles({*path});
        else
            m_window.main()->showError(path.error());
    });
}

}  // namespace chalkreel
