#pragma once

#include "core/playback/video_picture.h"

#include <QWidget>

namespace chalkreel::ui {

/// The stage: one picture, as large as fits, on a dark ground in both themes. A second picture of the same frame can be
/// shown beside it, parted by a line that is dragged.
class VideoView : public QWidget
{
    Q_OBJECT
public:
    explicit VideoView(QWidget *parent = nullptr);

    void setPicture(const VideoPicture &picture);
    /// What is written into the corner: "frame 12 / 255". Empty: nothing.
    void setCornerText(const QString &text);
    /// In place of a picture: what is happening, or that there is none.
    void setMessage(const QString &text);
    const VideoPicture &picture() const { return m_picture; }

    /// Shows `picture` right of the line. Null ends it.
    void setComparison(const VideoPicture &picture);
    void setComparisonNames(const QString &left, const QString &right);
    const VideoPicture &comparison() const { return m_comparison; }
    bool isComparing() const { return m_isComparing; }
    void setComparing(bool isComparing);

    /// Where the picture is painted, in the widget's coordinates.
    QRect pictureRect() const;
    QSize sizeHint() const override { return {960, 540}; }
    QSize minimumSizeHint() const override { return {160, 90}; }

signals:
    /// The stage in device pixels: what pictures should be made for. Told when the size has come to rest.
    void stageSizeChanged(const QSize &pixels);
    void clicked();
    void doubleClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    QSize stagePixels() const;
    int splitX() const;
    bool isOnSplit(const QPoint &position) const;
    void drawPicture(QPainter &painter, const VideoPicture &picture) const;
    void drawSplit(QPainter &painter) const;

    VideoPicture m_picture;
    VideoPicture m_comparison;
    QString m_cornerText;
    QString m_message;
    QString m_leftName;
    QString m_rightName;
    double m_split = 0.5;  ///< of the picture's width
    bool m_isComparing = false;
    bool m_isDraggingSplit = false;
    int m_restTimer = 0;
};

}  // namespace chalkreel::ui
