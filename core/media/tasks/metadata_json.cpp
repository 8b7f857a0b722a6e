#include "core/media/tasks/metadata_json.h"

#include <algorithm>

namespace chalkreel {

QString everydayFormat(const MediaInfo &info)
{
    const QString demuxer = info.container.section(u',', 0, 0);
    if (demuxer == QLatin1StringView{"mov"}) {
        const QString brand = info.tags.value(QLatin1StringView{"major_brand"}).toString();
        if (brand == QLatin1StringView{"qt"}) return QStringLiteral("mov");
        if (brand.startsWith(QLatin1StringView{"3g"})) return QStringLiteral("3gp");
        return info.kind == AssetKind::Audio ? QStringLiteral("m4a") : QStringLiteral("mp4");
    }
    if (demuxer == QLatin1StringView{"matroska"}) {
        // WebM is Matroska with these codecs only (webmproject.org, container guidelines).
        const auto isOfWebm = [](const StreamInfo &stream) {
            constexpr std::array kCodecs{"vp8", "vp9", "av1", "opus", "vorbis", "webvtt"};
            return std::ranges::any_of(kCodecs, [&](const char *codec) { return stream.codec == QLatin1StringView{codec}; });
        };
        return std::ranges::all_of(info.streams, isOfWebm) ? QStringLiteral("webm") : QStringLiteral("mkv");
    }
    QString name = demuxer;
    return name.remove(QLatin1StringView{"_pipe"});
}

QJsonObject metadataJson(const MediaInfo &info, const QString &sha256)
{
    QJsonObject object = toJson(info);
    const StreamInfo *main = info.video() ? info.video() : info.audio();
    object.insert(QLatin1StringView{"format"}, everydayFormat(info));
    object.insert(QLatin1StringView{"bitrate"}, info.bitRate);
    if (main) object.insert(QLatin1StringView{"codec"}, main->codec);
    if (const StreamInfo *video = info.video()) {
        object.insert(QLatin1StringView{"width"}, video->displayWidth);
        object.insert(QLatin1StringView{"height"}, video->displayHeight);
        object.insert(QLatin1StringView{"frame_rate"}, video->frameRate.value());
    }
    if (!sha256.isEmpty()) object.insert(QLatin1StringView{"sha256"}, sha256);
    return object;
}

}  // namespace chalkreel
