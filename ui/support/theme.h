#pragma once

#include "core/base/enum_names.h"
#include "ui/support/tokens.h"

#include <QObject>
#include <QPalette>

class QApplication;

namespace chalkreel::ui {

enum class ThemeChoice { FollowSystem, Dark, Light };

[[nodiscard]] QPalette paletteFrom(const Tokens &tokens);

/// Dresses the application: Fusion, palette, fonts and a small style sheet, all from one set of tokens.
class Theme : public QObject
{
    Q_OBJECT
public:
    /// `app` outlives the theme. The system's own palette is read here, before it is replaced.
    explicit Theme(QApplication &app, QObject *parent = nullptr);

    ThemeChoice choice() const { return m_choice; }
    bool isDark() const { return m_isDark; }
    void apply(ThemeChoice choice);

signals:
    void changed();

private:
    QApplication &m_app;
    bool m_isSystemDark = false;
    ThemeChoice m_choice = ThemeChoice::FollowSystem;
    bool m_isDark = false;
};

}  // namespace chalkreel::ui

namespace chalkreel {

template <>
inline constexpr std::array kEnumNames<ui::ThemeChoice>{
    EnumName{ui::ThemeChoice::FollowSystem, "system"},
    EnumName{ui::ThemeChoice::Dark, "dark"},
    EnumName{ui::ThemeChoice::Light, "light"},
};

}  // namespace chalkreel
