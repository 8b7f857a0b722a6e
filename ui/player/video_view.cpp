#include "ui/player/video_view.h"

#include "ui/support/fonts.h"
#include "ui/support/metrics.h"
#include "ui/support/painting.h"
#include "ui/support/tokens.h"

#include <QMouseEvent>
#include <QPainter>
#include <QTimerEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace chalkreel::ui {

namespace {

// While a window is being dragged larger the last picture is stretched; new ones are made when it rests.
constexpr int kRestMilliseconds = 120;
constexpr int kSplitReach = 8;
constexpr int kHandleRadius = 9;

/// A plate whose left top corner is given.
void drawPlateAt(QPainter &painter, const QPointF &leftTop, const QString &text, const QFont &font)
{
    const QFontMetricsF metrics{font};
    drawPlate(painter, leftTop + QPointF{std::ceil(metrics.horizontalAdvance(text)) + 10, std::ceil(metrics.height()) + 2}, text, font);
}

}  // namespace

VideoView::VideoView(QWidget *parent)
    : QWidget{parent}
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::ClickFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Picture"));
}

void VideoView::setPicture(const VideoPicture &picture)
{
    m_picture = picture;
    update();
}

void VideoView::setCornerText(const QString &text)
{
    if (m_cornerText == text) return;
    m_cornerText = text;
    setAccessibleDescription(text);
    update();
}

void VideoView::setMessage(const QString &text)
{
    m_message = text;
    if (m_picture.isNull()) update();
}

void VideoView::setComparison(const VideoPicture &picture)
{
    m_comparison = picture;
    if (m_isComparing) update();
}

void VideoView::setComparisonNames(const QString &left, const QString &right)
{
    m_leftName = left;
    m_rightName = right;
}

void VideoView::setComparing(bool isComparing)
{
    m_isComparing = isComparing;
    if (!isComparing) {
        m_comparison = {};
        unsetCursor();
    }
    update();
}

QRect VideoView::pictureRect() const
{
    if (m_picture.isNull()) return rect();
    const QSize fitted = m_picture.image.size().scaled(stagePixels(), Qt::KeepAspectRatio);
    // In device pixels first, so that a picture made for this size is copied and not resampled.
    const qreal ratio = devicePixelRatioF();
    const QSize size{static_cast<int>(std::ceil(fitted.width() / ratio)), static_cast<int>(std::ceil(fitted.height() / ratio))};
    return {QPoint{(width() - size.width()) / 2, (height() - size.height()) / 2}, size};
}

QSize VideoView::stagePixels() const { return (QSizeF{size()} * devicePixelRatioF()).toSize().expandedTo({1, 1}); }

int VideoView::splitX() const
{
    const QRect area = pictureRect();
    return area.left() + static_cast<int>(std::lround(m_split * area.width()));
}

bool VideoView::isOnSplit(const QPoint &position) const
{
    return m_isComparing && !m_comparison.isNull() && std::abs(position.x() - splitX()) <= kSplitReach;
}

void VideoView::paintEvent(QPaintEvent *event)
{
    const Tokens &tokens = tokensFor(palette());
    QPainter painter{this};
    if (m_picture.isNull()) {
        painter.fillRect(event->rect(), tokens.stage);
        drawLine(painter, rect().adjusted(spacing::kLarge, 0, -spacing::kLarge, 0), m_message, font(), darkTokens().dim, Qt::ElideRight,
                 Qt::AlignHCenter);
        return;
    }
    const QRegion around = QRegion{event->rect()}.subtracted(pictureRect());
    for (const QRect &part : around) painter.fillRect(part, tokens.stage);
    drawPicture(painter, m_picture);
    if (m_isComparing && !m_comparison.isNull()) drawSplit(painter);
    if (!m_cornerText.isEmpty()) drawPlateAt(painter, QPointF{spacing::kMedium, spacing::kMedium}, m_cornerText, timeFont());
}

void VideoView::drawPicture(QPainter &painter, const VideoPicture &picture) const
{
    const QRect area = pictureRect();
    const QSize pixels = (QSizeF{area.size()} * devicePixelRatioF()).toSize();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, picture.image.size() != pixels);
    painter.drawImage(area, picture.image);
}

void VideoView::drawSplit(QPainter &painter) const
{
    const QRect area = pictureRect();
    const int x = splitX();
    painter.save();
    painter.setClipRect(QRect{QPoint{x, area.top()}, area.bottomRight()});
    drawPicture(painter, m_comparison);
    painter.restore();
    const QColor ink = darkTokens().onStage;
    painter.fillRect(QRect{x - 1, area.top(), 2, area.height()}, ink);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawEllipse(QPoint{x, area.center().y()}, kHandleRadius, kHandleRadius);
    painter.setPen(QPen{darkTokens().stage, 1.6});
    for (const int side : {-1, 1}) {
        const QPointF tip{x + side * 6.0, area.center().y() + 0.0};
        painter.drawPolyline(QPolygonF{tip - QPointF{side * 3.0, 3}, tip, tip - QPointF{side * 3.0, -3}});
    }
    const QFontMetricsF metrics{plateFont()};
    const double bottom = area.bottom() - spacing::kMedium;
    drawPlate(painter, QPointF{x - 12.0, bottom}, m_leftName, plateFont());
    drawPlate(painter, QPointF{x + 12 + std::ceil(metrics.horizontalAdvance(m_rightName)) + 10, bottom}, m_rightName, plateFont());
}

void VideoView::resizeEvent(QResizeEvent *)
{
    if (m_restTimer != 0) killTimer(m_restTimer);
    m_restTimer = startTimer(kRestMilliseconds);
}

void VideoView::showEvent(QShowEvent *) { emit stageSizeChanged(stagePixels()); }

void VideoView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_restTimer) return QWidget::timerEvent(event);
    killTimer(std::exchange(m_restTimer, 0));
    emit stageSizeChanged(stagePixels());
}

void VideoView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
    m_isDraggingSplit = isOnSplit(event->position().toPoint());
    if (!m_isDraggingSplit) emit clicked();
}

void VideoView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint position = event->position().toPoint();
    if (m_isDraggingSplit) {
        const QRect area = pictureRect();
        m_split = std::clamp(static_cast<double>(position.x() - area.left()) / std::max(1, area.width()), 0.0, 1.0);
        update();
    } else if (isOnSplit(position)) {
        setCursor(Qt::SplitHCursor);
    } else {
        unsetCursor();
    }
}

void VideoView::mouseReleaseEvent(QMouseEvent *) { m_isDraggingSplit = false; }

void VideoView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !isOnSplit(event->position().toPoint())) emit doubleClicked();
}

}  // namespace chalkreel::ui
