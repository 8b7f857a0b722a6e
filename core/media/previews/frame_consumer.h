#pragma once

#include "core/base/result.h"
#include "core/model/rendition.h"

#include <QList>
#include <QString>

struct AVFrame;

namespace chalkreel {

/// Someone who makes small files out of the frames of the one full decode: storyboard, preview clip, preview picture.
/// The pass calls take() with every shown frame in presentation order, save() at each checkpoint, and finish() once.
class FrameConsumer
{
public:
    virtual ~FrameConsumer() = default;

    /// `frame` is as it was decoded: source size, source pixel format, not yet turned upright (the consumer does that
    /// through FrameScaler); it is only lent. `seconds` is its PTS on the file's own clock, which need not begin at 0.
    /// Cheap for frames that are not needed. A frame that was taken before (a resumed pass) is passed over.
    virtual Result<void> take(const AVFrame &frame, double seconds) = 0;

    /// Keeps what was taken so far in `dir` (exists, private to this consumer), durable and replaced as a whole, so that
    /// the pass can go on from here in another process.
    virtual Result<void> save(const QString &dir) = 0;
    /// Takes up what save() kept; nothing saved is a fresh start. Damaged state is one too: the frames come again.
    virtual Result<void> load(const QString &dir) = 0;

    /// After the last frame: writes the files under their RenditionFile names into `outputDir`, each by atomic rename,
    /// and tells what it made; nothing when no frame was usable.
    virtual Result<QList<Rendition>> finish(const QString &outputDir) = 0;
};

}  // namespace chalkreel
