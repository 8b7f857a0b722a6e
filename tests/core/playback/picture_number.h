#pragma once

#include "tests/support/media/footage.h"

#include <QImage>
#include <QTransform>

namespace chalkreel::test {

/// The number that is drawn into an upright picture whose clip was turned clockwise by `rotation` degrees.
inline std::optional<int> numberIn(const QImage &picture, int rotation = 0)
{
    const QImage coded = rotation == 0 ? picture : picture.transformed(QTransform{}.rotate(-rotation));
    const av::Frame frame{av_frame_alloc()};
    frame->format = AV_PIX_FMT_RGB32;
    frame->width = coded.width();
    frame->height = coded.height();
    frame->data[0] = const_cast<uint8_t *>(coded.constBits());
    frame->linesize[0] = static_cast<int>(coded.bytesPerLine());
    return numberIn(*frame);
}

}  // namespace chalkreel::test
