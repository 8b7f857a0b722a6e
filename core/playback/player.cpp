#include "core/playback/player.h"

#include "core/playback/player_private.h"

#include <algorithm>

namespace chalkreel {

Player::Player(QObject *parent)
    : QObject{parent}
    , d{std::make_unique<Private>(*this)}
{
}

Player::~Player() = default;

void Player::open(PlayableSource source)
{
    d->close();
    d->openSource(std::move(source));
}

void Player::switchTo(PlayableSource source)
{
    if (!d->frames || !source.media) return open(std::move(source));
    if (source.media == d->source.media) return;
    const double seconds = position();
    const bool wasPlaying = isPlaying();
    d->halt();
    d->park();
    d->openSource(std::move(source), seconds, wasPlaying);
}

void Player::close() { d->close(); }

PlayerState Player::state() const { return d->state; }
const MediaDescription &Player::description() const { return d->description; }
const VideoPicture &Player::picture() const { return d->picture; }
int Player::frame() const { return d->picture.frame; }
int Player::frameCount() const { return d->description.frameCount; }
double Player::duration() const { return d->description.duration; }
int Player::droppedFrames() const { return d->dropped; }
double Player::position() const { return d->position; }

void Player::play() { d->play(); }

void Player::pause()
{
    d->wantsPlay = false;
    if (d->state != PlayerState::Playing) return;
    d->halt();
    d->setState(PlayerState::Paused);
}

void Player::togglePlaying()
{
    if (isPlaying())
        pause();
    else
        play();
}

void Player::seekToFrame(int frame) { d->seek(frame); }

void Player::seekSeconds(double seconds)
{
    if (d->times->count() > 0)
        d->seek(d->times->frameAt(seconds));
    else
        d->seekSound(seconds);
}

void Player::step(int count)
{
    pause();
    if (d->times->count() == 0) return;
    // Steps add up while the decoder is busy, so that holding the key does not lose any.
    const int from = d->requested >= 0 ? d->requested : d->picture.frame;
    d->seek(from + count);
}

double Player::rate() const { return d->clock.rate(); }

void Player::setRate(double rate)
{
    d->changeWhileHalted([&] { d->clock.setRate(std::clamp(rate, kSlowest, kFastest), std::chrono::steady_clock::now()); });
    emit rateChanged(d->clock.rate());
}

bool Player::isLooping() const { return d->isLooping; }
void Player::setLooping(bool isLooping) { d->isLooping = isLooping; }

double Player::volume() const { return d->volume; }

void Player::setVolume(double volume)
{
    d->volume = std::clamp(volume, 0.0, 1.0);
    d->applyVolume();
}

bool Player::isMuted() const { return d->isMuted; }

void Player::setMuted(bool isMuted)
{
    d->isMuted = isMuted;
    d->applyVolume();
}

int Player::audioTrack() const { return d->track; }

void Player::setAudioTrack(int index)
{
    if (index == d->track || index >= d->description.audioTracks.size()) return;
    d->changeWhileHalted([&] { d->chooseTrack(index); });
    emit audioTracksChanged();
}

bool Player::canPlaySound() const { return d->audio.hasDevice(); }

void Player::setDisplaySize(QSize pixels)
{
    if (d->displaySize == pixels) return;
    d->displaySize = pixels;
    if (!d->frames) return;
    d->frames->setDisplaySize(pixels);
    if (!isPlaying() && d->picture.frame >= 0) d->ask(d->requested >= 0 ? d->requested : d->picture.frame);
}

Async<QImage> Player::fullPicture()
{
    if (!d->frames || d->picture.frame < 0) return readyResult<QImage>(fail(ErrorCode::NotFound, tr("There is no picture to take.")));
    return d->frames->fullPicture(d->picture.frame);
}

}  // namespace chalkreel
