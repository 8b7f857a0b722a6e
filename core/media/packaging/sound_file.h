#pragma once

#include "core/base/atomic_file.h"
#include "core/media/packaging/av_muxer.h"
#include "core/model/audio_extraction.h"

namespace chalkreel {

/// A file with one stream of sound, in the container that belongs to its format: RIFF WAVE (RF64 beyond 4 GB), MP3 with a
/// Xing header, native FLAC, Ogg Opus. It appears under its name when commit() succeeded.
class SoundFile
{
public:
    /// Unsupported when this FFmpeg lacks the container.
    static Result<std::unique_ptr<SoundFile>> create(const QString &path, AudioFormat format, const AVCodecParameters &parameters,
                                                     AVRational timeBase);
    ~SoundFile();
    SoundFile(const SoundFile &) = delete;
    SoundFile &operator=(const SoundFile &) = delete;

    /// Times in `timeBase`. Damaged for a packet that the container refuses: leave it out.
    Result<void> write(AVPacket &packet);
    Result<void> commit();

private:
    SoundFile(AtomicFile file, AVRational timeBase);
    Result<void> open(AudioFormat format, const AVCodecParameters &parameters);
    Failure failure(int status) const;

    AtomicFile m_file;
    AVRational m_timeBase;
    av::Muxer m_muxer;
};

}  // namespace chalkreel
