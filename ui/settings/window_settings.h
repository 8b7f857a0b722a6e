#pragma once

#include "ui/support/theme.h"

#include <QSettings>

namespace chalkreel::ui {

/// What the window remembers from one start to the next. Each key stands here once.
class WindowSettings
{
public:
    /// The person's own file. Tests give another one.
    WindowSettings();
    explicit WindowSettings(const QString &file);

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    /// "de", "zh_CN", "en"; empty follows the system.
    QString language() const;
    void setLanguage(const QString &language);
    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    QByteArray libraryLayout() const;
    void setLibraryLayout(const QByteArray &layout);
    QByteArray deskLayout() const;
    void setDeskLayout(const QByteArray &layout);
    /// 0 to 1 as heard.
    double volume() const;
    void setVolume(double volume);
    bool isMuted() const;
    void setMuted(bool isMuted);

private:
    mutable QSettings m_file;
};

}  // namespace chalkreel::ui
