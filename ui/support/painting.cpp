#include "ui/support/painting.h"

#include "core/base/logging.h"
#include "ui/support/metrics.h"
#include "ui/support/tokens.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace chalkreel::ui {

QRectF drawPlate(QPainter &painter, const QPointF &corner, const QString &text, const QFont &font)
{
    const QFontMetricsF metrics{font};
    const QSizeF size{std::ceil(metrics.horizontalAdvance(text)) + 10, std::ceil(metrics.height()) + 2};
    const QRectF plate{corner.x() - size.width(), corner.y() - size.height(), size.width(), size.height()};
    QColor fill = darkTokens().stage;
    fill.setAlphaF(0.82F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(plate, radius::kSmall - 1, radius::kSmall - 1);
    painter.setFont(font);
    painter.setPen(darkTokens().onStage);
    painter.drawText(plate, Qt::AlignCenter, text);
    return plate;
}

void drawThinBar(QPainter &painter, const QRectF &rect, double fraction, const QColor &groove, const QColor &fill)
{
    const double round = rect.height() / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(groove);
    painter.drawRoundedRect(rect, round, round);
    const double part = std::isfinite(fraction) ? std::clamp(fraction, 0.0, 1.0) : 0.0;
    if (part <= 0) return;
    painter.save();
    QPainterPath whole;
    whole.addRoundedRect(rect, round, round);
    painter.setClipPath(whole);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF{rect.left(), rect.top(), std::max(rect.height(), rect.width() * part), rect.height()}, round, round);
    painter.restore();
}

bool drawLine(QPainter &painter, const QRectF &rect, const QString &text, const QFont &font, const QColor &color, Qt::TextElideMode mode,
              Qt::Alignment alignment)
{
    const QFontMetricsF metrics{font};
    const QString shown = metrics.elidedText(escapeControls(text), mode, rect.width());  // names come from files
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine | alignment, shown);
    return shown != text;
}

}  // namespace chalkreel::ui
