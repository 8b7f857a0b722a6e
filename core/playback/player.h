#pragma once

#include "core/playback/frame_source.h"

#include <QObject>

#include <memory>

namespace chalkreel {

enum class PlayerState {
    Empty,    ///< nothing is open
    Opening,  ///< the first picture is on its way, or frames are still being counted
    Paused,
    Playing,
    Failed,
};

/// Plays one video: exact frames, sound, and the clock that keeps them together. Lives on the window's thread and never
/// blocks it. Positions are seconds from the first frame.
class Player : public QObject
{
    Q_OBJECT
public:
    explicit Player(QObject *parent = nullptr);
    ~Player() override;

    /// Starts at the first frame.
    void open(PlayableSource source);
    /// Another rendition of the same video: goes on at the frame with the same PTS, playing if it played. A file that was
    /// open before is still warm, so that switching back and forth is quick.
    void switchTo(PlayableSource source);
    void close();

    PlayerState state() const;
    bool isPlaying() const { return state() == PlayerState::Playing; }
    const MediaDescription &description() const;
    const VideoPicture &picture() const;
    int frame() const;        ///< shown now; -1 while there is none
    int frameCount() const;   ///< 0 until known
    double position() const;  ///< seconds
    double duration() const;  ///< seconds, 0 until known
    int droppedFrames() const;

    void play();
    void pause();
    void togglePlaying();
    void seekToFrame(int frame);
    void seekSeconds(double seconds);
    /// Frames forward or back; pauses.
    void step(int frames);

    double rate() const;
    /// 0.1 to 4. Sound is heard from half to double speed, at its own pitch.
    void setRate(double rate);
    bool isLooping() const;
    void setLooping(bool isLooping);

    double volume() const;  ///< 0 to 1, as heard (not linear amplitude)
    void setVolume(double volume);
    bool isMuted() const;
    void setMuted(bool isMuted);
    int audioTrack() const;  ///< index in description().audioTracks, -1: none
    void setAudioTrack(int index);
    /// False when this computer has no sound device: then it plays in silence.
    bool canPlaySound() const;

    /// Device pixels that pictures are painted on.
    void setDisplaySize(QSize pixels);
    /// The frame shown now in the video's own size.
    Async<QImage> fullPicture();

signals:
    void opened();
    void pictureChanged(const chalkreel::VideoPicture &picture);
    void positionChanged(double seconds);
    void durationChanged(double seconds);
    void stateChanged(chalkreel::PlayerState state);
    void rateChanged(double rate);
    /// The tracks, the chosen one, or whether there is a device.
    void audioTracksChanged();
    void droppedFramesChanged(int frames);
    void errorOccurred(const chalkreel::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace chalkreel
