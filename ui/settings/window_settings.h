#pragma once

#include "ui/settings/import_choice.h"
#include "ui/support/theme.h"

#include <QSettings>

namespace chalkreel::ui {

/// The languages that the window speaks: code and own name, so that one is found in a window that one cannot read. The
/// first has no code: the system's.
[[nodiscard]] QList<std::pair<QString, QString>> languageNames();

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
    /// Which of optionalRenditions() are made of each video that comes in.
    QList<RenditionKind> importRenditions() const;
    void setImportRenditions(const QList<RenditionKind> &kinds);
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
