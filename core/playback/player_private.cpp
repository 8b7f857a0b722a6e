#include "core/playback/player_private.h"

#include <algorithm>

namespace chalkreel {

namespace {

using Clock = std::chrono::steady_clock;

// A device that does not start within this is not waited for: the picture goes on in silence.
constexpr std::chrono::milliseconds kSoundPatience{500};
// How often the position of a file without pictures is told.
constexpr std::chrono::milliseconds kSoundOnlyTick{40};
constexpr qint64 kCacheBytes = 256LL << 20;
constexpr qint64 kParkedCacheBytes = 48LL << 20;

}  // namespace

Player::Private::Private(Player &owner)
    : q{owner}
{
    m_ticker.setSingleShot(true);
    m_ticker.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_ticker, &QTimer::timeout, &q, [this] { tick(); });
    m_soundPatience.setSingleShot(true);
    m_soundPatience.setInterval(kSoundPatience);
    QObject::connect(&m_soundPatience, &QTimer::timeout, &q, [this] {
        if (m_phase == Phase::WaitingForSound) run();
    });
    QObject::connect(&audio, &AudioOutput::heard, &q, [this](double seconds, Clock::time_point when) { onHeard(seconds, when); });
    QObject::connect(&audio, &AudioOutput::deviceChanged, &q, [this] { emit q.audioTracksChanged(); });
}

void Player::Private::openSource(PlayableSource from, std::optional<double> at, bool thenPlay)
{
    source = std::move(from);
    wantsPlay = thenPlay;
    std::optional<Parked> warm;
    if (m_parked && m_parked->source.media == source.media) warm = std::exchange(m_parked, std::nullopt);
    if (warm) {
        frames = std::move(warm->frames);
        frames->setCacheLimit(kCacheBytes);
    } else {
        frames = std::make_unique<FrameSource>(source);
    }
    connectFrames();
    frames->setDisplaySize(displaySize);
    if (at) {
        requested = warm ? warm->times->nearestFrame(*at) : -1;
        awaited = frames->requestNearest(*at);
    }
    setState(PlayerState::Opening);
    if (warm) onOpened(warm->description, warm->times);
}

void Player::Private::close()
{
    halt();
    m_parked.reset();
    frames.reset();
    source = {};
    description = {};
    times = std::make_shared<FrameTimes>();
    picture = {};
    requested = -1;
    awaited = 0;
    wantsPlay = false;
    track = -1;
    dropped = 0;
    audio.setTrack(nullptr, -1);
    emit q.pictureChanged(picture);
    emit q.droppedFramesChanged(dropped);
    setPosition(0);
    setState(PlayerState::Empty);
}

void Player::Private::park()
{
    if (description.frameCount > 0) {
        frames->disconnect(&q);
        frames->setCacheLimit(kParkedCacheBytes);
        m_parked = Parked{std::move(source), std::move(frames), description, times};
    }
    frames.reset();
    requested = -1;
    awaited = 0;
}

void Player::Private::connectFrames()
{
    QObject::connect(frames.get(), &FrameSource::opened, &q,
                     [this](const MediaDescription &opened, const auto &openedTimes) { onOpened(opened, openedTimes); });
    QObject::connect(frames.get(), &FrameSource::pictureReady, &q,
                     [this](const VideoPicture &ready, quint64 request) { onPictureReady(ready, request); });
    QObject::connect(frames.get(), &FrameSource::playbackAdvanced, &q, [this] { onAdvanced(); });
    QObject::connect(frames.get(), &FrameSource::failed, &q, [this](const Error &error) { onFailed(error); });
}

void Player::Private::onOpened(const MediaDescription &opened, const std::shared_ptr<const FrameTimes> &openedTimes)
{
    const bool hasNewLength = description.duration != opened.duration;
    const int wantedTrack = track >= 0 && track < opened.audioTracks.size() ? track : opened.defaultAudioTrack;
    description = opened;
    times = openedTimes;
    chooseTrack(wantedTrack);
    if (picture.frame >= 0 && picture.frame < times->count()) picture.length = times->lengthOf(picture.frame);
    if (hasNewLength) emit q.durationChanged(description.duration);
    emit q.audioTracksChanged();
    emit q.opened();
    if (awaited != 0) return;
    if (state == PlayerState::Opening && (picture.frame >= 0 || !description.hasVideo)) setState(PlayerState::Paused);
    if (wantsPlay) play();
}

void Player::Private::onPictureReady(const VideoPicture &ready, quint64 request)
{
    if (m_phase != Phase::Halted) return;  // an answer from before the playback
    const bool isNewest = request == awaited;
    if (isNewest) {
        awaited = 0;
        requested = -1;
    }
    show(ready);
    if (!isNewest || times->count() == 0) return;
    if (state == PlayerState::Opening) setState(PlayerState::Paused);
    if (wantsPlay) play();
}

void Player::Private::onFailed(const Error &error)
{
    halt();
    wantsPlay = false;
    requested = -1;
    awaited = 0;
    setState(times->count() > 0 ? PlayerState::Paused : PlayerState::Failed);
    emit q.errorOccurred(error);
}

void Player::Private::setState(PlayerState next)
{
    if (state == next) return;
    state = next;
    emit q.stateChanged(state);
}

void Player::Private::chooseTrack(int index)
{
    track = index;
    audio.setTrack(source.media, index < 0 ? -1 : description.audioTracks[index].stream);
}

void Player::Private::applyVolume() { audio.setVolume(isMuted ? 0 : volume); }

bool Player::Private::isAtEnd() const
{
    if (description.hasVideo) return picture.frame >= description.frameCount - 1;
    return position >= description.duration;
}

void Player::Private::play()
{
    if (!frames || m_phase != Phase::Halted || state == PlayerState::Failed) return;
    wantsPlay = true;
    if (state != PlayerState::Opening) setState(PlayerState::Playing);
    if (state == PlayerState::Opening || awaited != 0) return;  // goes on when the picture is there
    if (isAtEnd()) {
        if (description.hasVideo && description.frameCount > 1) return seek(0);
        setPosition(0);
    }
    wantsPlay = false;
    startRunning();
}

void Player::Private::startRunning()
{
    applyVolume();
    clock.hold(position);
    m_phase = Phase::WaitingForPicture;
    if (!description.hasVideo) return startSound();
    frames->startPlaying(picture.frame);
    onAdvanced();
}

void Player::Private::onAdvanced()
{
    if (m_phase == Phase::WaitingForPicture) {
        if (isAtEnd() || frames->lastCached(picture.frame, times->count())) startSound();
    } else if (m_phase == Phase::Running && m_isStarved) {
        tick();
    }
}

void Player::Private::startSound()
{
    m_phase = Phase::WaitingForSound;
    if (!audio.hasTrack() || !audio.hasDevice() || !AudioOutput::canPlayAt(clock.rate())) return run();
    audio.setRate(clock.rate());
    m_soundPatience.start();
    audio.start(description.startSeconds + position);
}

void Player::Private::onHeard(double seconds, Clock::time_point when)
{
    if (m_phase == Phase::WaitingForSound) run();
    clock.follow(seconds - description.startSeconds, when);
}

void Player::Private::run()
{
    m_soundPatience.stop();
    m_phase = Phase::Running;
    clock.start(Clock::now());
    tick();
}

void Player::Private::halt()
{
    m_phase = Phase::Halted;
    m_ticker.stop();
    m_soundPatience.stop();
    clock.stop(Clock::now());
    audio.stop();
    if (frames) frames->stopPlaying();
}

void Player::Private::tick()
{
    if (m_phase != Phase::Running) return;
    const double now = clock.seconds(Clock::now());
    if (now >= description.duration) return finishAtEnd();
    if (!description.hasVideo) {
        setPosition(now);
        m_ticker.start(kSoundOnlyTick);
        return;
    }
    const int due = times->frameAt(now);
    frames->setPlayhead(due);
    if (const std::optional<VideoPicture> next = frames->lastCached(picture.frame, due)) {
        if (const int skipped = next->frame - picture.frame - 1; skipped > 0) {
            dropped += skipped;
            emit q.droppedFramesChanged(dropped);
        }
        show(*next);
    }
    scheduleTick(now);
}

void Player::Private::scheduleTick(double now)
{
    const int due = times->frameAt(now);
    m_isStarved = picture.frame < due;  // then onAdvanced() comes when it is decoded
    const double until = due + 1 < times->count() ? times->secondsOf(due + 1) : description.duration;
    const double milliseconds = std::max(0.0, (until - now) / clock.rate() * 1000);
    m_ticker.start(std::chrono::milliseconds{static_cast<int>(milliseconds) + 1});
}

void Player::Private::finishAtEnd()
{
    halt();
    if (isLooping && description.duration > 0) {
        wantsPlay = true;
        if (description.hasVideo) return seek(0);
        setPosition(0);
        return startRunning();
    }
    setState(PlayerState::Paused);
    if (description.hasVideo) {
        // The last frame may have come too late to be shown.
        if (picture.frame != description.frameCount - 1) seek(description.frameCount - 1);
    } else {
        setPosition(description.duration);
    }
}

void Player::Private::seek(int frame)
{
    if (!frames) return;
    if (times->count() == 0) {
        if (state == PlayerState::Opening) ask(std::max(0, frame));
        return;
    }
    if (state == PlayerState::Playing) {
        halt();
        wantsPlay = true;  // goes on from there
    }
    ask(times->clamped(frame));
}

void Player::Private::ask(int frame)
{
    requested = frame;
    awaited = frames->requestFrame(frame);
}

void Player::Private::seekSound(double seconds)
{
    if (!frames || description.hasVideo) return;
    changeWhileHalted([&] { setPosition(std::clamp(seconds, 0.0, description.duration)); });
}

void Player::Private::show(const VideoPicture &next)
{
    picture = next;
    emit q.pictureChanged(picture);
    setPosition(picture.seconds);
}

void Player::Private::setPosition(double seconds)
{
    if (position == seconds) return;
    position = seconds;
    emit q.positionChanged(position);
}

}  // namespace chalkreel
