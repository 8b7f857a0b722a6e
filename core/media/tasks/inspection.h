#pragma once

#include "core/media/media_task.h"
#include "core/media/reading/packet_index.h"

namespace chalkreel {

/// What the Inspect task found out, as the later tasks of the same job read it from the work folder.
struct Inspection
{
    MediaInfo info;
    PacketIndex index;  ///< of info.video(); empty for sound and still images
};

/// MediaTaskKind::Inspect: reads what the file says of itself, scans its packets, decodes at most 24 pictures spread
/// over it and writes the wanted ones of metadata.json, packets.idx, thumbnail*.jpg and histogram.json.
/// Unsupported without video and sound, Damaged when no picture can be decoded. A cut-off file is no error.
[[nodiscard]] Result<MediaReport> inspect(const MediaTask &task, const MediaControl &control);

/// Into the work folder, for loadInspection().
[[nodiscard]] Result<void> saveInspection(const QString &workDir, const MediaInfo &info, const PacketIndex &index);

/// NotFound when no inspection has finished in this work folder; Damaged when its files do not fit together.
[[nodiscard]] Result<Inspection> loadInspection(const QString &workDir);

}  // namespace chalkreel
