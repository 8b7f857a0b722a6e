#include "ui/shell/drop_overlay.h"

#include "ui/support/fonts.h"
#include "ui/support/icons.h"
#include "ui/support/metrics.h"
#include "ui/support/tokens.h"

#include <QPainter>

namespace chalkreel::ui {

DropOverlay::DropOverlay(QWidget *parent)
    : QWidget{parent}
{
    // The window below keeps getting the drag.
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropOverlay::setDestination(const QString &folderPath)
{
    m_destination = folderPath;
    update();
}

void DropOverlay::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensFor(palette());
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = tokens.background;
    veil.setAlphaF(0.88F);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen{tokens.accent, 2, Qt::DashLine});
    painter.drawRoundedRect(QRectF{rect()}.adjusted(12, 12, -12, -12), radius::kLarge, radius::kLarge);
    const QPoint middle = rect().center();
    painter.drawPixmap(middle - QPoint{20, 56}, iconPixmap(u"upload", 40, devicePixelRatioF(), tokens.accent));
    const QString text = m_destination.isEmpty() ? tr("Drop to add to the library") : tr("Drop to add to “%1”").arg(m_destination);
    painter.setFont(titleFont());
    painter.setPen(tokens.text);
    painter.drawText(QRect{spacing::kHuge, middle.y(), width() - 2 * spacing::kHuge, 24}, Qt::AlignCenter, text);
    painter.setFont(smallFont());
    painter.setPen(tokens.dim);
    painter.drawText(QRect{spacing::kHuge, middle.y() + 26, width() - 2 * spacing::kHuge, 22}, Qt::AlignCenter,
                     tr("Files and whole folders"));
}

}  // namespace chalkreel::ui
