#pragma once

#include "core/base/result.h"

namespace chalkreel {

/// Renders the demo clip that DemoTruth describes: H.264 and AAC in an MP4 with its index first, complete or not at all.
/// Needs a QGuiApplication (offscreen is enough) and a font. Unavailable without them or without the encoders;
/// otherwise the errors of writing a file.
[[nodiscard]] Result<void> renderDemoClip(const QString &path);

}  // namespace chalkreel
