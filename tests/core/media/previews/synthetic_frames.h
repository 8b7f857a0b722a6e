#pragma once

#include "core/media/av/av_ptr.h"
#include "core/media/previews/frame_consumer.h"

#include <cmath>
#include <cstring>
#include <functional>

namespace chalkreel::test {

/// A BT.709 limited-range YUV 4:2:0 frame of one colour.
inline av::Frame flatFrame(int width, int height, int luma, int cb = 128, int cr = 128)
{
    av::Frame frame{av_frame_alloc()};
    frame->format = AV_PIX_FMT_YUV420P;
    frame->width = width;
    frame->height = height;
    frame->colorspace = AVCOL_SPC_BT709;
    frame->color_range = AVCOL_RANGE_MPEG;
    frame->color_primaries = AVCOL_PRI_BT709;
    frame->color_trc = AVCOL_TRC_BT709;
    frame->sample_aspect_ratio = {1, 1};
    av_frame_get_buffer(frame.get(), 0);
    const int values[] = {luma, cb, cr};
    for (int plane = 0; plane < 3; ++plane) {
        const int rows = plane == 0 ? height : (height + 1) / 2;
        std::memset(frame->data[plane], values[plane], static_cast<size_t>(rows) * static_cast<size_t>(frame->linesize[plane]));
    }
    return frame;
}

/// Gives the consumer frames `from` to `to` (excluded) at `rate` a second, the first at `startTime`.
inline Result<void> feed(FrameConsumer &consumer, int from, int to, double rate, double startTime,
                         const std::function<av::Frame(int)> &frameOf)
{
    for (int i = from; i < to; ++i)
        if (const Result<void> taken = consumer.take(*frameOf(i), startTime + i / rate); !taken) return taken;
    return {};
}

}  // namespace chalkreel::test
