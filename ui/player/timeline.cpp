#include "ui/player/timeline.h"

#include "ui/player/scrub_preview.h"
#include "ui/support/fonts.h"
#include "ui/support/metrics.h"
#include "ui/support/painting.h"
#include "ui/support/text_format.h"
#include "ui/support/tokens.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace chalkreel::ui {

namespace {

constexpr int kLaneHeight = 30;
constexpr int kLanes = 2;
constexpr int kLabelWidth = 96;
constexpr double kLeastSpan = 0.2;  // seconds that fill the width at most zoom
constexpr double kZoomStep = 1.2;
constexpr double kBarPitch = 4;  // pixels from one bar of the sound to the next
constexpr double kBarWidth = 2.5;
constexpr double kMostGain = 6;

}  // namespace

Timeline::Timeline(QWidget *parent)
    : QWidget{parent}
    , m_preview{new ScrubPreview{this}}
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("Left and Right step by frames, Home and End go to the ends"));
}

Timeline::~Timeline() = default;

QSize Timeline::sizeHint() const { return {640, kLanes * kLaneHeight + spacing::kSmall}; }
QSize Timeline::minimumSizeHint() const { return {kLabelWidth + 120, sizeHint().height()}; }

void Timeline::setDuration(double seconds)
{
    if (m_duration == seconds) return;
    m_duration = std::max(0.0, seconds);
    setView(0, m_duration);
}

void Timeline::setPosition(double seconds)
{
    if (m_position == seconds) return;
    const auto playhead = [this] { return QRect{static_cast<int>(xOf(m_position)) - 7, 0, 15, height()}; };
    const QRect before = playhead();
    m_position = seconds;
    // A zoomed view turns the page when the playhead leaves it.
    if (!m_isScrubbing && m_span < m_duration && (seconds < m_first || seconds > m_first + m_span)) setView(seconds, m_span);
    update(before);
    update(playhead());
}

void Timeline::setStoryboard(const Storyboard &storyboard)
{
    m_storyboard = storyboard;
    forgetPicture();
}

void Timeline::setWaveform(const WaveformPeaks &waveform)
{
    m_waveform = waveform;
    forgetPicture();
}

void Timeline::setVideoHint(const QString &text)
{
    m_videoHint = text;
    forgetPicture();
}

void Timeline::setSoundHint(const QString &text)
{
    m_soundHint = text;
    forgetPicture();
}

void Timeline::clear()
{
    m_storyboard = {};
    m_waveform = {};
    m_position = 0;
    setDuration(0);
    forgetPicture();
}

QRect Timeline::trackRect() const { return rect().adjusted(kLabelWidth, 0, -spacing::kMedium, 0); }
QRect Timeline::laneRect(int lane) const { return {trackRect().left(), lane * kLaneHeight, trackRect().width(), kLaneHeight}; }

double Timeline::xOf(double seconds) const
{
    const QRect track = trackRect();
    return m_span > 0 ? track.left() + (seconds - m_first) / m_span * track.width() : track.left();
}

double Timeline::secondsAt(double x) const
{
    const QRect track = trackRect();
    return std::clamp(m_first + (x - track.left()) / std::max(1, track.width()) * m_span, 0.0, m_duration);
}

void Timeline::setView(double first, double span)
{
    m_span = std::clamp(span, std::min(kLeastSpan, m_duration), m_duration);
    m_first = std::clamp(first, 0.0, m_duration - m_span);
    forgetPicture();
}

void Timeline::forgetPicture()
{
    m_lanes = {};
    update();
}

void Timeline::paintEvent(QPaintEvent *)
{
    if (m_lanes.isNull()) m_lanes = drawLanes();
    QPainter painter{this};
    painter.drawPixmap(0, 0, m_lanes);
    if (m_duration <= 0) return;
    if (m_hoverX >= 0 && !m_isScrubbing) {
        QColor ink = tokensFor(palette()).dim;
        ink.setAlphaF(0.6F);
        painter.fillRect(QRectF{m_hoverX, 0, 1, kLanes * kLaneHeight}, ink);
    }
    drawPlayhead(painter);
}

QPixmap Timeline::drawLanes() const
{
    const Tokens &tokens = tokensFor(palette());
    QPixmap lanes{size() * devicePixelRatioF()};
    lanes.setDevicePixelRatio(devicePixelRatioF());
    lanes.fill(tokens.pane);
    QPainter painter{&lanes};
    const QString names[kLanes] = {tr("Video"), tr("Sound")};
    for (int lane = 0; lane < kLanes; ++lane) {
        const QRect area = laneRect(lane);
        if (lane > 0) painter.fillRect(0, area.top(), width(), 1, tokens.line);
        const QRect label{spacing::kMedium, area.top(), kLabelWidth - 2 * spacing::kMedium, area.height()};
        drawLine(painter, label, names[lane], smallFont(), tokens.dim);
    }
    drawStrip(painter, laneRect(0).adjusted(0, 1, 0, 0));
    drawSound(painter, laneRect(1).adjusted(0, 2, 0, -1));
    return lanes;
}

void Timeline::drawStrip(QPainter &painter, const QRect &lane) const
{
    if (m_storyboard.isEmpty() || m_duration <= 0) {
        drawLine(painter, lane, m_videoHint, smallFont(), tokensFor(palette()).faint);
        return;
    }
    const QSize tile = m_storyboard.tiles.first().area.size();
    const int width = std::max(8, tile.width() * lane.height() / std::max(1, tile.height()));
    painter.save();
    painter.setClipRect(lane);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int x = lane.left(); x <= lane.right(); x += width) {
        const auto shown = m_storyboard.at(secondsAt(x + width / 2.0) / m_duration);
        if (shown) painter.drawImage(QRect{x, lane.top(), width, lane.height()}, m_storyboard.sheet, shown->area);
    }
    painter.restore();
}

void Timeline::drawSound(QPainter &painter, const QRect &lane) const
{
    const Tokens &tokens = tokensFor(palette());
    if (m_waveform.isEmpty() || m_duration <= 0) {
        drawLine(painter, lane, m_soundHint, smallFont(), tokens.faint);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.info);
    const double middle = lane.center().y() + 0.5;
    // Quiet sound is drawn larger, so that its course can be seen.
    const auto whole = m_waveform.between(0, m_duration);
    const double loudest = std::max({static_cast<double>(whole.most), -static_cast<double>(whole.least), 1 / kMostGain});
    const double half = (lane.height() / 2.0 - 2) / loudest;
    for (double x = lane.left(); x < lane.right(); x += kBarPitch) {
        const auto range = m_waveform.between(secondsAt(x), secondsAt(x + kBarPitch));
        const double up = std::max(0.75, range.most * half);
        const double down = std::max(0.75, -range.least * half);
        painter.drawRoundedRect(QRectF{x, middle - up, kBarWidth, up + down}, 1, 1);
    }
}

void Timeline::drawPlayhead(QPainter &painter) const
{
    const double x = std::round(xOf(m_position)) + 0.5;
    if (x < trackRect().left() - 1 || x > trackRect().right() + 2) return;
    const QColor ink = tokensFor(palette()).text;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen{ink, 1.2});
    painter.drawLine(QPointF{x, 0}, QPointF{x, kLanes * kLaneHeight + spacing::kTight});
    QPainterPath head;
    head.addPolygon(QPolygonF{QPointF{x - 5, 0}, QPointF{x + 5, 0}, QPointF{x, 6}});
    painter.fillPath(head, ink);
    if (m_showsFocus) {
        painter.setPen(QPen{tokensFor(palette()).accent, 1});
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF{trackRect()}.adjusted(-0.5, 0.5, 0.5, -spacing::kSmall + 0.5));
    }
}

void Timeline::resizeEvent(QResizeEvent *) { forgetPicture(); }

void Timeline::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        forgetPicture();
    QWidget::changeEvent(event);
}

void Timeline::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_duration <= 0) return QWidget::mousePressEvent(event);
    m_isScrubbing = true;
    emit scrubbed(secondsAt(event->position().x()));
    showPreview(event->position());
}

void Timeline::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isScrubbing) emit scrubbed(secondsAt(event->position().x()));
    showPreview(event->position());
}

void Timeline::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_isScrubbing) return QWidget::mouseReleaseEvent(event);
    m_isScrubbing = false;
    emit scrubEnded();
    update();
}

void Timeline::leaveEvent(QEvent *)
{
    m_hoverX = -1;
    m_preview->hide();
    update();
}

void Timeline::focusInEvent(QFocusEvent *event)
{
    m_showsFocus = event->reason() != Qt::MouseFocusReason;
    update();
}

void Timeline::focusOutEvent(QFocusEvent *)
{
    m_showsFocus = false;
    update();
}

void Timeline::hideEvent(QHideEvent *)
{
    m_isScrubbing = false;
    m_preview->hide();
}

void Timeline::wheelEvent(QWheelEvent *event)
{
    if (m_duration <= 0) return QWidget::wheelEvent(event);
    const double notches = event->angleDelta().y() / 120.0;
    if (event->modifiers() & Qt::ShiftModifier || std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y())) {
        const double sideways = event->angleDelta().x() != 0 ? event->angleDelta().x() / 120.0 : notches;
        setView(m_first - sideways * m_span / 10, m_span);
    } else {
        // The moment under the pointer stays under it.
        const double anchor = secondsAt(event->position().x());
        const double span = std::clamp(m_span / std::pow(kZoomStep, notches), std::min(kLeastSpan, m_duration), m_duration);
        setView(anchor - (anchor - m_first) * span / m_span, span);
    }
    event->accept();
}

void Timeline::showPreview(const QPointF &position)
{
    const QRect track = trackRect();
    if (m_duration <= 0 || position.x() < track.left() || position.x() > track.right()) {
        m_hoverX = -1;
        m_preview->hide();
        update();
        return;
    }
    m_hoverX = position.x();
    const double seconds = secondsAt(position.x());
    QImage tile;
    if (const auto shown = m_storyboard.at(seconds / m_duration)) tile = m_storyboard.sheet.copy(shown->area);
    m_preview->present(tile, formatTimecode(seconds), mapToGlobal(QPoint{static_cast<int>(position.x()), 0}));
    update();
}

}  // namespace chalkreel::ui
