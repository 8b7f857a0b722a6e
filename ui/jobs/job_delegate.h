#pragma once

#include "ui/jobs/job_row.h"

#include <QStyledItemDelegate>

namespace chalkreel::ui {

/// Draws one row of the jobs pane; buttons appear on the row under the pointer or the keyboard.
class JobDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index) override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override;

    /// What a button does, for its tooltip.
    static QString buttonText(JobRow::Button button);

signals:
    void pressed(const QModelIndex &index, chalkreel::ui::JobRow::Button button);

private:
    struct Spot
    {
        JobRow::Button button;
        QRect area;
    };
    QList<Spot> spots(const QRect &cell, const JobRow &row, bool isHovered) const;
};

}  // namespace chalkreel::ui
