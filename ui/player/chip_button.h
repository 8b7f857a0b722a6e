#pragma once

#include <QToolButton>

namespace chalkreel::ui {

/// A small rounded button that shows a value and opens a menu of others: the speed, the copy, the sound track.
class ChipButton : public QToolButton
{
    Q_OBJECT
public:
    explicit ChipButton(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

}  // namespace chalkreel::ui
