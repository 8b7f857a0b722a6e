#pragma once

#include "ui/settings/window_settings.h"

#include <QWidget>

class QStackedLayout;

namespace chalkreel::ui {

class MainWindow;
class StartPage;

/// The program's one window on the screen. It is there before the library is: it shows the start page while that is
/// opened or cannot be, and the library's window inside itself from then on.
class AppWindow : public QWidget
{
    Q_OBJECT
public:
    /// `settings` outlives the window.
    explicit AppWindow(WindowSettings &settings, QWidget *parent = nullptr);
    ~AppWindow() override;

    StartPage &startPage() { return *m_start; }
    void showStartPage();
    /// In place of the start page, or of the one that was shown before.
    void showMain(std::unique_ptr<MainWindow> main);
    /// Null while the start page is shown.
    MainWindow *main() const { return m_main; }
    /// Lets go of the library: call it before the backend goes.
    void closeMain();
    void bringToFront();

signals:
    /// Its first picture is on the screen: the time for all that can wait.
    void firstPainted();

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void place();

    WindowSettings &m_settings;
    QStackedLayout *m_stack;
    StartPage *m_start;
    MainWindow *m_main = nullptr;
    bool m_wasPainted = false;
};

}  // namespace chalkreel::ui
