#include "core/playback/frame_worker.h"

#include "core/base/thread_name.h"

#include <QCoreApplication>

#include <algorithm>

namespace chalkreel {

namespace {

constexpr qint64 kDefaultCacheBytes = 256LL << 20;
// Frames on the way to a requested one are kept undecoded-to-RGB until it was shown, so that a step back is at hand.
constexpr int kRecentFrames = 16;
constexpr qint64 kMostRecentBytes = 96LL << 20;
constexpr int kLeastAhead = 4;
constexpr int kMostAhead = 32;
// Even a decoder that cannot keep up shows something now and then.
constexpr std::chrono::milliseconds kLatePictureInterval{80};

}  // namespace

FrameWorker::FrameWorker(PlayableSource source, Answers answers)
    : m_source{std::move(source)}
    , m_answers{std::move(answers)}
    , m_cache{kDefaultCacheBytes}
    , m_thread{[this](const std::stop_token &stop) { run(stop); }}
{
}

FrameWorker::~FrameWorker()
{
    m_thread.request_stop();
    m_thread.join();
    for (Grab &grab : m_shared.grabs) {
        grab.promise.addResult(fail(ErrorCode::Cancelled, QString{}));
        grab.promise.finish();
    }
}

void FrameWorker::setDisplaySize(QSize pixels)
{
    const std::scoped_lock lock{m_mutex};
    if (m_shared.displaySize == pixels) return;
    m_shared.displaySize = pixels;
    m_cache.clear();
}

void FrameWorker::setCacheLimit(qint64 bytes)
{
    const std::scoped_lock lock{m_mutex};
    m_cache.setLimit(bytes);
}

void FrameWorker::request(const Wanted &wanted)
{
    {
        const std::scoped_lock lock{m_mutex};
        m_shared.wanted = wanted;
    }
    m_changed.notify_one();
}

void FrameWorker::setPlaying(bool isPlaying, std::optional<int> frame)
{
    {
        const std::scoped_lock lock{m_mutex};
        m_shared.isPlaying = isPlaying;
        if (frame) m_cache.setPlayhead(*frame, Direction::Forward);
    }
    m_changed.notify_one();
}

void FrameWorker::setPlayhead(int frame)
{
    {
        const std::scoped_lock lock{m_mutex};
        m_cache.setPlayhead(frame, Direction::Forward);
    }
    m_changed.notify_one();
}

std::optional<VideoPicture> FrameWorker::cached(int frame) const
{
    const std::scoped_lock lock{m_mutex};
    return m_cache.find(frame);
}

std::optional<VideoPicture> FrameWorker::lastCached(int after, int upTo) const
{
    const std::scoped_lock lock{m_mutex};
    return m_cache.lastIn(after, upTo);
}

Async<QImage> FrameWorker::fullPicture(int frame)
{
    Grab grab{.frame = frame};
    grab.promise.start();
    Async<QImage> future = grab.promise.future();
    {
        const std::scoped_lock lock{m_mutex};
        m_shared.grabs.push_back(std::move(grab));
    }
    m_changed.notify_one();
    return future;
}

void FrameWorker::run(const std::stop_token &stop)
{
    setCurrentThreadName(QStringLiteral("frames"));
    if (!open(stop)) return;
    while (work(stop)) {
    }
}

bool FrameWorker::open(const std::stop_token &stop)
{
    Result<std::unique_ptr<FrameReader>> reader = FrameReader::open(m_source);
    if (!reader) {
        m_answers.failed(reader.error());
        return false;
    }
    m_reader = std::move(*reader);
    if (m_reader->description().hasVideo) {
        bool hasRequest = false;
        {
            const std::scoped_lock lock{m_mutex};
            hasRequest = m_shared.wanted.has_value();
        }
        // Counting the frames of a long file takes a moment: its first picture is shown before that.
        DecodedFramePtr first;
        if (!hasRequest) {
            if (const Result<DecodedFramePtr> decoded = m_reader->next()) first = *decoded;
            if (first) {
                if (const Result<VideoPicture> picture = keep(*first)) answer(*picture, 0);
            }
        }
        const Result<void> indexed = m_reader->buildIndex([&stop] { return !stop.stop_requested(); });
        if (!indexed) {
            if (!stop.stop_requested()) m_answers.failed(indexed.error());
            return false;
        }
        // Its number and length are known only now.
        {
            const std::scoped_lock lock{m_mutex};
            m_cache.clear();
        }
        if (first) (void)keep(*first);
    }
    m_answers.opened(m_reader->description(), m_reader->times());
    return true;
}

bool FrameWorker::work(const std::stop_token &stop)
{
    const bool hasVideo = m_reader->description().hasVideo;
    std::unique_lock lock{m_mutex};
    const auto hasTask = [&] { return m_shared.wanted || !m_shared.grabs.empty() || (hasVideo && (frameToPlayNext() || gapBehind())); };
    // The wait also returns true when there is work left at the time of the stop.
    if (!m_changed.wait(lock, stop, hasTask) || stop.stop_requested()) return false;
    if (!hasVideo) {
        m_shared.wanted.reset();
        lock.unlock();
        answerGrab(stop);
        return true;
    }
    const bool hasRequest = m_shared.wanted.has_value();
    const bool hasGrab = !m_shared.grabs.empty();
    const std::optional<int> toPlay = frameToPlayNext();
    const std::optional<int> gap = gapBehind();
    lock.unlock();

    Result<void> done;
    if (hasRequest)
        done = answerRequest(stop);
    else if (hasGrab)
        answerGrab(stop);
    else if (toPlay)
        done = playAhead(*toPlay, stop);
    else if (gap)
        done = fillBehind(*gap, stop);
    if (!done) {
        setPlaying(false, std::nullopt);  // or it would fail again at once
        if (gap) markMissing(*gap, *gap + 1);
        m_answers.failed(done.error());
    }
    return true;
}

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

bool FrameWorker::isPlayingUndisturbed() const
{
    const std::scoped_lock lock{m_mutex};
    return m_shared.isPlaying && !m_shared.wanted && m_shared.grabs.empty();
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

Result<VideoPicture> FrameWorker::keep(const DecodedFrame &frame)
{
    QSize size;
    {
        const std::scoped_lock lock{m_mutex};
        size = m_shared.displaySize;
        if (const std::optional<VideoPicture> known = m_cache.find(m_reader->numberOf(frame))) return *known;
    }
    Result<VideoPicture> picture = m_reader->picture(frame, size);
    if (!picture) return picture;
    const std::scoped_lock lock{m_mutex};
    if (m_shared.displaySize != size) return picture;  // out of date, but better than nothing until the next one comes
    m_shared.pictureBytes = picture->image.sizeInBytes();
    m_cache.insert(*picture);
    return picture;
}

void FrameWorker::markMissing(int from, int before)
{
    const std::scoped_lock lock{m_mutex};
    for (int frame = from; frame < before; ++frame)
        if (!m_cache.find(frame)) m_cache.insertMissing(frame);
}

void FrameWorker::answer(const VideoPicture &picture, quint64 serial)
{
    m_lastAnswered = picture.frame;
    m_answers.pictureReady(picture, serial);
}

}  // namespace chalkreel
