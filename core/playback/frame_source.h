#pragma once

#include "core/base/async.h"
#include "core/base/byte_source.h"
#include "core/playback/media_description.h"
#include "core/playback/video_picture.h"

#include <QObject>

#include <memory>
#include <optional>

namespace chalkreel {

/// The bytes of a video, and those of its packet-index rendition where it exists, so that a remote file need not be read
/// from end to end before its frames can be counted.
struct PlayableSource
{
    std::shared_ptr<ByteSource> media;
    std::shared_ptr<ByteSource> packetIndex;
};

/// Exact frames of one video, decoded on a thread of its own. All calls return at once; results come as signals on the
/// thread that the object lives on. Frames near the last one shown are kept, before it too, so that stepping either way
/// rarely waits.
class FrameSource : public QObject
{
    Q_OBJECT
public:
    explicit FrameSource(PlayableSource source, QObject *parent = nullptr);
    /// Ends the thread; waits for at most the frame that it is decoding.
    ~FrameSource() override;

    /// Pictures come at this size (device pixels), never larger than the video itself. Asks for the current frame again.
    void setDisplaySize(QSize pixels);
    /// How much memory kept pictures may take, in bytes.
    void setCacheLimit(qint64 bytes);

    /// Asks for one frame; a later request replaces one that was not answered yet. Out of range means the nearest end.
    void requestFrame(int frame);
    /// The frame whose PTS is nearest. Can be asked before the file is opened.
    void requestSeconds(double seconds);
    /// The frame that is on screen at that time: the last one that is not later.
    void requestFrameAt(double seconds);

    /// Decodes ahead from this frame on; pictures are fetched with nextPicture().
    void startPlayback(int frame);
    void stopPlayback();
    /// The next picture of the playback when one is decoded, without taking it.
    std::optional<VideoPicture> peekPicture() const;
    std::optional<VideoPicture> takePicture();
    /// Frames that are due before this need not be converted any more (seconds from the first frame).
    void setPlayhead(double seconds);
    bool hasPlaybackEnded() const;

    /// One frame in the video's own size, for saving.
    Async<QImage> fullPicture(int frame);

signals:
    void opened(const chalkreel::MediaDescription &description);
    /// The answer to the last request. While the file is still being indexed the first frame comes with number 0.
    void pictureReady(const chalkreel::VideoPicture &picture);
    /// A playback queue that was empty has a picture, or the playback has reached the end.
    void playbackAdvanced();
    void failed(const chalkreel::Error &error);

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

}  // namespace chalkreel
