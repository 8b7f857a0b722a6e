#include "ui/shell/window_menu.h"

#include <QActionGroup>
#include <QDesktopServices>
#include <QUrl>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

WindowMenu::WindowMenu(Theme &theme, WindowSettings &settings, QWidget *parent)
    : QMenu{parent}
    , m_theme{theme}
    , m_settings{settings}
    , m_themes{addMenu(tr("Theme"))}
    , m_languages{addMenu(tr("Language"))}
{
    setToolTipsVisible(true);
    addThemes();
    addLanguages();
    addSeparator();
    m_folder = addAction(tr("Open the data folder"));
    m_folder->setVisible(false);
    QAction *keys = addAction(tr("Keyboard shortcuts"), this, &WindowMenu::keysRequested);
    keys->setShortcut(QKeySequence::HelpContents);
    keys->setToolTip(tr("Keyboard shortcuts (%1)").arg(keys->shortcut().toString(QKeySequence::NativeText)));
    addAction(tr("About Chalkreel"), this, &WindowMenu::aboutRequested);
    connect(m_folder, &QAction::triggered, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder->data().toString())); });
}

void WindowMenu::setDataFolder(const QString &folder)
{
    m_folder->setData(folder);
    m_folder->setToolTip(folder.toHtmlEscaped());
    m_folder->setVisible(!folder.isEmpty());
}

void WindowMenu::addThemes()
{
    auto *group = new QActionGroup{this};
    const std::pair<ThemeChoice, QString> choices[] = {
        {ThemeChoice::FollowSystem, tr("As the system")}, {ThemeChoice::Dark, tr("Dark")}, {ThemeChoice::Light, tr("Light")}};
    for (const auto &[choice, text] : choices) {
        QAction *action = m_themes->addAction(text, this, [this, choice = choice] {
            m_settings.setTheme(choice);
            m_theme.apply(choice);
        });
        action->setCheckable(true);
        action->setChecked(choice == m_theme.choice());
        group->addAction(action);
    }
}

void WindowMenu::addLanguages()
{
    auto *group = new QActionGroup{this};
    // Each language by its own name, so that it is found in a window that one cannot read.
    const std::pair<QString, QString> languages[] = {
        {QString{}, tr("As the system")}, {u"en"_s, u"English"_s}, {u"de"_s, u"Deutsch"_s}, {u"zh_CN"_s, u"简体中文"_s}};
    for (const auto &[code, text] : languages) {
        QAction *action = m_languages->addAction(text, this, [this, code = code] {
            m_settings.setLanguage(code);
            emit languageChosen();
        });
        action->setCheckable(true);
        action->setChecked(code == m_settings.language());
        group->addAction(action);
    }
}

}  // namespace chalkreel::ui
