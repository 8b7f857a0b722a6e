#pragma once

#include <QImage>
#include <QWidget>

namespace chalkreel::ui {

/// The small card above the pointer on a timeline: the picture of that time, where there is one, and the time.
class ScrubPreview : public QWidget
{
    Q_OBJECT
public:
    explicit ScrubPreview(QWidget *parent);

    /// Above `anchor` (global coordinates), kept on the screen.
    void present(const QImage &picture, const QString &time, const QPoint &anchor);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_picture;
    QString m_time;
};

}  // namespace chalkreel::ui
