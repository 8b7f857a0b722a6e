#pragma once

#include "core/local/library_store.h"
#include "core/model/rendition.h"
#include "core/storage/blob_store.h"

namespace chalkreel {

/// Where a rendition's file lies in the blob store.
[[nodiscard]] Result<BlobKey> keyOf(AssetId asset, const Rendition &rendition);

/// Removes files of an asset that no rendition row knows: a step moved them in and could not commit. With `entries` (file
/// names, "hls") only these: another job of the same asset may be about to commit its own. Blocks.
[[nodiscard]] Result<void> removeUnlistedFiles(LibraryStore &store, BlobStore &blobs, AssetId asset, const QStringList &entries = {});

}  // namespace chalkreel
