#pragma once

#include "ui/settings/window_settings.h"

#include <QMenu>

namespace chalkreel::ui {

/// The "…" menu: theme, language, settings, keys, about.
class WindowMenu : public QMenu
{
    Q_OBJECT
public:
    /// `theme` and `settings` outlive the menu.
    WindowMenu(Theme &theme, WindowSettings &settings, QWidget *parent);

    /// Shown at the top: where the library lies.
    void setDataFolder(const QString &folder);
    void setHasSettings(bool hasSettings);

signals:
    void settingsRequested();
    void keysRequested();
    void aboutRequested();
    void languageChosen();

private:
    void addThemes();
    void addLanguages();
    void showChoices();

    Theme &m_theme;
    WindowSettings &m_settings;
    QMenu *m_themes;
    QMenu *m_languages;
    QAction *m_openSettings;
    QAction *m_folder;
};

}  // namespace chalkreel::ui
