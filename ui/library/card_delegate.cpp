#include "ui/library/card_delegate.h"

#include "ui/library/storyboard_cache.h"
#include "ui/library/thumbnail_cache.h"
#include "ui/support/fonts.h"
#include "ui/support/icons.h"
#include "ui/support/metrics.h"
#include "ui/support/painting.h"
#include "ui/support/text_format.h"
#include "ui/support/tokens.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

constexpr int kGap = spacing::kLarge;
constexpr int kTextHeight = 56;
constexpr int kTextMargin = 11;

bool isPreparing(const Asset &asset)
{
    return asset.status == AssetStatus::Processing || asset.status == AssetStatus::Uploading || asset.status == AssetStatus::PendingUpload;
}

/// The source area that fills `target` without bars.
QRectF coveringPart(const QSizeF &source, const QSizeF &target)
{
    const QSizeF part = target.scaled(source, Qt::KeepAspectRatio);
    return {QPointF{(source.width() - part.width()) / 2, (source.height() - part.height()) / 2}, part};
}

void drawPicture(QPainter &painter, const QRect &target, const QImage &image, const QRectF &part)
{
    // A portrait picture is shown whole on the dark stage; one that nearly fits fills the frame.
    const bool isPortrait = part.width() < part.height();
    if (!isPortrait) {
        const QRectF covered = coveringPart(part.size(), target.size()).translated(part.topLeft());
        painter.drawImage(target, image, covered);
        return;
    }
    const QSizeF fitted = part.size().scaled(target.size(), Qt::KeepAspectRatio);
    const QPointF at{target.x() + (target.width() - fitted.width()) / 2, target.y() + (target.height() - fitted.height()) / 2};
    painter.drawImage(QRectF{at, fitted}, image, part);
}

/// The long form where it fits, else the numbers alone.
QString preparingText(const Preparation &preparation, const QFontMetrics &metrics, int width)
{
    if (preparation.isWaiting) return CardDelegate::tr("Waiting");
    const QString percent = formatPercent(preparation.percent);
    const QString left = formatRemaining(preparation.secondsLeft);
    const QString words = joinFacts({CardDelegate::tr("Preparing %1").arg(percent), left});
    return metrics.horizontalAdvance(words) <= width ? words : joinFacts({percent, left});
}

/// In the bin there is nothing to prepare.
bool offersRetry(const Asset &asset) { return (asset.status == AssetStatus::Failed || asset.isUnfinished()) && !asset.isDeleted; }

/// Why it failed; of what can be opened all the same, that its preparation did, with the reason where it fits.
QString outcomeText(const Asset &asset, const QFontMetrics &metrics, int width)
{
    if (!asset.error) return CardDelegate::tr("Something went wrong");
    constexpr int kShortSentence = 40;
    if (asset.status == AssetStatus::Failed)
        return asset.error->message.size() <= kShortSentence ? asset.error->message : shortReason(*asset.error);
    const QString outcome = outcomeName(*asset.error);
    const QString reason = shortReason(*asset.error);
    const bool wasStopped = asset.error->code == ErrorCode::Cancelled;
    for (const QString &words : {wasStopped ? outcome : joinFacts({outcome, reason}), outcome})
        if (metrics.horizontalAdvance(words) <= width) return words;
    return reason;
}

}  // namespace

CardLayout::CardLayout(const QRect &cell)
    : card{cell.adjusted(kGap / 2, kGap / 2, -kGap / 2, -kGap / 2)}
    , picture{card.left() + 1, card.top() + 1, card.width() - 2, card.height() - kTextHeight - 1}
    , title{card.left() + kTextMargin, picture.bottom() + 8, card.width() - 2 * kTextMargin, 20}
    , facts{title.left(), title.bottom() + 1, title.width(), 18}
{
    const int width = std::min(QFontMetrics{smallFont()}.horizontalAdvance(CardDelegate::tr("Retry")) + 10, facts.width() / 2);
    retry = {facts.right() - width + 1, facts.top(), width, facts.height()};
}

QSize CardLayout::cellFor(int cardWidth) { return {cardWidth + kGap, (cardWidth - 2) * 9 / 16 + 1 + kTextHeight + kGap}; }

CardDelegate::CardDelegate(ThumbnailCache &thumbnails, StoryboardCache &storyboards, QObject *parent)
    : QStyledItemDelegate{parent}
    , m_thumbnails{thumbnails}
    , m_storyboards{storyboards}
    , m_cell{CardLayout::cellFor(212)}
{
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const { return m_cell; }

void CardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Asset asset = index.data(AssetModel::AssetRole).value<Asset>();
    const auto preparation = index.data(AssetModel::PreparationRole).value<Preparation>();
    const Tokens &tokens = tokensFor(option.palette);
    const CardLayout layout{option.rect};
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool preparing = isPreparing(asset);
    const bool isBroken = asset.status == AssetStatus::Failed;

    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF edge = QRectF{layout.card}.adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath outline;
    outline.addRoundedRect(edge, radius::kLarge - 2, radius::kLarge - 2);
    painter->fillPath(outline, tokens.pane);
    painter->save();
    painter->setClipPath(outline);
    painter->setClipRect(layout.picture, Qt::IntersectClip);
    paintPicture(*painter, layout, asset, preparation, tokens, preparing);
    painter->restore();

    if (!isBroken && asset.duration > 0)
        drawPlate(*painter, layout.picture.bottomRight() - QPointF{6, 6}, formatDuration(asset.duration), plateFont());

    drawLine(*painter, layout.title, asset.title, mediumFont(), tokens.text, Qt::ElideMiddle);
    if (isBroken || asset.isUnfinished()) {
        paintOutcome(*painter, layout, asset, tokens);
    } else {
        const QFont font = withTabularFigures(smallFont());
        const QString text = preparing ? preparingText(preparation, QFontMetrics{font}, layout.facts.width()) : assetFacts(asset);
        drawLine(*painter, layout.facts, text, font, preparing && !preparation.isWaiting ? tokens.accent : tokens.dim);
    }

    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(isSelected ? QPen{tokens.accent, 2} : QPen{hasFocus ? tokens.text : tokens.line, 1});
    painter->drawPath(outline);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (isSelected && hasFocus && view && view->selectionModel()->selectedIndexes().size() > 1) {
        // Which of several selected cards the keyboard is on.
        painter->setPen(QPen{tokens.text, 1, Qt::DotLine});
        painter->drawRoundedRect(edge.adjusted(3, 3, -3, -3), radius::kSmall, radius::kSmall);
    }
    painter->restore();
}

void CardDelegate::paintPicture(QPainter &painter, const CardLayout &layout, const Asset &asset, const Preparation &preparation,
                                const Tokens &tokens, bool preparing) const
{
    const QRect &picture = layout.picture;
    if (asset.status == AssetStatus::Failed) {
        painter.fillRect(picture, tokens.failedStage);
        const QString reason = asset.error ? shortReason(*asset.error) : tr("Cannot be read");
        drawLine(painter, picture.adjusted(8, 0, -8, 0), reason, applicationFont(), tokens.badOnStage, Qt::ElideRight, Qt::AlignHCenter);
        return;
    }
    painter.fillRect(picture, tokens.stage);
    if (paintScrub(painter, picture, asset)) return;
    const QImage image = m_thumbnails.thumbnail(asset);
    if (!image.isNull()) {
        if (preparing) {  // faded into the card, not into black
            painter.fillRect(picture, tokens.pane);
            painter.setOpacity(0.45);
        }
        drawPicture(painter, picture, image, image.rect());
    } else {
        const QStringView name = asset.kind == AssetKind::Audio ? u"sound" : u"film";
        const QPixmap symbol = iconPixmap(name, 28, painter.device()->devicePixelRatioF(), darkTokens().faint);
        painter.drawPixmap(picture.center() - QPoint{14, 14}, symbol);
    }
    painter.setOpacity(1);
    if (preparing && !preparation.isWaiting) {
        const QRectF bar{picture.left() + 0.0, picture.bottom() - 2.0, picture.width() * std::clamp(preparation.percent / 100, 0.0, 1.0),
                         3};
        painter.fillRect(bar, darkTokens().accent);
    }
}

void CardDelegate::paintOutcome(QPainter &painter, const CardLayout &layout, const Asset &asset, const Tokens &tokens) const
{
    const bool isOffered = offersRetry(asset);
    const QRectF line = QRectF{layout.facts}.adjusted(0, 0, isOffered ? -layout.retry.width() - kTextMargin : 0, 0);
    const QFont font = smallFont();
    const bool wasStopped = asset.error && asset.error->code == ErrorCode::Cancelled;  // by a person, so nothing went wrong
    drawLine(painter, line, outcomeText(asset, QFontMetrics{font}, static_cast<int>(line.width())), font,
             wasStopped ? tokens.dim : tokens.bad);
    if (!isOffered) return;
    QFont underlined = font;
    underlined.setUnderline(true);
    drawLine(painter, layout.retry, tr("Retry"), underlined, tokens.text, Qt::ElideRight, Qt::AlignRight);
}

bool CardDelegate::paintScrub(QPainter &painter, const QRect &picture, const Asset &asset) const
{
    if (!m_scrub || m_scrub->asset != asset.id) return false;
    const Storyboard *board = m_storyboards.storyboard(asset);
    const std::optional<Storyboard::Tile> tile = board ? board->at(m_scrub->fraction) : std::nullopt;
    if (!tile) return false;
    drawPicture(painter, picture, board->sheet, tile->area);
    const double x = picture.left() + picture.width() * m_scrub->fraction;
    painter.fillRect(QRectF{x - 1, picture.bottom() - 3.0, 2, 4}, darkTokens().accent);
    drawPlate(painter,
              QPointF(picture.left() + 6, picture.bottom() - 6) +
                  QPointF{QFontMetricsF{plateFont()}.horizontalAdvance(formatDuration(tile->start)) + 12, 0},
              formatDuration(tile->start), plateFont());
    return true;
}

QWidget *CardDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *editor = new QLineEdit{parent};
    editor->setProperty("role", u"inline"_s);
    editor->setFont(mediumFont());
    editor->setMaxLength(200);
    editor->setAccessibleName(tr("New name"));
    return editor;
}

void CardDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(CardLayout{option.rect}.title.adjusted(-6, -3, 6, 3));
}

bool CardDelegate::editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease) return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const Asset asset = index.data(AssetModel::AssetRole).value<Asset>();
    if (!offersRetry(asset) || mouse->button() != Qt::LeftButton) return false;
    if (!CardLayout{option.rect}.retry.contains(mouse->position().toPoint())) return false;
    emit retryRequested(asset);
    return true;
}

}  // namespace chalkreel::ui
