#include "core/local/asset_files.h"

#include "core/database/rendition_repository.h"
#include "core/local/voice_over_files.h"
#include "core/storage/rendition_keys.h"

#include <QSet>

namespace chalkreel {
namespace {

/// "processed/<asset>/hls" for all that lies in that folder.
QString entryOf(const BlobKey &key) { return key.toString().section(u'/', 0, 2); }

}  // namespace

Result<BlobKey> keyOf(AssetId asset, const Rendition &rendition) { return BlobKey::make(rootOf(rendition.kind), asset, rendition.file); }

Result<void> removeUnlistedFiles(LibraryStore &store, BlobStore &blobs, AssetId asset, const QStringList &entries)
{
    const auto renditions = waitFor(store.read([&](Database &database) { return RenditionRepository::list(database, asset); }));
    if (!renditions && renditions.error().code != ErrorCode::NotFound) return fail(renditions.error());
    QSet<QString> listed;
    if (renditions)
        for (const Rendition &rendition : *renditions)
            if (const Result<BlobKey> key = keyOf(asset, rendition)) listed.insert(entryOf(*key));

    const Result<QList<BlobEntry>> stored = blobs.list(asset);
    if (!stored) return fail(stored.error());
    for (const BlobEntry &file : *stored) {
        if (listed.contains(entryOf(file.key))) continue;
        if (file.key.file().startsWith(kVoiceOverFolder + u'/')) continue;  // no renditions: LooseBlobs knows those without a row
        if (!entries.isEmpty() && !entries.contains(file.key.file().section(u'/', 0, 0))) continue;
        if (Result<void> removed = blobs.remove(file.key); !removed) return removed;
    }
    return {};
}

}  // namespace chalkreel
