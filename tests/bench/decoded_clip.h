#pragma once

#include "core/media/pictures/frame_scaler.h"
#include "core/media/reading/video_decoder.h"

#include <QByteArray>

namespace chalkreel::bench {

/// A clip's pictures as 8-bit limited-range yuv420p, upright or not as they were coded.
class DecodedClip
{
public:
    static Result<std::unique_ptr<DecodedClip>> open(const QString &path);

    /// Null at the end.
    Result<av::Frame> next();

private:
    DecodedClip(std::unique_ptr<MediaInput> input, std::unique_ptr<VideoDecoder> decoder);

    std::unique_ptr<MediaInput> m_input;
    std::unique_ptr<VideoDecoder> m_decoder;
    std::unique_ptr<FrameScaler> m_scaler;
};

/// All planes, without padding.
[[nodiscard]] QByteArray pixelsOf(const AVFrame &picture);

}  // namespace chalkreel::bench
