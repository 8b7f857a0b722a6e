#pragma once

#include "core/playback/frame_reader.h"
#include "core/playback/picture_cache.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace chalkreel {

/// The thread behind a FrameSource. One task at a time, the most urgent first, looked at again after each decoded frame:
/// the requested frame, full-size pictures, frames ahead of a running playback, frames behind the playhead.
class FrameWorker
{
public:
    /// Called on the worker's thread.
    struct Answers
    {
        std::function<void(const MediaDescription &, const std::shared_ptr<const FrameTimes> &)> opened;
        std::function<void(const VideoPicture &, quint64 serial)> pictureReady;
        std::function<void()> advanced;
        std::function<void(const Error &)> failed;
    };

    /// A frame by number, or the one nearest to a time.
    struct Wanted
    {
        int frame = 0;
        std::optional<double> seconds = std::nullopt;
        quint64 serial = 0;  ///< given back with the answer
    };

    FrameWorker(PlayableSource source, Answers answers);
    ~FrameWorker();
    FrameWorker(const FrameWorker &) = delete;
    FrameWorker &operator=(const FrameWorker &) = delete;

    // Called from any thread; none of these waits for a decoder.
    void setDisplaySize(QSize pixels);
    void setCacheLimit(qint64 bytes);
    void request(const Wanted &wanted);
    void setPlaying(bool isPlaying, std::optional<int> frame);
    void setPlayhead(int frame);
    std::optional<VideoPicture> cached(int frame) const;
    std::optional<VideoPicture> lastCached(int after, int upTo) const;
    Async<QImage> fullPicture(int frame);

private:
    struct Grab
    {
        int frame = 0;
        QPromise<Result<QImage>> promise;
    };

    /// What the callers and the thread share; only touched with m_mutex held, like the cache.
    struct Shared
    {
        std::optional<Wanted> wanted;
        std::deque<Grab> grabs;
        bool isPlaying = false;
        QSize displaySize;
        qint64 pictureBytes = 0;  ///< of the last picture made; 0: none yet
    };

    using Recent = std::deque<DecodedFramePtr>;

    void run(const std::stop_token &stop);
    bool open(const std::stop_token &stop);
    /// Does the most urgent task, or waits for one. False when it is time to end.
    bool work(const std::stop_token &stop);
    std::optional<int> frameToPlayNext() const;
    std::optional<int> gapBehind() const;
    int behindWindow() const;

    Result<void> answerRequest(const std::stop_token &stop);
    void answerGrab(const std::stop_token &stop);
    Result<void> playAhead(int frame, const std::stop_token &stop);
    Result<void> fillBehind(int end, const std::stop_token &stop);

    std::optional<Wanted> takeWanted();
    bool answerFromCache();
    bool isOvertaken() const;
    bool isPlayingUndisturbed() const;
    int resolved(const Wanted &wanted) const;
    Result<VideoPicture> keep(const DecodedFrame &frame);
    void keepRecent(const Recent &recent, const std::stop_token &stop);
    void markMissing(int from, int before);
    void answer(const VideoPicture &picture, quint64 serial);
    Result<void> answerNeighbour(int frame, quint64 serial, const Recent &recent);

    const PlayableSource m_source;
    const Answers m_answers;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    Shared m_shared;
    PictureCache m_cache;
    // The thread's own.
    std::unique_ptr<FrameReader> m_reader;
    bool m_hasGivenUp = false;  ///< the last request was dropped for a newer one
    int m_lastAnswered = -1;
    std::chrono::steady_clock::time_point m_lastLatePicture;
    std::jthread m_thread;  // last: starts when everything else stands
};

}  // namespace chalkreel
