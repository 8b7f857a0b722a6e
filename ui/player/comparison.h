#pragma once

#include "core/playback/frame_source.h"

#include <QObject>

namespace chalkreel {
class Player;
}

namespace chalkreel::ui {

/// Another copy of the video that a player shows, kept at the same frame, for showing both side by side.
class Comparison : public QObject
{
    Q_OBJECT
public:
    /// `player` outlives the comparison.
    Comparison(Player &player, PlayableSource source, QSize stagePixels, QObject *parent = nullptr);

    void setDisplaySize(QSize pixels) { m_frames.setDisplaySize(pixels); }

signals:
    void pictureChanged(const chalkreel::VideoPicture &picture);
    void failed(const chalkreel::Error &error);

private:
    void follow();
    void show(const VideoPicture &picture);

    Player &m_player;
    FrameSource m_frames;
    std::shared_ptr<const FrameTimes> m_times;
    bool m_isRunning = false;
    int m_shown = -1;
};

}  // namespace chalkreel::ui
