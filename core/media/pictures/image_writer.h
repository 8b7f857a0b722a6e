#pragma once

#include "core/base/result.h"
#include "core/media/av/av_ptr.h"

#include <QByteArray>
#include <QString>

namespace chalkreel {

enum class ImageFormat { Jpeg, Png };

/// The bytes of a JPEG (4:2:0, full range, quality about ffmpeg's -q:v 2) or PNG (RGB24) of an upright frame in square
/// pixels; any pixel format that FrameScaler takes. ResourceExhausted, Unsupported.
[[nodiscard]] Result<QByteArray> encodeImage(const AVFrame &picture, ImageFormat format);

/// The same into a file that appears complete or not at all. Errors of writing as in writeFileAtomically().
[[nodiscard]] Result<void> writeImage(const AVFrame &picture, ImageFormat format, const QString &path);

}  // namespace chalkreel
