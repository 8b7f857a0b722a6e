#include "ui/support/theme.h"

#include "ui/support/fonts.h"
#include "ui/support/style_sheet.h"

#include <QApplication>
#include <QEvent>
#include <QStyleFactory>
#include <QStyleHints>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

QPalette paletteFrom(const Tokens &tokens)
{
    QPalette palette;
    palette.setColor(QPalette::Window, tokens.background);
    palette.setColor(QPalette::WindowText, tokens.text);
    palette.setColor(QPalette::Base, tokens.background);
    palette.setColor(QPalette::AlternateBase, tokens.pane);
    palette.setColor(QPalette::Text, tokens.text);
    palette.setColor(QPalette::PlaceholderText, tokens.faint);
    palette.setColor(QPalette::Button, tokens.raised);
    palette.setColor(QPalette::ButtonText, tokens.text);
    palette.setColor(QPalette::BrightText, tokens.bad);
    palette.setColor(QPalette::ToolTipBase, tokens.raised);
    palette.setColor(QPalette::ToolTipText, tokens.text);
    palette.setColor(QPalette::Highlight, tokens.accent);
    palette.setColor(QPalette::HighlightedText, tokens.onAccent);
    palette.setColor(QPalette::Link, tokens.info);
    palette.setColor(QPalette::LinkVisited, tokens.info);
    palette.setColor(QPalette::Light, tokens.raised);
    palette.setColor(QPalette::Midlight, tokens.raised);
    palette.setColor(QPalette::Mid, tokens.line);
    palette.setColor(QPalette::Dark, tokens.line);
    palette.setColor(QPalette::Shadow, tokens.stage);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, tokens.faint);
    return palette;
}

Theme::Theme(QApplication &app, QObject *parent, SystemIsDark systemIsDark)
    : QObject{parent}
    , m_app{app}
    , m_systemIsDark{std::move(systemIsDark)}
{
    app.installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::followSystem);
#endif
}

bool Theme::isSystemDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    // The system's palette shows only where ours does not cover it.
    const QPalette ours = QGuiApplication::palette();
    QApplication::setPalette(QPalette{});
    const bool isDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    QApplication::setPalette(ours);
    return isDark;
#endif
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // Before Qt 6.5 this is all that tells of a change; each window gets one, the first to come is enough.
    if (event->type() == QEvent::ThemeChange && watched->isWindowType()) followSystem();
    return QObject::eventFilter(watched, event);
}

void Theme::followSystem()
{
    if (m_choice == ThemeChoice::FollowSystem && m_systemIsDark() != m_isDark) apply(m_choice);
}

void Theme::apply(ThemeChoice choice)
{
    m_choice = choice;
    m_isDark = choice == ThemeChoice::Dark || (choice == ThemeChoice::FollowSystem && m_systemIsDark());
    const Tokens &tokens = m_isDark ? darkTokens() : lightTokens();
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setFont(applicationFont());
    QApplication::setPalette(paletteFrom(tokens));
    m_app.setStyleSheet(styleSheetFrom(tokens));
    emit changed();
}

}  // namespace chalkreel::ui
