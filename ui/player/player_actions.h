#pragma once

#include <QAction>
#include <QList>
#include <QObject>

namespace chalkreel {
class Player;
}

namespace chalkreel::ui {

/// Everything that can be done with a player, each with its keys; buttons and menus show these.
class PlayerActions : public QObject
{
    Q_OBJECT
public:
    /// `player` outlives the actions.
    explicit PlayerActions(Player &player, QObject *parent = nullptr);

    QAction *previousFrame;
    QAction *playPause;
    QAction *nextFrame;
    QAction *back;     ///< a second
    QAction *forward;  ///< a second
    QAction *toStart;
    QAction *toEnd;
    QAction *pause;
    QAction *playFaster;
    QAction *slower;
    QAction *faster;
    QAction *normalSpeed;
    QAction *loop;
    QAction *mute;
    // What these do is up to the page.
    QAction *compare;
    QAction *splitView;
    QAction *saveFrame;
    QAction *copyFrame;
    QAction *details;
    QAction *fullScreen;

    QList<QAction *> all() const { return m_all; }
    /// The speeds that are offered, slowest first.
    static const QList<double> &speeds();

private:
    QAction *add(QStringView iconName, const QString &text, const QList<QKeySequence> &keys);
    void changeSpeed(int steps);
    void update();

    Player &m_player;
    QList<QAction *> m_all;
};

/// "Play (Space)": what a tooltip says of an action.
[[nodiscard]] QString toolTipFor(const QString &text, const QKeySequence &key);

}  // namespace chalkreel::ui
