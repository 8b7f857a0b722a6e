#pragma once

#include "core/base/byte_source.h"
#include "core/media/av/av_ptr.h"

#include <optional>

namespace chalkreel {

/// FFmpeg's byte input over one ByteSource: reads and seeks, knows no names and no protocols.
/// The source outlives it; it outlives the format context that reads from it.
class SourceIo
{
public:
    explicit SourceIo(ByteSource &source);
    ~SourceIo();
    SourceIo(const SourceIo &) = delete;
    SourceIo &operator=(const SourceIo &) = delete;

    AVIOContext &context() { return *m_context; }
    /// Why reading failed: FFmpeg itself only learns that it did.
    const std::optional<Error> &error() const { return m_error; }

private:
    static int read(void *self, std::uint8_t *into, int size);
    static std::int64_t seek(void *self, std::int64_t offset, int whence);

    ByteSource &m_source;
    qint64 m_position = 0;
    std::optional<Error> m_error;
    AVIOContext *m_context = nullptr;
};

}  // namespace chalkreel
