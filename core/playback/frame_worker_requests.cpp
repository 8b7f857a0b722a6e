#include "core/playback/frame_worker.h"

// The frames that somebody asked for: exactly that one, or its neighbour where it cannot be decoded, and full-size pictures.

#include <QCoreApplication>

#include <algorithm>

namespace chalkreel {

namespace {

// Frames on the way to a requested one are kept undecoded-to-RGB until it was shown, so that a step back is at hand.
constexpr int kRecentFrames = 16;
constexpr qint64 kMostRecentBytes = 96LL << 20;

}  // namespace

int FrameWorker::resolved(const Wanted &wanted) const
{
    const FrameTimes &times = *m_reader->times();
    return wanted.seconds ? times.nearestFrame(*wanted.seconds) : times.clamped(wanted.frame);
}

/// With its frame number; the playhead goes there.
std::optional<FrameWorker::Wanted> FrameWorker::takeWanted()
{
    const std::scoped_lock lock{m_mutex};
    if (!m_shared.wanted) return std::nullopt;
    Wanted wanted = *std::exchange(m_shared.wanted, std::nullopt);
    wanted = Wanted{.frame = resolved(wanted), .serial = wanted.serial};
    m_cache.setPlayhead(wanted.frame, wanted.frame < m_lastAnswered ? Direction::Backward : Direction::Forward);
    return wanted;
}

/// True when no request is left that needs the decoder.
bool FrameWorker::answerFromCache()
{
    {
        const std::scoped_lock lock{m_mutex};
        if (!m_shared.wanted) return true;
        if (!m_cache.find(resolved(*m_shared.wanted))) return false;
    }
    const std::optional<Wanted> wanted = takeWanted();
    const std::optional<VideoPicture> picture = wanted ? cached(wanted->frame) : std::nullopt;
    if (picture) {
        answer(*picture, wanted->serial);
        return true;
    }
    // Forgotten for another size in between: asked for again unless a newer request is there already.
    const std::scoped_lock lock{m_mutex};
    if (!m_shared.wanted) m_shared.wanted = wanted;
    return !m_shared.wanted.has_value();
}

/// Whether a newer request waits that is not on the way to this one.
bool FrameWorker::isOvertaken() const
{
    const std::scoped_lock lock{m_mutex};
    return m_shared.wanted && !m_reader->isOnTheWay(resolved(*m_shared.wanted));
}

Result<void> FrameWorker::answerRequest(const std::stop_token &stop)
{
    if (answerFromCache()) return {};
    const std::optional<Wanted> wanted = takeWanted();
    if (!wanted) return {};
    const int frame = wanted->frame;
    // Never twice in a row: something has to be seen while scrubbing.
    const bool mayGiveUp = !std::exchange(m_hasGivenUp, false);
    const auto goOn = [&] {
        if (stop.stop_requested()) return false;
        if (mayGiveUp && isOvertaken()) m_hasGivenUp = true;
        return !m_hasGivenUp;
    };
    if (!m_reader->isWithinReach(frame)) {
        const Result<bool> there = m_reader->seek(std::max(m_reader->keyFrameFor(frame), frame - kRecentFrames), goOn);
        if (!there) return fail(there.error());
    }
    Recent recent;
    for (;;) {
        if (!goOn()) return {};
        const Result<DecodedFramePtr> decoded = m_reader->next();
        if (!decoded) return fail(decoded.error());
        const int number = *decoded ? m_reader->numberOf(**decoded) : m_reader->times()->count();
        if (number > frame) markMissing(frame, number);
        if (*decoded) {
            recent.push_back(*decoded);
            while (recent.size() > static_cast<size_t>(kRecentFrames) ||
                   static_cast<qint64>(recent.size()) * FrameReader::bytesOf(**decoded) > kMostRecentBytes) {
                if (recent.size() == 1) break;
                recent.pop_front();
            }
        }
        if (number < frame) continue;
        if (number != frame) return answerNeighbour(frame, wanted->serial, recent);
        const Result<VideoPicture> picture = keep(**decoded);
        if (!picture) return fail(picture.error());
        answer(*picture, wanted->serial);
        keepRecent(recent, stop);
        return {};
    }
}

/// The frame itself cannot be decoded: the nearest one in the direction of travel stands for it.
Result<void> FrameWorker::answerNeighbour(int frame, quint64 serial, const Recent &recent)
{
    const bool isForward = frame >= m_lastAnswered;
    const auto firstAfter =
        std::ranges::find_if(recent, [this, frame](const DecodedFramePtr &f) { return m_reader->numberOf(*f) > frame; });
    if (firstAfter != recent.end() && (isForward || firstAfter == recent.begin())) {
        const Result<VideoPicture> picture = keep(**firstAfter);
        if (!picture) return fail(picture.error());
        answer(*picture, serial);
        return {};
    }
    if (firstAfter != recent.begin()) {
        const Result<VideoPicture> picture = keep(**std::prev(firstAfter));
        if (!picture) return fail(picture.error());
        answer(*picture, serial);
        return {};
    }
    if (frame == 0)
        return fail(ErrorCode::Damaged,
                    QCoreApplication::translate("Playback", "No picture of “%1” can be shown here.").arg(m_source.media->displayName()));
    // Nothing came at all from this key frame on: look at what is before it.
    const std::scoped_lock lock{m_mutex};
    if (!m_shared.wanted)
        m_shared.wanted = Wanted{.frame = std::max(0, std::min(frame, m_reader->keyFrameFor(frame)) - 1), .serial = serial};
    return {};
}

void FrameWorker::keepRecent(const Recent &recent, const std::stop_token &stop)
{
    for (auto it = recent.rbegin(); it != recent.rend(); ++it) {
        if (stop.stop_requested() || !answerFromCache()) return;
        {
            const std::scoped_lock lock{m_mutex};
            if (m_shared.isPlaying || m_cache.isSettled(m_reader->numberOf(**it))) continue;
        }
        if (!keep(**it)) return;
    }
}

void FrameWorker::answerGrab(const std::stop_token &stop)
{
    Grab grab;
    {
        const std::scoped_lock lock{m_mutex};
        if (m_shared.grabs.empty()) return;
        grab = std::move(m_shared.grabs.front());
        m_shared.grabs.pop_front();
    }
    const auto take = [&]() -> Result<QImage> {
        const Failure none = fail(ErrorCode::NotFound, QCoreApplication::translate("Playback", "There is no picture to take here."));
        if (!m_reader->description().hasVideo) return none;
        const int frame = m_reader->times()->clamped(grab.frame);
        const Result<bool> sought = m_reader->seek(frame, [&stop] { return !stop.stop_requested(); });
        if (!sought) return fail(sought.error());
        if (!*sought) return fail(ErrorCode::Cancelled, QString{});
        const Result<DecodedFramePtr> decoded = m_reader->next();
        if (!decoded) return fail(decoded.error());
        if (!*decoded || m_reader->numberOf(**decoded) != frame) return none;
        const Result<VideoPicture> picture = m_reader->picture(**decoded, QSize{});
        if (!picture) return fail(picture.error());
        return picture->image;
    };
    grab.promise.addResult(take());
    grab.promise.finish();
}

}  // namespace chalkreel
