#pragma once

#include "core/base/async.h"
#include "core/base/byte_source.h"
#include "core/playback/frame_times.h"
#include "core/playback/media_description.h"
#include "core/playback/video_picture.h"

#include <QObject>

#include <memory>
#include <optional>

namespace chalkreel {

class FrameWorker;

/// The bytes of a video, and those of its packet-index rendition where it exists, so that a remote file need not be read
/// from end to end before its frames can be counted.
struct PlayableSource
{
    std::shared_ptr<ByteSource> media;
    std::shared_ptr<ByteSource> packetIndex;
};

/// Exact frames of one video, decoded on a thread of its own. All calls return at once; results come as signals on the
/// thread that the object lives on. Frames near the playhead are kept, before it too, so that stepping rarely waits.
class FrameSource : public QObject
{
    Q_OBJECT
public:
    explicit FrameSource(PlayableSource source, QObject *parent = nullptr);
    /// Ends the thread; waits for at most the frame that it is decoding.
    ~FrameSource() override;

    /// Pictures come fitted into this size (device pixels), never larger than the video itself; an empty size means the
    /// video's own. Pictures of other sizes are forgotten: ask again for the one that is shown.
    void setDisplaySize(QSize pixels);
    /// How much memory kept pictures may take, in bytes.
    void setCacheLimit(qint64 bytes);

    /// Asks for one frame; a later request replaces one that was not answered yet. Out of range means the nearest end.
    /// Gives the number of the request, from 1 on, that its answer carries.
    quint64 requestFrame(int frame);
    /// Asks for the frame that starts closest to this time. Needs not wait for opened().
    quint64 requestNearest(double seconds);

    /// From now on frames after the playhead are decoded ahead.
    void startPlaying(int frame);
    void stopPlaying();
    /// Where the playback is: frames before it are late and need not be made into pictures any more.
    void setPlayhead(int frame);
    /// A picture that is decoded already; nothing otherwise.
    std::optional<VideoPicture> cached(int frame) const;
    /// The last decoded picture after frame `after` and not later than `upTo`.
    std::optional<VideoPicture> lastCached(int after, int upTo) const;

    /// One frame in the video's own size, for saving.
    Async<QImage> fullPicture(int frame);

signals:
    /// Comes after the first picture when no frame was asked for before; `times` is empty for a file without video.
    void opened(const chalkreel::MediaDescription &description, std::shared_ptr<const chalkreel::FrameTimes> times);
    /// The answer to a request (0: the first picture, which comes unasked). A frame that cannot be decoded is answered
    /// with its neighbour.
    void pictureReady(const chalkreel::VideoPicture &picture, quint64 request);
    /// While playing: another picture can be had.
    void playbackAdvanced();
    void failed(const chalkreel::Error &error);

private:
    std::unique_ptr<FrameWorker> m_worker;
    quint64 m_requests = 0;
};

}  // namespace chalkreel

Q_DECLARE_METATYPE(std::shared_ptr<const chalkreel::FrameTimes>)
Q_DECLARE_METATYPE(chalkreel::Error)
