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
    m_openSettings = addAction(tr("Settings…"), this, &WindowMenu::settingsRequested);
    m_openSettings->setShortcut(QKeySequence{u"Ctrl+,"_s});
    m_openSettings->setToolTip(tr("Settings (%1)").arg(m_openSettings->shortcut().toString(QKeySequence::NativeText)));
    setHasSettings(false);
    m_folder = addAction(tr("Open the data folder"));
    m_folder->setVisible(false);
    QAction *keys = addAction(tr("Keyboard shortcuts"), this, &WindowMenu::keysRequested);
    keys->setShortcut(QKeySequence::HelpContents);
    keys->setToolTip(tr("Keyboard shortcuts (%1)").arg(keys->shortcut().toString(QKeySequence::NativeText)));
    addAction(tr("About Chalkreel"), this, &WindowMenu::aboutRequested);
    // The settings dialog changes them too.
    connect(this, &QMenu::aboutToShow, this, &WindowMenu::showChoices);
    connect(m_folder, &QAction::triggered, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder->data().toString())); });
}

void WindowMenu::setDataFolder(const QString &folder)
{
    m_folder->setData(folder);
    m_folder->setToolTip(folder.toHtmlEscaped());
    m_folder->setVisible(!folder.isEmpty());
}

void WindowMenu::setHasSettings(bool hasSettings)
{
    m_openSettings->setVisible(hasSettings);
    m_openSettings->setEnabled(hasSettings);  // an invisible action keeps its key
}

void WindowMenu::showChoices()
{
    const QList<QAction *> themes = m_themes->actions();
    for (QAction *action : themes) action->setChecked(action->data().toInt() == static_cast<int>(m_theme.choice()));
    const QList<QAction *> languages = m_languages->actions();
    for (QAction *action : languages) action->setChecked(action->data().toString() == m_settings.language());
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
        action->setData(static_cast<int>(choice));
        group->addAction(action);
    }
}

void WindowMenu::addLanguages()
{
    auto *group = new QActionGroup{this};
    const QList<std::pair<QString, QString>> languages = languageNames();
    for (const auto &[code, text] : languages) {
        QAction *action = m_languages->addAction(code.isEmpty() ? tr("As the system") : text, this, [this, code = code] {
            m_settings.setLanguage(code);
            emit languageChosen();
        });
        action->setCheckable(true);
        action->setData(code);
        group->addAction(action);
    }
}

}  // namespace chalkreel::ui
