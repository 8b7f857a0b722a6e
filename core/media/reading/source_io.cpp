#include "core/media/reading/source_io.h"

#include <new>

namespace chalkreel {
namespace {

/// A compromise: remote sources fetch at least so much at a time, and a seek throws at most so much away.
constexpr int kBufferBytes = 64 * 1024;

}  // namespace

SourceIo::SourceIo(ByteSource &source)
    : m_source{source}
{
    auto *buffer = static_cast<std::uint8_t *>(av_malloc(kBufferBytes));
    if (!buffer) throw std::bad_alloc{};
    m_context = avio_alloc_context(buffer, kBufferBytes, 0, this, &SourceIo::read, nullptr, &SourceIo::seek);
    if (m_context) return;
    av_free(buffer);
    throw std::bad_alloc{};
}

SourceIo::~SourceIo()
{
    // FFmpeg may have replaced the buffer by a larger one; the context frees neither.
    av_freep(&m_context->buffer);
    avio_context_free(&m_context);
}

int SourceIo::read(void *self, std::uint8_t *into, int size)
{
    auto &io = *static_cast<SourceIo *>(self);
    const Result<qint64> count = io.m_source.readAt(io.m_position, std::as_writable_bytes(std::span{into, static_cast<size_t>(size)}));
    if (!count) {
        io.m_error = count.error();
        return AVERROR(EIO);
    }
    if (*count == 0) return AVERROR_EOF;
    io.m_position += *count;
    return static_cast<int>(*count);
}

std::int64_t SourceIo::seek(void *self, std::int64_t offset, int whence)
{
    auto &io = *static_cast<SourceIo *>(self);
    switch (whence & ~AVSEEK_FORCE) {
    case AVSEEK_SIZE: return io.m_source.size();
    case SEEK_SET: break;
    case SEEK_CUR: offset += io.m_position; break;
    case SEEK_END: offset += io.m_source.size(); break;
    default: return AVERROR(EINVAL);
    }
    if (offset < 0) return AVERROR(EINVAL);
    return io.m_position = offset;
}

}  // namespace chalkreel
