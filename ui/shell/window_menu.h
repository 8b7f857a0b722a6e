#pragma once

#include "ui/settings/window_settings.h"

#include <QMenu>

namespace chalkreel::ui {

/// The "…" menu: theme, language, keys, about.
class WindowMenu : public QMenu
{
    Q_OBJECT
public:
    /// `theme` and `settings` outlive the menu.
    WindowMenu(Theme &theme, WindowSettings &settings, QWidget *parent);

    /// Shown at the top: where the library lies.
    void setDataFolder(const QString &folder);

signals:
    void keysRequested();
    void aboutRequested();
    /// Takes effect with the next start.
    void languageChosen();

private:
    void addThemes();
    void addLanguages();

    Theme &m_theme;
    WindowSettings &m_settings;
    QMenu *m_themes;
    QMenu *m_languages;
    QAction *m_folder;
};

}  // namespace chalkreel::ui
