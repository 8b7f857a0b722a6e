#pragma once

#include "core/media/av/av_ptr.h"
#include "core/media/reading/media_input.h"

#include <QString>

#include <optional>

namespace chalkreel::test {

/// $CHALKREEL_FOOTAGE, or the cache folder that the build was configured with.
[[nodiscard]] QString footageFolder();
/// A clip of make_footage.sh; its test needs the fixture "clips".
[[nodiscard]] QString clipPath(const QString &name);
/// A film of fetch_footage.sh; its test needs the fixture "footage".
[[nodiscard]] QString filmPath(const QString &name);

/// The frame number that make_footage.sh drew; nothing when the blocks are neither black nor white, as in a frame that
/// was decoded without what it refers to.
[[nodiscard]] std::optional<int> numberIn(const AVFrame &frame);

/// The file opened with the default limits. Fails the program's test by its Result where it cannot be.
[[nodiscard]] Result<std::unique_ptr<MediaInput>> openMedia(const QString &path);

}  // namespace chalkreel::test
