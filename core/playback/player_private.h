#pragma once

#include "core/playback/audio_output.h"
#include "core/playback/playback_clock.h"
#include "core/playback/player.h"

#include <QTimer>

namespace chalkreel {

inline constexpr double kSlowest = 0.1;
inline constexpr double kFastest = 4.0;

class Player::Private
{
public:
    explicit Private(Player &owner);

    void openSource(PlayableSource from, std::optional<double> at = std::nullopt, bool thenPlay = false);
    void close();
    /// Keeps the open file warm for a switch back.
    void park();

    void play();
    /// Stops clock and sound without changing the state.
    void halt();
    /// Does something that the clock or the sound must not run through.
    template <typename Change>
    void changeWhileHalted(Change change)
    {
        const bool wasRunning = m_phase != Phase::Halted;
        if (wasRunning) halt();
        change();
        if (wasRunning) startRunning();
    }
    void seek(int frame);
    void ask(int frame);
    void seekSound(double seconds);
    void chooseTrack(int index);
    void applyVolume();
    void setState(PlayerState next);

    Player &q;
    PlayerState state = PlayerState::Empty;
    PlayableSource source;
    std::unique_ptr<FrameSource> frames;
    MediaDescription description;
    std::shared_ptr<const FrameTimes> times = std::make_shared<FrameTimes>();
    VideoPicture picture;
    double position = 0;
    int requested = -1;      ///< frame that was asked for and has not come yet
    quint64 awaited = 0;     ///< the request that has not been answered yet; 0: none
    bool wantsPlay = false;  ///< play as soon as the picture is there
    QSize displaySize;

    PlaybackClock clock;
    AudioOutput audio;
    int track = -1;
    double volume = 0.8;
    bool isMuted = false;
    bool isLooping = false;
    int dropped = 0;

private:
    /// How far a start of the playback has come: the next picture is decoded, then the sound is heard, then the clock runs.
    enum class Phase { Halted, WaitingForPicture, WaitingForSound, Running };

    struct Parked
    {
        PlayableSource source;
        std::unique_ptr<FrameSource> frames;
        MediaDescription description;
        std::shared_ptr<const FrameTimes> times;
    };

    void startRunning();
    void connectFrames();
    void onOpened(const MediaDescription &opened, const std::shared_ptr<const FrameTimes> &openedTimes);
    void onPictureReady(const VideoPicture &ready, quint64 request);
    void onAdvanced();
    void onHeard(double seconds, std::chrono::steady_clock::time_point when);
    void onFailed(const Error &error);
    void startSound();
    void run();
    void tick();
    void scheduleTick(double now);
    void finishAtEnd();
    void show(const VideoPicture &next);
    void setPosition(double seconds);
    bool isAtEnd() const;

    Phase m_phase = Phase::Halted;
    bool m_isStarved = false;  ///< the frame that is due has not been decoded
    std::optional<Parked> m_parked;
    QTimer m_ticker;
    QTimer m_soundPatience;
};

}  // namespace chalkreel
