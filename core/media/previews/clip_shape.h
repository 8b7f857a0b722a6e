#pragma once

#include "core/media/pictures/frame_scaler.h"
#include "core/model/media_info.h"

namespace chalkreel {

/// What the makers of small pictures know of a clip before its first frame.
struct ClipShape
{
    double startTime = 0;  ///< seconds, PTS of the first shown frame
    double duration = 0;   ///< seconds from there to the end of the last frame
    int displayWidth = 0;  ///< upright, in square pixels
    int displayHeight = 0;
    Orientation orientation;
};

/// Of the main video stream; all zero without one.
inline ClipShape clipShapeOf(const MediaInfo &info)
{
    const StreamInfo *video = info.video();
    if (!video) return {};
    const double duration = video->duration > 0 ? video->duration : info.duration;
    return {video->startTime, duration, video->displayWidth, video->displayHeight, {video->rotation, video->isMirrored}};
}

}  // namespace chalkreel
