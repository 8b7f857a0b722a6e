#include "core/storage/rendition_keys.h"

namespace chalkreel {

BlobRoot rootOf(RenditionKind kind)
{
    switch (kind) {
    case RenditionKind::Original: return BlobRoot::Uploads;
    case RenditionKind::Enhanced:
    case RenditionKind::Review:
    case RenditionKind::Hd:
    case RenditionKind::Sd:
    case RenditionKind::Mobile:
    case RenditionKind::Hls:
    case RenditionKind::Preview:
    case RenditionKind::Audio: return BlobRoot::Processed;
    case RenditionKind::Thumbnail:
    case RenditionKind::ThumbnailStart:
    case RenditionKind::ThumbnailMiddle:
    case RenditionKind::ThumbnailEnd:
    case RenditionKind::Storyboard:
    case RenditionKind::StoryboardIndex:
    case RenditionKind::PreviewGif:
    case RenditionKind::WaveformImage: return BlobRoot::Thumbnails;
    case RenditionKind::Waveform:
    case RenditionKind::Histogram:
    case RenditionKind::Metadata:
    case RenditionKind::PacketIndex: return BlobRoot::Metadata;
    }
    return BlobRoot::Processed;
}

Result<BlobKey> renditionKey(AssetId asset, RenditionKind kind, const QString &originalName)
{
    const char *file = renditionFile(kind).fileName;
    return BlobKey::make(rootOf(kind), asset, file ? QString::fromLatin1(file) : originalName);
}

RenditionFolderEntry folderEntryOf(RenditionKind kind)
{
    const QString file = QString::fromLatin1(renditionFile(kind).fileName);
    const qsizetype slash = file.indexOf(u'/');
    return slash < 0 ? RenditionFolderEntry{file, false} : RenditionFolderEntry{file.left(slash), true};
}

}  // namespace chalkreel
