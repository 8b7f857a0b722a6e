#pragma once

#include "core/local/library.h"
#include "core/model/annotation.h"

namespace chalkreel {

/// Where the sounds of voice-overs lie in an asset's folder; no rendition is ever kept there.
inline constexpr QLatin1StringView kVoiceOverFolder{"voice_over"};

/// "metadata/<asset>/voice_over/<annotation>.ogg". NotFound for a drawing.
[[nodiscard]] Result<BlobKey> voiceOverKey(const Annotation &annotation);

/// What a sound file is, as a SoundCheck saw it. Unsupported for a container that browsers do not play, with those that
/// they do.
[[nodiscard]] Result<VoiceOver> describeVoiceOver(const MediaInfo &info, const QString &name);

/// Removes the files that an interrupted change left without a row.
[[nodiscard]] Result<void> removeLooseBlobs(Library &library);

}  // namespace chalkreel
