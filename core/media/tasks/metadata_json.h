#pragma once

#include "core/model/media_info.h"

namespace chalkreel {

/// metadata.json: all of MediaInfo, and for the main stream the flat names that others' programs read: duration
/// (seconds), width, height (as shown), frame_rate (a number), codec, bitrate (bits per second), format ("mp4"), sha256.
[[nodiscard]] QJsonObject metadataJson(const MediaInfo &info, const QString &sha256);

/// The everyday name of the container: mp4, mov, mkv, webm, ...
[[nodiscard]] QString everydayFormat(const MediaInfo &info);

}  // namespace chalkreel
