#pragma once

#include <QLabel>

namespace chalkreel::ui {

/// A label of one line that gives way when space is short: it shows dots, and the whole text as its tooltip.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr, Qt::TextElideMode mode = Qt::ElideRight);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    Qt::TextElideMode m_mode;
};

}  // namespace chalkreel::ui
