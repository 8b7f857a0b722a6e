#pragma once

#include "ui/library/card_delegate.h"

#include <QListView>

namespace chalkreel::ui {

class StoryboardCache;

/// The cards in columns that fill the width, with rubber band, inline rename and hover scrubbing.
class LibraryGrid : public QListView
{
    Q_OBJECT
public:
    LibraryGrid(ThumbnailCache &thumbnails, StoryboardCache &storyboards, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    CardDelegate &delegate() { return *m_delegate; }
    QList<Asset> selectedAssets() const;
    /// Selects one card, scrolls to it and gives it the keyboard.
    void goTo(AssetId asset);
    QModelIndex indexAt(const QPoint &point) const override;

signals:
    void opened(const chalkreel::Asset &asset);
    void selectionChangedTo(const QList<chalkreel::Asset> &assets);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void layOutColumns();
    void scrubAt(const QPoint &position);
    void endScrub();
    void updateCard(AssetId asset);

    StoryboardCache &m_storyboards;
    CardDelegate *m_delegate;
    QPersistentModelIndex m_scrubbed;
};

}  // namespace chalkreel::ui
