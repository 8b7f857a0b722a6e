#pragma once

#include "ui/library/asset_model.h"

#include <QStyledItemDelegate>

namespace chalkreel::ui {

struct Tokens;
class StoryboardCache;
class ThumbnailCache;

/// Where the parts of a card lie within its cell of the grid. All in device-independent pixels.
struct CardLayout
{
    explicit CardLayout(const QRect &cell);

    QRect card;
    QRect picture;  ///< 16:9
    QRect title;
    QRect facts;
    QRect retry;  ///< of a card whose preparation failed or was cancelled, in `facts`' line

    static QSize cellFor(int cardWidth);
};

/// Which card the pointer scrubs, and where.
struct Scrub
{
    AssetId asset;
    double fraction = 0;  ///< 0 to 1 of the picture's width
};

/// Draws one asset as a card.
class CardDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    CardDelegate(ThumbnailCache &thumbnails, StoryboardCache &storyboards, QObject *parent = nullptr);

    void setCellSize(const QSize &size) { m_cell = size; }
    void setScrub(const std::optional<Scrub> &scrub) { m_scrub = scrub; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index) override;

signals:
    void retryRequested(const chalkreel::Asset &asset);

private:
    void paintPicture(QPainter &painter, const CardLayout &layout, const Asset &asset, const Preparation &preparation, const Tokens &tokens,
                      bool isPreparing) const;
    /// What went wrong, in the line of the facts, and what to do about it.
    void paintOutcome(QPainter &painter, const CardLayout &layout, const Asset &asset, const Tokens &tokens) const;
    /// True when a storyboard frame was drawn.
    bool paintScrub(QPainter &painter, const QRect &picture, const Asset &asset) const;

    ThumbnailCache &m_thumbnails;
    StoryboardCache &m_storyboards;
    QSize m_cell;
    std::optional<Scrub> m_scrub;
};

}  // namespace chalkreel::ui
