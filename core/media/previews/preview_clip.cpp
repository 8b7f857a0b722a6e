#include "core/media/previews/preview_clip.h"

#include "core/media/encoding/video_encoder.h"
#include "core/media/packaging/encoded_packets.h"
#include "core/media/packaging/mp4_writer.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace chalkreel {

namespace {

constexpr int kShortSide = 360;
constexpr int kLongSide = 1280;
constexpr int kRate = 15;  // frames a second at most

PictureFormat pictureFormat(const ClipShape &clip)
{
    const double width = std::max(clip.displayWidth, 2);
    const double height = std::max(clip.displayHeight, 2);
    const double scale = std::min({1.0, kShortSide / std::min(width, height), kLongSide / std::max(width, height)});
    const auto even = [&](double length) { return std::max(2, 2 * static_cast<int>(std::lround(length * scale / 2))); };
    return {.width = even(width),
            .height = even(height),
            .pixelFormat = AV_PIX_FMT_YUV420P,
            .matrix = AVCOL_SPC_BT709,
            .range = AVCOL_RANGE_MPEG,
            .isFast = true};
}

}  // namespace

PreviewClip::PreviewClip(const ClipShape &clip)
    : ExcerptConsumer{clip, kRate, pictureFormat(clip)}
{
}

Result<QList<Rendition>> PreviewClip::finish(const QString &outputDir)
{
    if (kept().frames().empty()) return QList<Rendition>{};
    const PictureFormat &format = kept().format();
    const Result<std::unique_ptr<VideoEncoder>> encoder = VideoEncoder::open({.width = format.width,
                                                                              .height = format.height,
                                                                              .timeBase = {1, kRate},
                                                                              .frameRate = {kRate, 1},
                                                                              .color = colorOf(*kept().frames().front().picture),
                                                                              .hasShortGop = false,
                                                                              .longestGop = kRate});
    if (!encoder) return fail(encoder.error());
    Result<av::Parameters> parameters = (*encoder)->parameters();
    if (!parameters) return fail(parameters.error());
    EncodedPackets packets{std::move(*parameters), (*encoder)->timeBase(), {kRate, 1}, 1};
    const auto keep = [&](const AVPacket &packet) { return packets.add(packet); };
    for (const KeptFrames::Kept &shot : kept().frames()) {
        shot.picture->pts = shot.slot;
        if (const Result<void> encoded = (*encoder)->encode(*shot.picture, false, keep); !encoded) return fail(encoded.error());
    }
    if (const Result<void> flushed = (*encoder)->finish(keep); !flushed) return fail(flushed.error());

    const QString name = QString::fromLatin1(renditionFile(RenditionKind::Preview).fileName);
    const QString path = QDir{outputDir}.filePath(name);
    if (const Result<void> written = writeMp4(path, &packets, nullptr, {}, [](double) {}); !written) return fail(written.error());
    return QList<Rendition>{{.kind = RenditionKind::Preview,
                             .file = name,
                             .size = QFileInfo{path}.size(),
                             .width = format.width,
                             .height = format.height,
                             .origin = QStringLiteral("encoded")}};
}

}  // namespace chalkreel
