#include "ui/player/chip_button.h"

#include "ui/support/fonts.h"
#include "ui/support/metrics.h"
#include "ui/support/tokens.h"

#include <QGuiApplication>
#include <QPainter>

namespace chalkreel::ui {

namespace {

constexpr int kHeight = 22;
constexpr int kSide = 9;

}  // namespace

ChipButton::ChipButton(QWidget *parent)
    : QToolButton{parent}
{
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize ChipButton::sizeHint() const
{
    const int needed = QFontMetrics{withTabularFigures(smallFont())}.horizontalAdvance(text());
    return {needed + 2 * kSide, kHeight};
}

void ChipButton::paintEvent(QPaintEvent *)
{
    // The style sheet gives buttons a palette of their own; the theme is the application's.
    const Tokens &tokens = tokensFor(QGuiApplication::palette());
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF plate = QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(hasFocus() ? QPen{tokens.accent} : underMouse() ? QPen{tokens.faint} : QPen{tokens.line});
    painter.setBrush(isDown() || isChecked() ? tokens.line : tokens.raised);
    painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2);
    painter.setPen(isEnabled() ? tokens.text : tokens.faint);
    painter.setFont(withTabularFigures(smallFont()));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

}  // namespace chalkreel::ui
