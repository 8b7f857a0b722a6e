#pragma once

#include "core/model/asset.h"
#include "server/api/api_request.h"

namespace chalkreel {

/// The file that answers a request.
struct MediaFile
{
    RenditionKind kind = RenditionKind::Original;
    QString beside;  ///< another file of the rendition's folder instead, relative to it; empty: the rendition itself
    QByteArray contentType;
    bool isAttachment = false;
    QString name;     ///< as which it is saved
    QByteArray etag;  ///< quoted; empty: made from size and time
};

/// Which file of the asset a row's request means. NotFound with a sentence for what was not made, InvalidArgument for what
/// makes no sense.
using ChooseMediaFile = Result<MediaFile> (*)(const ApiRequest &request, const AssetDetails &details);

/// ?rendition=; without it the enhanced copy of a video, and of what has none the original.
Result<MediaFile> chooseDownload(const ApiRequest &request, const AssetDetails &details);
/// ?at=start|middle|end|SECONDS: the nearest of the four pictures that are kept. `width` is checked and otherwise a wish:
/// the pictures are at most 320 wide and served as they are.
Result<MediaFile> chooseThumbnail(const ApiRequest &request, const AssetDetails &details);
/// ?format=jpg|vtt
Result<MediaFile> chooseStoryboard(const ApiRequest &request, const AssetDetails &details);
Result<MediaFile> chooseStoryboardSheet(const ApiRequest &request, const AssetDetails &details);
Result<MediaFile> chooseStoryboardIndex(const ApiRequest &request, const AssetDetails &details);
/// ?format=mp4|gif
Result<MediaFile> choosePreview(const ApiRequest &request, const AssetDetails &details);
/// ?format=json|png
Result<MediaFile> chooseWaveform(const ApiRequest &request, const AssetDetails &details);
/// {file}, or {stream}/{file}, of the HLS folder.
Result<MediaFile> chooseHls(const ApiRequest &request, const AssetDetails &details);

}  // namespace chalkreel
