#include "core/playback/frame_worker.h"

// The frames that nobody has asked for yet: ahead of a running playback, and behind a playhead that steps backwards.

#include <algorithm>

namespace chalkreel {

namespace {

constexpr int kLeastAhead = 4;
constexpr int kMostAhead = 32;
// Even a decoder that cannot keep up shows something now and then.
constexpr std::chrono::milliseconds kLatePictureInterval{80};

}  // namespace

std::optional<int> FrameWorker::frameToPlayNext() const
{
    if (!m_shared.isPlaying) return std::nullopt;
    const int window = std::clamp(m_cache.capacity(m_shared.pictureBytes) / 3, kLeastAhead, kMostAhead);
    const int end = std::min(m_cache.playhead() + window, m_reader->times()->count());
    for (int frame = std::max(0, m_cache.playhead()); frame < end; ++frame)
        if (!m_cache.isSettled(frame)) return frame;
    return std::nullopt;
}

int FrameWorker::behindWindow() const { return m_cache.capacity(m_shared.pictureBytes) * 3 / 5; }

std::optional<int> FrameWorker::gapBehind() const
{
    if (m_shared.isPlaying || m_cache.direction() == Direction::Forward) return std::nullopt;
    // Refilled when half is used up: a block costs a whole group of pictures to decode, so it has to start early.
    const int enough = behindWindow() / 2;
    for (int frame = m_cache.playhead() - 1; frame >= 0 && m_cache.playhead() - frame <= enough; --frame)
        if (!m_cache.isSettled(frame)) return frame;
    return std::nullopt;
}

bool FrameWorker::isPlayingUndisturbed() const
{
    const std::scoped_lock lock{m_mutex};
    return m_shared.isPlaying && !m_shared.wanted && m_shared.grabs.empty();
}

Result<void> FrameWorker::playAhead(int frame, const std::stop_token &stop)
{
    if (!m_reader->isWithinReach(frame)) {
        const Result<bool> there = m_reader->seek(frame, [&] { return !stop.stop_requested() && isPlayingUndisturbed(); });
        if (!there) return fail(there.error());
        if (!*there) return {};
    }
    const Result<DecodedFramePtr> decoded = m_reader->next();
    if (!decoded) return fail(decoded.error());
    const int number = *decoded ? m_reader->numberOf(**decoded) : m_reader->times()->count();
    if (number > frame) markMissing(frame, number);
    if (*decoded && number < frame) {
        // On the way from a key frame, or too late to be seen.
        const auto now = std::chrono::steady_clock::now();
        if (now - m_lastLatePicture < kLatePictureInterval) return {};
        m_lastLatePicture = now;
    }
    if (*decoded) {
        if (const Result<VideoPicture> picture = keep(**decoded); !picture) return fail(picture.error());
    }
    m_answers.advanced();
    return {};
}

Result<void> FrameWorker::fillBehind(int end, const std::stop_token &stop)
{
    int start = 0;
    {
        const std::scoped_lock lock{m_mutex};
        start = std::max(0, m_cache.playhead() - behindWindow());
    }
    if (start > end) start = end;
    // Steps that are answered from the cache do not disturb the block; anything else does.
    const auto goOn = [&] {
        if (stop.stop_requested() || !answerFromCache()) return false;
        const std::scoped_lock lock{m_mutex};
        return !m_shared.isPlaying && m_shared.grabs.empty();
    };
    const Result<bool> there = m_reader->seek(start, goOn);
    if (!there) return fail(there.error());
    int expected = start;
    while (expected <= end) {
        if (!*there || !goOn()) return {};
        const Result<DecodedFramePtr> decoded = m_reader->next();
        if (!decoded) return fail(decoded.error());
        const int number = *decoded ? m_reader->numberOf(**decoded) : m_reader->times()->count();
        if (number < expected) continue;
        markMissing(expected, std::min(number, end + 1));
        expected = number + 1;
        if (!*decoded || number > end) break;
        if (const Result<VideoPicture> picture = keep(**decoded); !picture) return fail(picture.error());
    }
    return {};
}

}  // namespace chalkreel
