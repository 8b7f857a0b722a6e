#pragma once

#include "core/base/enum_names.h"
#include "ui/support/tokens.h"

#include <QObject>
#include <QPalette>

#include <functional>

class QApplication;

namespace chalkreel::ui {

enum class ThemeChoice { FollowSystem, Dark, Light };

[[nodiscard]] QPalette paletteFrom(const Tokens &tokens);

/// Dresses the application: Fusion, palette, fonts and a small style sheet, all from one set of tokens.
class Theme : public QObject
{
    Q_OBJECT
public:
    using SystemIsDark = std::function<bool()>;

    /// `app` outlives the theme. `systemIsDark` is asked at first and whenever the system says that its looks have changed.
    explicit Theme(QApplication &app, QObject *parent = nullptr, SystemIsDark systemIsDark = &isSystemDark);

    ThemeChoice choice() const { return m_choice; }
    bool isDark() const { return m_isDark; }
    void apply(ThemeChoice choice);

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static bool isSystemDark();
    void followSystem();

    QApplication &m_app;
    SystemIsDark m_systemIsDark;
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
