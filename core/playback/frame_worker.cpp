#include "core/playback/frame_worker.h"

#include "core/base/thread_name.h"

#include <tuple>

namespace chalkreel {

namespace {

constexpr qint64 kDefaultCacheBytes = 256LL << 20;

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
        if (first) std::ignore = keep(*first);
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
