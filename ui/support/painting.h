#pragma once

#include <QFont>
#include <QRectF>

class QColor;
class QPainter;

namespace chalkreel::ui {

/// Fills a rounded plate and writes one centred line on it; returns its rectangle. `corner` is its right bottom.
QRectF drawPlate(QPainter &painter, const QPointF &corner, const QString &text, const QFont &font);

/// A thin rounded progress bar. `fraction` 0 to 1.
void drawThinBar(QPainter &painter, const QRectF &rect, double fraction, const QColor &groove, const QColor &fill);

/// One elided line, vertically centred in `rect`, with `mode` saying where the dots go. True when something was cut.
bool drawLine(QPainter &painter, const QRectF &rect, const QString &text, const QFont &font, const QColor &color,
              Qt::TextElideMode mode = Qt::ElideRight, Qt::Alignment alignment = Qt::AlignLeft);

}  // namespace chalkreel::ui
