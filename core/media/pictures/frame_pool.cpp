#include "core/media/pictures/frame_pool.h"

extern "C" {
#include <libavutil/imgutils.h>
}

namespace chalkreel {
namespace {

/// What the widest vector instructions of FFmpeg ask of rows.
constexpr int kAlignment = 64;
/// Some routines write a little past the last row.
constexpr size_t kPadding = 1024;

}  // namespace

FramePool::~FramePool() { av_buffer_pool_uninit(&m_pool); }

av::Frame FramePool::take(int width, int height, AVPixelFormat format)
{
    // Rows are padded by the width, so that equal alignment holds for the smaller chroma planes, too.
    const int paddedWidth = FFALIGN(width, 2 * kAlignment);
    if (!m_pool || width != m_width || height != m_height || format != m_format) {
        const int size = av_image_get_buffer_size(format, paddedWidth, height, kAlignment);
        av_buffer_pool_uninit(&m_pool);
        if (size < 0) return {};
        m_pool = av_buffer_pool_init(static_cast<size_t>(size) + kPadding, nullptr);
        m_width = width;
        m_height = height;
        m_format = format;
    }
    av::Frame frame{av_frame_alloc()};
    if (!frame || !m_pool) return {};
    frame->buf[0] = av_buffer_pool_get(m_pool);
    if (!frame->buf[0]) return {};
    av_image_fill_arrays(frame->data, frame->linesize, frame->buf[0]->data, format, paddedWidth, height, kAlignment);
    frame->extended_data = frame->data;
    frame->width = width;
    frame->height = height;
    frame->format = format;
    return frame;
}

}  // namespace chalkreel
