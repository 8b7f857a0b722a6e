#pragma once

#include <QImage>
#include <QMetaType>

namespace chalkreel {

/// One frame of a video, ready to paint.
struct VideoPicture
{
    QImage image;        ///< Format_RGB32, upright, square pixels, scaled to the display size that was asked for
    int frame = -1;      ///< number in presentation order, from 0
    double seconds = 0;  ///< its PTS, counted from the first frame's
    double length = 0;   ///< seconds until the next frame is due

    bool isNull() const { return image.isNull(); }
};

}  // namespace chalkreel

Q_DECLARE_METATYPE(chalkreel::VideoPicture)
