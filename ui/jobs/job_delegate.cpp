#include "ui/jobs/job_delegate.h"

#include "ui/jobs/job_model.h"
#include "ui/support/fonts.h"
#include "ui/support/icons.h"
#include "ui/support/metrics.h"
#include "ui/support/painting.h"
#include "ui/support/tokens.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace chalkreel::ui {

namespace {

constexpr int kHeight = 73;
constexpr int kButton = 22;

QStringView iconOf(JobRow::Button button)
{
    switch (button) {
    case JobRow::Raise: return u"priority-up";
    case JobRow::Lower: return u"priority-down";
    case JobRow::Cancel:
    case JobRow::Dismiss: return u"close";
    case JobRow::Retry:
    case JobRow::Details:
    case JobRow::None: break;
    }
    return {};
}

QColor barColor(const JobRow &row, const Tokens &tokens)
{
    switch (row.state) {
    case JobRow::State::Failed: return tokens.bad;
    case JobRow::State::Done: return tokens.good;
    case JobRow::State::Cancelled: return tokens.faint;
    case JobRow::State::Running:
    case JobRow::State::Waiting: break;
    }
    return tokens.accent;
}

}  // namespace

QString JobDelegate::buttonText(JobRow::Button button)
{
    switch (button) {
    case JobRow::Cancel: return tr("Cancel (Del)");
    case JobRow::Raise: return tr("Do it sooner (+)");
    case JobRow::Lower: return tr("Do it later (-)");
    case JobRow::Retry: return tr("Retry");
    case JobRow::Details: return tr("Details");
    case JobRow::Dismiss: return tr("Take off the list (Del)");
    case JobRow::None: break;
    }
    return {};
}

QSize JobDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const { return {200, kHeight}; }

QList<JobDelegate::Spot> JobDelegate::spots(const QRect &cell, const JobRow &row, bool isHovered) const
{
    QList<Spot> found;
    const int available = row.buttons();
    // Words in the last line, always there: a failed row says what to do about it.
    int right = cell.right() - spacing::kMedium + 1;
    const QFontMetrics metrics{smallFont()};
    for (const JobRow::Button button : {JobRow::Details, JobRow::Retry}) {
        if (!(available & button)) continue;
        const int width = metrics.horizontalAdvance(buttonText(button));
        found.append({button, QRect{right - width, cell.top() + 47, width, 20}});
        right -= width + spacing::kMedium;
    }
    if (!isHovered) return found;
    right = cell.right() - spacing::kSmall;
    for (const JobRow::Button button : {JobRow::Cancel, JobRow::Dismiss, JobRow::Lower, JobRow::Raise}) {
        if (!(available & button)) continue;
        found.append({button, QRect{right - kButton, cell.top() + 7, kButton, kButton}});
        right -= kButton;
    }
    return found;
}

void JobDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(JobModel::RowRole).value<JobRow>();
    const Tokens &tokens = tokensFor(option.palette);
    const bool isCurrent = option.state.testFlag(QStyle::State_HasFocus);
    const bool isActive = isCurrent || option.state.testFlag(QStyle::State_MouseOver);
    const QRect &cell = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isActive) painter->fillRect(cell, tokens.raised);
    if (isCurrent) painter->fillRect(QRect{cell.left(), cell.top(), 2, cell.height()}, tokens.accent);
    painter->fillRect(QRect{cell.left(), cell.bottom(), cell.width(), 1}, tokens.line);

    const QRect inner = cell.adjusted(spacing::kMedium, 0, -spacing::kMedium, 0);
    int titleRight = inner.right();
    int factsRight = inner.right();
    const QPoint pointer = option.widget ? option.widget->mapFromGlobal(QCursor::pos()) : QPoint{-1, -1};
    for (const Spot &spot : spots(cell, row, isActive)) {
        const bool isPointed = spot.area.contains(pointer);
        if (const QStringView name = iconOf(spot.button); !name.isEmpty()) {
            const QPixmap symbol = iconPixmap(name, 16, painter->device()->devicePixelRatioF(), isPointed ? tokens.text : tokens.dim);
            painter->drawPixmap(spot.area.center() - QPoint{8, 8}, symbol);
            titleRight = std::min(titleRight, spot.area.left() - spacing::kTight);
        } else {
            QFont font = smallFont();
            font.setUnderline(isPointed);
            drawLine(*painter, spot.area, buttonText(spot.button), font, tokens.text, Qt::ElideNone, Qt::AlignRight);
            factsRight = std::min(factsRight, spot.area.left() - spacing::kSmall);
        }
    }
    drawLine(*painter, QRect{QPoint{inner.left(), cell.top() + 10}, QPoint{titleRight, cell.top() + 29}}, row.title(), mediumFont(),
             tokens.text, Qt::ElideMiddle);
    drawThinBar(*painter, QRectF{inner.left() + 0.0, cell.top() + 36.0, inner.width() + 0.0, 4}, row.fraction(), tokens.line,
                barColor(row, tokens));
    const QFont facts = withTabularFigures(smallFont());
    const QString right = row.rightText();
    if (!right.isEmpty()) {
        const int width = QFontMetrics{facts}.horizontalAdvance(right);
        drawLine(*painter, QRect{factsRight - width + 1, cell.top() + 47, width, 20}, right, facts, tokens.dim, Qt::ElideNone,
                 Qt::AlignRight);
        factsRight -= width + spacing::kSmall;
    }
    drawLine(*painter, QRect{QPoint{inner.left(), cell.top() + 47}, QPoint{factsRight, cell.top() + 66}}, row.leftText(), facts,
             row.state == JobRow::State::Failed ? tokens.bad : tokens.dim);
    painter->restore();
}

bool JobDelegate::editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease) return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton) return false;
    const auto row = index.data(JobModel::RowRole).value<JobRow>();
    for (const Spot &spot : spots(option.rect, row, true)) {
        if (!spot.area.contains(mouse->position().toPoint())) continue;
        emit pressed(index, spot.button);
        return true;
    }
    return false;
}

bool JobDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto row = index.data(JobModel::RowRole).value<JobRow>();
    for (const Spot &spot : spots(option.rect, row, true)) {
        if (!spot.area.contains(event->pos())) continue;
        QToolTip::showText(event->globalPos(), buttonText(spot.button), view, spot.area);
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

}  // namespace chalkreel::ui
