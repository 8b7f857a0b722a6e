#pragma once

#include "core/base/byte_source.h"
#include "core/media/av/av_ptr.h"
#include "core/media/reading/media_limits.h"

namespace chalkreel {

/// An opened media file, read through our own AVIO over one ByteSource: no protocol, no second file, only the demuxers
/// and decoders that we allow. Not for several threads at once; open another one instead.
class MediaInput
{
public:
    /// Unsupported for a playlist, script or format that we do not take; Damaged when nothing can be read;
    /// TooLarge beyond the limits. The sentence names the file.
    static Result<std::unique_ptr<MediaInput>> open(std::shared_ptr<ByteSource> source, const MediaLimits &limits);
    ~MediaInput();
    MediaInput(const MediaInput &) = delete;
    MediaInput &operator=(const MediaInput &) = delete;

    AVFormatContext &context();
    QString displayName() const;
    const MediaLimits &limits() const;
    /// Index of the stream a player shows or plays first; -1 when there is none. Cover art is no video.
    int bestVideoStream() const;
    int bestAudioStream() const;

    /// Packets of all other streams are dropped while reading.
    void readOnly(std::initializer_list<int> streams);
    /// True with a packet in `into`, false at the end. A cut-off file ends; see endedEarly(). Io when reading fails.
    Result<bool> readPacket(AVPacket &into);
    /// Back to the first packet. Unsupported when the format cannot.
    Result<void> rewind();
    /// The file stopped before what its header promised, or a packet was damaged at the end.
    bool endedEarly() const;

private:
    class Private;
    explicit MediaInput(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

}  // namespace chalkreel
