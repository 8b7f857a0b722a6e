#include "ui/player/comparison.h"

#include "core/playback/player.h"

namespace chalkreel::ui {

namespace {

constexpr qint64 kCacheBytes = 96LL << 20;

}  // namespace

Comparison::Comparison(Player &player, PlayableSource source, QSize stagePixels, QObject *parent)
    : QObject{parent}
    , m_player{player}
    , m_frames{std::move(source)}
{
    m_frames.setCacheLimit(kCacheBytes);
    m_frames.setDisplaySize(stagePixels);
    m_frames.requestNearest(player.position());
    connect(&m_frames, &FrameSource::opened, this, [this](const MediaDescription &, const std::shared_ptr<const FrameTimes> &times) {
        m_times = times;
        follow();
    });
    connect(&m_frames, &FrameSource::pictureReady, this, [this](const VideoPicture &picture) {
        if (!m_isRunning) show(picture);
    });
    connect(&m_frames, &FrameSource::failed, this, &Comparison::failed);
    connect(&m_frames, &FrameSource::playbackAdvanced, this, &Comparison::follow);
    connect(&player, &Player::pictureChanged, this, &Comparison::follow);
    connect(&player, &Player::stateChanged, this, &Comparison::follow);
}

void Comparison::follow()
{
    if (!m_times || m_times->count() == 0) return;
    // The other copy's time stamps are rounded differently: the nearest one is the same frame.
    const int frame = m_times->nearestFrame(m_player.picture().seconds);
    const bool wasRunning = std::exchange(m_isRunning, m_player.isPlaying());
    if (!m_isRunning) {
        if (wasRunning) m_frames.stopPlaying();
        if (wasRunning || frame != m_shown) m_frames.requestFrame(frame);
        return;
    }
    if (!wasRunning) m_frames.startPlaying(frame);
    m_frames.setPlayhead(frame);
    const int after = m_shown < frame ? m_shown : frame - 1;
    if (const std::optional<VideoPicture> picture = m_frames.lastCached(after, frame)) show(*picture);
}

void Comparison::show(const VideoPicture &picture)
{
    m_shown = picture.frame;
    emit pictureChanged(picture);
}

}  // namespace chalkreel::ui
