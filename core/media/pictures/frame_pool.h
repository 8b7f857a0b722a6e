#pragma once

#include "core/media/av/av_ptr.h"

namespace chalkreel {

/// Frames of one size and format whose memory is used again: a fresh allocation of each would cost page faults for
/// every frame. Frames may outlive the pool. One thread at a time; frames may be released on any thread.
class FramePool
{
public:
    FramePool() = default;
    ~FramePool();
    FramePool(const FramePool &) = delete;
    FramePool &operator=(const FramePool &) = delete;

    /// A writable frame; null when there is no memory.
    av::Frame take(int width, int height, AVPixelFormat format);

private:
    AVBufferPool *m_pool = nullptr;
    int m_width = 0;
    int m_height = 0;
    AVPixelFormat m_format = AV_PIX_FMT_NONE;
};

}  // namespace chalkreel
