#include "core/playback/frame_source.h"

#include "core/playback/frame_worker.h"

namespace chalkreel {

FrameSource::FrameSource(PlayableSource source, QObject *parent)
    : QObject{parent}
{
    qRegisterMetaType<VideoPicture>();
    qRegisterMetaType<MediaDescription>();
    qRegisterMetaType<std::shared_ptr<const FrameTimes>>();
    qRegisterMetaType<Error>();
    // The worker's thread never emits: it posts, so that receivers run here and only while this object lives.
    FrameWorker::Answers answers;
    answers.opened = [this](const MediaDescription &description, const std::shared_ptr<const FrameTimes> &times) {
        QMetaObject::invokeMethod(this, [this, description, times] { emit opened(description, times); }, Qt::QueuedConnection);
    };
    answers.pictureReady = [this](const VideoPicture &picture, quint64 request) {
        QMetaObject::invokeMethod(this, [this, picture, request] { emit pictureReady(picture, request); }, Qt::QueuedConnection);
    };
    answers.advanced = [this] { QMetaObject::invokeMethod(this, [this] { emit playbackAdvanced(); }, Qt::QueuedConnection); };
    answers.failed = [this](const Error &error) {
        QMetaObject::invokeMethod(this, [this, error] { emit failed(error); }, Qt::QueuedConnection);
    };
    m_worker = std::make_unique<FrameWorker>(std::move(source), std::move(answers));
}

FrameSource::~FrameSource() = default;

void FrameSource::setDisplaySize(QSize pixels) { m_worker->setDisplaySize(pixels); }
void FrameSource::setCacheLimit(qint64 bytes) { m_worker->setCacheLimit(bytes); }

quint64 FrameSource::requestFrame(int frame)
{
    m_worker->request(FrameWorker::Wanted{.frame = frame, .serial = ++m_requests});
    return m_requests;
}

quint64 FrameSource::requestNearest(double seconds)
{
    m_worker->request(FrameWorker::Wanted{.seconds = seconds, .serial = ++m_requests});
    return m_requests;
}

void FrameSource::startPlaying(int frame) { m_worker->setPlaying(true, frame); }
void FrameSource::stopPlaying() { m_worker->setPlaying(false, std::nullopt); }
void FrameSource::setPlayhead(int frame) { m_worker->setPlayhead(frame); }
std::optional<VideoPicture> FrameSource::cached(int frame) const { return m_worker->cached(frame); }
std::optional<VideoPicture> FrameSource::lastCached(int after, int upTo) const { return m_worker->lastCached(after, upTo); }
Async<QImage> FrameSource::fullPicture(int frame) { return m_worker->fullPicture(frame); }

}  // namespace chalkreel
