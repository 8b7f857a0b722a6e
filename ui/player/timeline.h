#pragma once

#include "ui/library/storyboard.h"
#include "ui/player/waveform_peaks.h"

#include <QPixmap>
#include <QWidget>

namespace chalkreel::ui {

class ScrubPreview;

/// Time from left to right: a strip of pictures, the sound, and a playhead through both. Click or drag goes there, the
/// wheel zooms, pointing shows what is where. Seconds count from the first frame.
class Timeline : public QWidget
{
    Q_OBJECT
public:
    explicit Timeline(QWidget *parent = nullptr);
    ~Timeline() override;

    void setDuration(double seconds);
    void setPosition(double seconds);
    void setStoryboard(const Storyboard &storyboard);
    void setWaveform(const WaveformPeaks &waveform);
    /// What the lanes say while there is nothing to show in them yet.
    void setVideoHint(const QString &text);
    void setSoundHint(const QString &text);
    void clear();

    bool isScrubbing() const { return m_isScrubbing; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void scrubbed(double seconds);
    void scrubEnded();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QRect trackRect() const;
    QRect laneRect(int lane) const;
    double xOf(double seconds) const;
    double secondsAt(double x) const;
    void setView(double first, double span);
    void forgetPicture();

    QPixmap drawLanes() const;
    void drawStrip(QPainter &painter, const QRect &lane) const;
    void drawSound(QPainter &painter, const QRect &lane) const;
    void drawPlayhead(QPainter &painter) const;
    void showPreview(const QPointF &position);

    double m_duration = 0;
    double m_position = 0;
    double m_first = 0;  ///< seconds at the left end
    double m_span = 0;   ///< seconds that are visible
    Storyboard m_storyboard;
    WaveformPeaks m_waveform;
    QString m_videoHint;
    QString m_soundHint;
    QPixmap m_lanes;  ///< everything but the playhead; null: paint it anew
    double m_hoverX = -1;
    bool m_isScrubbing = false;
    bool m_showsFocus = false;  ///< came by keyboard: a click needs no frame around what it hit
    ScrubPreview *m_preview;
};

}  // namespace chalkreel::ui
