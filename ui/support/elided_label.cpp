#include "ui/support/elided_label.h"

#include "core/base/logging.h"

#include <QPainter>
#include <QResizeEvent>

namespace chalkreel::ui {

ElidedLabel::ElidedLabel(QWidget *parent, Qt::TextElideMode mode)
    : QLabel{parent}
    , m_mode{mode}
{
    setTextFormat(Qt::PlainText);  // names come from files: never markup
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ElidedLabel::minimumSizeHint() const { return {fontMetrics().horizontalAdvance(u'…') * 3, QLabel::minimumSizeHint().height()}; }

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter{this};
    const QRect area = contentsRect();
    const QString shown = fontMetrics().elidedText(escapeControls(text()), m_mode, area.width());
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(area, static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    setToolTip(fontMetrics().horizontalAdvance(text()) > contentsRect().width() ? text() : QString{});
}

}  // namespace chalkreel::ui
