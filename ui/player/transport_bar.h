#pragma once

#include <QList>
#include <QWidget>

class QLabel;
class QSlider;
class QToolButton;

namespace chalkreel {
class Player;
}

namespace chalkreel::ui {

class ChipButton;
class PlayerActions;

/// The row under the picture: step, play, exact time, speed, dropped frames, sound, and which copy is shown.
class TransportBar : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive the bar.
    TransportBar(Player &player, PlayerActions &actions, QWidget *parent = nullptr);

    /// The copies to choose from and the one that is shown: names for people, ids for copyChosen().
    struct Copy
    {
        int id = 0;
        QString name;
    };
    void setCopies(const QList<Copy> &copies, int shown);
    /// 0 to 1; the player follows.
    void setVolume(double volume);

    /// Without what a narrow bar can do without.
    QSize minimumSizeHint() const override;

signals:
    void copyChosen(int id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *button(QAction *action);
    void fillSpeeds();
    void updateTime();
    void updateSpeed();
    void updateTracks();
    void updateDropped(int frames);
    void retint();
    /// Hides what a narrow bar has no room for: times and speed have to be read in full.
    void giveWay();

    Player &m_player;
    QLabel *m_position;
    QLabel *m_duration;
    ChipButton *m_speed;
    QLabel *m_dropped;
    ChipButton *m_tracks;
    ChipButton *m_copies;
    QToolButton *m_mute;
    QSlider *m_volume;
    QList<QWidget *> m_dispensable;  ///< the first goes first
};

}  // namespace chalkreel::ui
