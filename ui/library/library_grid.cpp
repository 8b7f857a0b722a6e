#include "ui/library/library_grid.h"

#include "ui/library/storyboard_cache.h"
#include "ui/library/thumbnail_cache.h"
#include "ui/support/fonts.h"
#include "ui/support/metrics.h"
#include "ui/support/painting.h"
#include "ui/support/tokens.h"

#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace chalkreel::ui {

namespace {
constexpr int kSmallestCard = 196;
}

LibraryGrid::LibraryGrid(ThumbnailCache &thumbnails, StoryboardCache &storyboards, QWidget *parent)
    : QListView{parent}
    , m_storyboards{storyboards}
    , m_delegate{new CardDelegate{thumbnails, storyboards, this}}
{
    setItemDelegate(m_delegate);
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionRectVisible(true);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalScrollBar()->setSingleStep(40);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportMargins(spacing::kSmall, spacing::kSmall, 0, 0);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Videos"));
    setContextMenuPolicy(Qt::CustomContextMenu);

    connect(&thumbnails, &ThumbnailCache::ready, this, &LibraryGrid::updateCard);
    connect(&storyboards, &StoryboardCache::ready, this, &LibraryGrid::updateCard);
}

void LibraryGrid::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &LibraryGrid::endScrub);
}

QList<Asset> LibraryGrid::selectedAssets() const
{
    QList<Asset> assets;
    const QModelIndexList indexes = selectionModel() ? selectionModel()->selectedIndexes() : QModelIndexList{};
    for (const QModelIndex &index : indexes) assets.append(index.data(AssetModel::AssetRole).value<Asset>());
    return assets;
}

void LibraryGrid::goTo(AssetId asset)
{
    const auto *assets = qobject_cast<AssetModel *>(model());
    const QModelIndex index = assets ? assets->indexOf(asset) : QModelIndex{};
    if (index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
    }
    setFocus();
}

QModelIndex LibraryGrid::indexAt(const QPoint &point) const
{
    // The gap between the cards belongs to none of them: a rubber band can begin there.
    const QModelIndex index = QListView::indexAt(point);
    return index.isValid() && CardLayout{visualRect(index)}.card.contains(point) ? index : QModelIndex{};
}

void LibraryGrid::layOutColumns()
{
    // The scroll bar's width is always kept free: cards that grow when it hides would bring it back at once.
    // Qt keeps the style's own scroll bar free when it lays out, whatever the style sheet makes of it.
    const int bar = std::max(verticalScrollBar()->sizeHint().width(), style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this));
    const int width = this->width() - spacing::kSmall - bar - 1;
    const int gap = spacing::kLarge;
    const int columns = std::max(1, width / (kSmallestCard + gap));
    const QSize cell = CardLayout::cellFor(width / columns - gap);
    if (cell == gridSize()) return;
    m_delegate->setCellSize(cell);
    setGridSize(cell);
}

void LibraryGrid::resizeEvent(QResizeEvent *event)
{
    layOutColumns();
    QListView::resizeEvent(event);
}

void LibraryGrid::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() == Qt::NoModifier && currentIndex().isValid() && state() != EditingState) {
        emit opened(currentIndex().data(AssetModel::AssetRole).value<Asset>());
        return;
    }
    QListView::keyPressEvent(event);
}

void LibraryGrid::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid())
        emit opened(index.data(AssetModel::AssetRole).value<Asset>());
    else
        QListView::mouseDoubleClickEvent(event);
}

void LibraryGrid::mouseMoveEvent(QMouseEvent *event)
{
    QListView::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton) scrubAt(event->pos());
}

bool LibraryGrid::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) endScrub();
    return QListView::viewportEvent(event);
}

void LibraryGrid::scrubAt(const QPoint &position)
{
    const QModelIndex index = indexAt(position);
    const QRect picture = index.isValid() ? CardLayout{visualRect(index)}.picture : QRect{};
    if (!picture.contains(position)) {
        endScrub();
        return;
    }
    if (m_scrubbed.isValid() && m_scrubbed != index) endScrub();
    m_scrubbed = index;
    const Asset asset = index.data(AssetModel::AssetRole).value<Asset>();
    m_delegate->setScrub(Scrub{asset.id, static_cast<double>(position.x() - picture.left()) / std::max(1, picture.width() - 1)});
    update(index);
}

void LibraryGrid::endScrub()
{
    m_delegate->setScrub(std::nullopt);
    if (m_scrubbed.isValid()) update(m_scrubbed);
    m_scrubbed = QPersistentModelIndex{};
}

void LibraryGrid::updateCard(AssetId asset)
{
    if (const auto *assets = qobject_cast<AssetModel *>(model()))
        if (const QModelIndex index = assets->indexOf(asset); index.isValid()) update(index);
}

void LibraryGrid::startDrag(Qt::DropActions actions)
{
    const QModelIndexList indexes = selectedIndexes();
    if (indexes.isEmpty()) return;
    // A small label instead of the cards' full pictures: what is under the pointer must stay visible while dropping.
    const QString text =
        indexes.size() == 1 ? indexes.first().data().toString() : tr("%n video(s)", nullptr, static_cast<int>(indexes.size()));
    const QFontMetrics metrics{smallFont()};
    const QString shown = metrics.elidedText(text, Qt::ElideMiddle, 240);
    const QSize size{metrics.horizontalAdvance(shown) + 20, 26};
    const qreal ratio = devicePixelRatioF();
    QPixmap label{size * ratio};
    label.setDevicePixelRatio(ratio);
    label.fill(Qt::transparent);
    const Tokens &tokens = tokensFor(palette());
    QPainter painter{&label};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tokens.accent);
    painter.setBrush(tokens.raised);
    painter.drawRoundedRect(QRectF{{0.5, 0.5}, size - QSizeF{1, 1}}, radius::kMedium, radius::kMedium);
    drawLine(painter, QRectF{10, 0, size.width() - 20.0, 26}, shown, smallFont(), tokens.text);
    painter.end();

    auto *drag = new QDrag{this};
    drag->setMimeData(model()->mimeData(indexes));
    drag->setPixmap(label);
    drag->setHotSpot({-12, -8});
    drag->exec(actions, Qt::MoveAction);
}

void LibraryGrid::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QListView::selectionChanged(selected, deselected);
    emit selectionChangedTo(selectedAssets());
}

}  // namespace chalkreel::ui
