#include "ui/player/scrub_preview.h"

#include "ui/support/fonts.h"
#include "ui/support/metrics.h"
#include "ui/support/tokens.h"

#include <QPainter>
#include <QScreen>

namespace chalkreel::ui {

namespace {

constexpr int kTimeHeight = 22;
constexpr int kTimeOnlyWidth = 108;
constexpr int kFrame = 2;

}  // namespace

ScrubPreview::ScrubPreview(QWidget *parent)
    : QWidget{parent, Qt::ToolTip | Qt::WindowDoesNotAcceptFocus}
{
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void ScrubPreview::present(const QImage &picture, const QString &time, const QPoint &anchor)
{
    m_picture = picture;
    m_time = time;
    const QSize content = picture.isNull() ? QSize{kTimeOnlyWidth, 0} : picture.size();
    resize(content.width() + 2 * kFrame, content.height() + kTimeHeight + 2 * kFrame);
    QPoint corner{anchor.x() - width() / 2, anchor.y() - height() - spacing::kTight};
    if (const QScreen *at = screen()) {
        const QRect room = at->availableGeometry();
        corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width())));
        corner.setY(std::max(corner.y(), room.top()));
    }
    move(corner);
    show();
    update();
}

void ScrubPreview::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensFor(palette());
    QPainter painter{this};
    painter.fillRect(rect(), tokens.line);
    painter.fillRect(rect().adjusted(1, 1, -1, -1), tokens.raised);
    if (!m_picture.isNull()) painter.drawImage(kFrame, kFrame, m_picture);
    painter.setFont(withTabularFigures(smallFont()));
    painter.setPen(tokens.text);
    painter.drawText(QRect{0, height() - kTimeHeight - kFrame, width(), kTimeHeight}, Qt::AlignCenter, m_time);
}

}  // namespace chalkreel::ui
