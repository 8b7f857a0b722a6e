#pragma once

#include "core/model/rendition.h"
#include "core/storage/blob_key.h"

namespace chalkreel {

/// Which root a kind is kept in: originals in uploads; JSON and the packet index in metadata; pictures (the GIF too) and the
/// storyboard's index in thumbnails; videos, sound and HLS in processed.
[[nodiscard]] BlobRoot rootOf(RenditionKind kind);

/// The key of a rendition's file. `originalName` is Asset::name, needed for the original only.
[[nodiscard]] Result<BlobKey> renditionKey(AssetId asset, RenditionKind kind, const QString &originalName = {});

/// What to hand to BlobStore::adopt() for a rendition in an output folder: the file itself, or for HLS its whole folder.
struct RenditionFolderEntry
{
    QString path;  ///< relative to the output folder: "hd.mp4", "hls"
    bool isFolder = false;
};
[[nodiscard]] RenditionFolderEntry folderEntryOf(RenditionKind kind);

}  // namespace chalkreel
