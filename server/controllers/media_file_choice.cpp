#include "server/controllers/media_file_choice.h"

#include <algorithm>
#include <cmath>

namespace chalkreel {
namespace {

constexpr std::array kDownloads{RenditionKind::Enhanced, RenditionKind::Original, RenditionKind::Hd,   RenditionKind::Sd,
                                RenditionKind::Mobile,   RenditionKind::Review,   RenditionKind::Audio};
constexpr int kWidestThumbnail = 4096;

/// What a browser may take a file of this ending for. Whatever is not here could be a page that acts as us: a plain file.
struct EndingType
{
    const char *ending;
    const char *type;
};
constexpr std::array kEndingTypes{
    EndingType{"mp4", "video/mp4"},
    EndingType{"m4v", "video/mp4"},
    EndingType{"mov", "video/quicktime"},
    EndingType{"webm", "video/webm"},
    EndingType{"mkv", "video/x-matroska"},
    EndingType{"avi", "video/x-msvideo"},
    EndingType{"mpg", "video/mpeg"},
    EndingType{"mpeg", "video/mpeg"},
    EndingType{"ts", "video/mp2t"},
    EndingType{"m4s", "video/iso.segment"},
    EndingType{"m3u8", "application/vnd.apple.mpegurl"},
    EndingType{"m4a", "audio/mp4"},
    EndingType{"mp3", "audio/mpeg"},
    EndingType{"wav", "audio/wav"},
    EndingType{"flac", "audio/flac"},
    EndingType{"ogg", "audio/ogg"},
    EndingType{"opus", "audio/ogg"},
    EndingType{"aac", "audio/aac"},
    EndingType{"jpg", "image/jpeg"},
    EndingType{"jpeg", "image/jpeg"},
    EndingType{"png", "image/png"},
    EndingType{"gif", "image/gif"},
    EndingType{"webp", "image/webp"},
};

QString endingOf(const QString &file)
{
    const qsizetype dot = file.lastIndexOf(u'.');
    return dot < 0 ? QString{} : file.mid(dot + 1).toLower();
}

QByteArray typeOf(const QString &file)
{
    const QString ending = endingOf(file);
    for (const EndingType &row : kEndingTypes)
        if (ending == QLatin1StringView{row.ending}) return row.type;
    return "application/octet-stream";
}

QString wordOf(RenditionKind kind)
{
    QString word = nameOf(kind);
    return word.replace(u'_', u' ');
}

bool isPlainName(QStringView name)
{
    const auto isPlain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
    };
    return !name.isEmpty() && name.size() <= 64 && std::ranges::all_of(name, isPlain);
}

Result<MediaFile> fileOf(const AssetDetails &details, RenditionKind kind)
{
    const Asset &asset = details.asset;
    const auto rendition = std::ranges::find(details.renditions, kind, &Rendition::kind);
    const bool isOutside = kind == RenditionKind::Original && !asset.externalPath.isEmpty();
    if (rendition == details.renditions.end() && !isOutside) {
        const bool isOver = asset.status == AssetStatus::Ready || asset.status == AssetStatus::Failed;
        return fail(ErrorCode::NotFound, isOver ? QStringLiteral("“%1” was not made of this file.").arg(wordOf(kind))
                                                : QStringLiteral("“%1” is not made yet; the video is still processed.").arg(wordOf(kind)));
    }
    MediaFile file{.kind = kind};
    if (kind == RenditionKind::Original) {
        file.name = asset.name;
        file.contentType = typeOf(asset.name);
        // What was left in place can change under its name.
        if (!isOutside && !asset.sha256.isEmpty()) file.etag = '"' + asset.sha256.toLatin1() + '"';
        return file;
    }
    file.name = asset.title % u'-' % nameOf(kind) % u'.' % endingOf(rendition->file);
    file.contentType = kind == RenditionKind::Audio ? typeOf(rendition->file) : QByteArray{renditionFile(kind).mimeType};
    return file;
}

/// ?format=, of two.
Result<MediaFile> fileByFormat(const ApiRequest &request, const AssetDetails &details, std::pair<const char *, RenditionKind> usual,
                               std::pair<const char *, RenditionKind> other)
{
    const QString format = request.query(QLatin1StringView{"format"});
    if (format.isEmpty() || format == QLatin1StringView{usual.first}) return fileOf(details, usual.second);
    if (format == QLatin1StringView{other.first}) return fileOf(details, other.second);
    return fail(ErrorCode::InvalidArgument,
                QStringLiteral("“format” has to be %1 or %2.").arg(QLatin1StringView{usual.first}, QLatin1StringView{other.first}));
}

/// Where in the clip the kept pictures are, as a part of its length.
struct Place
{
    RenditionKind kind;
    double part;
};
constexpr std::array kPlaces{Place{RenditionKind::Thumbnail, 0}, Place{RenditionKind::ThumbnailStart, 0.1},
                             Place{RenditionKind::ThumbnailMiddle, 0.5}, Place{RenditionKind::ThumbnailEnd, 0.9}};

Result<double> placeOf(const QString &at, double duration)
{
    if (at.isEmpty()) return 0;
    if (at == QLatin1StringView{"start"}) return 0.1;
    if (at == QLatin1StringView{"middle"}) return 0.5;
    if (at == QLatin1StringView{"end"}) return 0.9;
    bool isNumber = false;
    const double seconds = at.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(seconds) || seconds < 0)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("“at” has to be start, middle, end, or a time in seconds."));
    return duration > 0 ? std::min(seconds / duration, 1.0) : 0.0;
}

}  // namespace

Result<MediaFile> chooseDownload(const ApiRequest &request, const AssetDetails &details)
{
    const auto asked = request.queryEnum<RenditionKind>(QLatin1StringView{"rendition"});
    if (!asked || (*asked && std::ranges::find(kDownloads, **asked) == kDownloads.end())) {
        QStringList names;
        for (const RenditionKind kind : kDownloads) names.append(nameOf(kind));
        return fail(ErrorCode::InvalidArgument, QStringLiteral("“rendition” has to be one of %1.").arg(names.join(QStringLiteral(", "))));
    }
    const RenditionKind usual = details.asset.kind == AssetKind::Video ? RenditionKind::Enhanced : RenditionKind::Original;
    Result<MediaFile> file = fileOf(details, asked->value_or(usual));
    if (file) file->isAttachment = true;
    return file;
}

Result<MediaFile> chooseThumbnail(const ApiRequest &request, const AssetDetails &details)
{
    const Result<int> width = request.queryNumber(QLatin1StringView{"width"}, 1, kWidestThumbnail, 320);
    if (!width) return fail(width.error());
    const Result<double> place = placeOf(request.query(QLatin1StringView{"at"}), details.asset.duration);
    if (!place) return fail(place.error());
    std::array places = kPlaces;
    std::ranges::stable_sort(places, {}, [&](const Place &kept) { return std::abs(kept.part - *place); });
    for (const Place &kept : places)
        if (details.asset.renditions.contains(kept.kind)) return fileOf(details, kept.kind);
    return fileOf(details, RenditionKind::Thumbnail);
}

Result<MediaFile> chooseStoryboard(const ApiRequest &request, const AssetDetails &details)
{
    return fileByFormat(request, details, {"jpg", RenditionKind::Storyboard}, {"vtt", RenditionKind::StoryboardIndex});
}

Result<MediaFile> chooseStoryboardSheet(const ApiRequest &, const AssetDetails &details)
{
    return fileOf(details, RenditionKind::Storyboard);
}
Result<MediaFile> chooseStoryboardIndex(const ApiRequest &, const AssetDetails &details)
{
    return fileOf(details, RenditionKind::StoryboardIndex);
}

Result<MediaFile> choosePreview(const ApiRequest &request, const AssetDetails &details)
{
    return fileByFormat(request, details, {"mp4", RenditionKind::Preview}, {"gif", RenditionKind::PreviewGif});
}

Result<MediaFile> chooseWaveform(const ApiRequest &request, const AssetDetails &details)
{
    return fileByFormat(request, details, {"json", RenditionKind::Waveform}, {"png", RenditionKind::WaveformImage});
}

Result<MediaFile> chooseHls(const ApiRequest &request, const AssetDetails &details)
{
    const QString stream = request.parameter(QLatin1StringView{"stream"});
    const QString name = request.parameter(QLatin1StringView{"file"});
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString ending = endingOf(name);
    const bool isOurs = ending == QLatin1StringView{"m3u8"} || ending == QLatin1StringView{"mp4"} || ending == QLatin1StringView{"m4s"};
    // Letters, digits, - and _ with one of these endings: what could lead out of the folder is not among them.
    const bool isStream = isPlainName(stream) || !request.parameters.contains(QStringLiteral("stream"));
    if (!isOurs || dot < 1 || !isPlainName(QStringView{name}.left(dot)) || !isStream)
        return fail(ErrorCode::NotFound, QStringLiteral("There is no such file in this stream."));
    Result<MediaFile> file = fileOf(details, RenditionKind::Hls);
    if (!file) return file;
    file->beside = stream.isEmpty() ? name : QString{stream % u'/' % name};
    file->name = name;
    file->contentType = typeOf(name);
    return file;
}

}  // namespace chalkreel
