#include "ui/shell/app_window.h"

#include "ui/shell/main_window.h"
#include "ui/shell/start_page.h"
#include "ui/support/window_placement.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QStackedLayout>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

constexpr QSize kUsualSize{1440, 900};
constexpr QMargins kFrame{2, 30, 2, 4};  // of most window managers; what it really is shows only once the window does

QList<QRect> availableScreens()
{
    QList<QRect> areas{QGuiApplication::primaryScreen()->availableGeometry() - kFrame};
    const QList<QScreen *> screens = QGuiApplication::screens();
    for (const QScreen *screen : screens)
        if (screen != QGuiApplication::primaryScreen()) areas.append(screen->availableGeometry() - kFrame);
    return areas;
}

}  // namespace

AppWindow::AppWindow(WindowSettings &settings, QWidget *parent)
    : QWidget{parent}
    , m_settings{settings}
    , m_stack{new QStackedLayout{this}}
    , m_start{new StartPage{this}}
{
    setWindowTitle(u"Chalkreel"_s);
    m_stack->addWidget(m_start);
    connect(m_start, &StartPage::quitRequested, this, &QWidget::close);
    place();
}

AppWindow::~AppWindow() = default;

void AppWindow::place()
{
    const QList<QRect> screens = availableScreens();
    if (!restoreGeometry(m_settings.geometry())) {
        QRect usual{{}, kUsualSize};
        usual.moveCenter(screens.first().center());
        resize(placedOnScreens(usual, screens).size());
        return;  // where it goes is for the window manager to say
    }
    if (!isMaximized() && !isFullScreen()) setGeometry(placedOnScreens(geometry(), screens));
}

void AppWindow::showStartPage()
{
    closeMain();
    m_stack->setCurrentWidget(m_start);
}

void AppWindow::showMain(std::unique_ptr<MainWindow> main)
{
    closeMain();
    m_main = main.release();  // now the layout's parent owns it
    m_stack->addWidget(m_main);
    m_stack->setCurrentWidget(m_main);
    setWindowTitle(m_main->windowTitle());
    connect(m_main, &QWidget::windowTitleChanged, this, &QWidget::setWindowTitle);
}

void AppWindow::closeMain()
{
    delete std::exchange(m_main, nullptr);
    setWindowTitle(u"Chalkreel"_s);
}

void AppWindow::bringToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

bool AppWindow::event(QEvent *event)
{
    const bool isHandled = QWidget::event(event);
    // What a stranger's picture of the window would show first: its children are painted within the same request.
    if (event->type() == QEvent::UpdateRequest && !std::exchange(m_wasPainted, true)) emit firstPainted();
    return isHandled;
}

void AppWindow::closeEvent(QCloseEvent *event)
{
    if (m_main && !m_main->close()) {
        event->ignore();
        return;
    }
    m_settings.setGeometry(saveGeometry());
    QWidget::closeEvent(event);
}

}  // namespace chalkreel::ui
