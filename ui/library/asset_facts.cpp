#include "ui/library/asset_facts.h"

#include "core/model/media_info.h"
#include "ui/support/text_format.h"

#include <QCoreApplication>
#include <QLocale>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

struct Facts
{
    QList<Fact> rows;

    void add(const QString &name, const QString &value)
    {
        if (!value.isEmpty()) rows.append({name, value});
    }
};

QString codecName(const QString &codec)
{
    static const QHash<QString, QString> names{
        {u"h264"_s, u"H.264"_s},        {u"hevc"_s, u"H.265"_s},   {u"av1"_s, u"AV1"_s},           {u"vp9"_s, u"VP9"_s},
        {u"vp8"_s, u"VP8"_s},           {u"mpeg4"_s, u"MPEG-4"_s}, {u"mpeg2video"_s, u"MPEG-2"_s}, {u"prores"_s, u"ProRes"_s},
        {u"mjpeg"_s, u"Motion JPEG"_s}, {u"aac"_s, u"AAC"_s},      {u"mp3"_s, u"MP3"_s},           {u"opus"_s, u"Opus"_s},
        {u"vorbis"_s, u"Vorbis"_s},     {u"flac"_s, u"FLAC"_s},    {u"pcm_s16le"_s, u"PCM"_s},     {u"ac3"_s, u"AC-3"_s},
    };
    return names.value(codec, codec.toUpper());
}

QString frameRateText(const StreamInfo &video)
{
    const QString rate = formatFrameRate(video.frameRate.value());
    const QString exact = video.frameRate.denominator != 1 && video.frameRate.numerator > 0
                              ? u"%1/%2"_s.arg(video.frameRate.numerator).arg(video.frameRate.denominator)
                              : QString{};
    return joinFacts({rate, exact, video.hasVariableFrameRate ? QCoreApplication::translate("Facts", "variable") : QString{}});
}

QString colorText(const StreamInfo &video)
{
    const QString depth = video.bitDepth > 0 ? QCoreApplication::translate("Facts", "%1 bit").arg(video.bitDepth) : QString{};
    return joinFacts({depth, video.colorSpace.isEmpty() || video.colorSpace == u"unknown" ? QString{} : video.colorSpace.toUpper(),
                      video.isHdr ? QCoreApplication::translate("Facts", "high dynamic range") : QString{}});
}

QString pictureText(const StreamInfo &video)
{
    const QString shown = formatPictureSize(video.displayWidth, video.displayHeight);
    const QString turned = video.rotation != 0 ? QCoreApplication::translate("Facts", "turned by %1°").arg(video.rotation) : QString{};
    return joinFacts({shown.isEmpty() ? formatPictureSize(video.width, video.height) : shown, turned,
                      video.isMirrored ? QCoreApplication::translate("Facts", "mirrored") : QString{}});
}

void addVideo(Facts &facts, const StreamInfo &video)
{
    facts.add(QCoreApplication::translate("Facts", "Picture"), pictureText(video));
    facts.add(QCoreApplication::translate("Facts", "Frame rate"), frameRateText(video));
    if (video.frameCount > 0) facts.add(QCoreApplication::translate("Facts", "Frames"), QLocale{}.toString(video.frameCount));
    facts.add(QCoreApplication::translate("Facts", "Video"),
              joinFacts({codecName(video.codec), video.profile, formatBitRate(video.bitRate)}));
    facts.add(QCoreApplication::translate("Facts", "Colour"), colorText(video));
}

void addSound(Facts &facts, const MediaInfo &info)
{
    const StreamInfo *sound = info.audio();
    if (!sound) {
        if (info.kind == AssetKind::Video)
            facts.add(QCoreApplication::translate("Facts", "Sound"), QCoreApplication::translate("Facts", "none"));
        return;
    }
    const QString rate = sound->sampleRate > 0
                             ? QCoreApplication::translate("Facts", "%1 kHz").arg(QLocale{}.toString(sound->sampleRate / 1000.0))
                             : QString{};
    facts.add(QCoreApplication::translate("Facts", "Sound"), joinFacts({codecName(sound->codec), rate, sound->channelLayout}));
    qsizetype tracks = 0;
    for (const StreamInfo &stream : info.streams) tracks += stream.type == u"audio";
    if (tracks > 1) facts.add(QCoreApplication::translate("Facts", "Sound tracks"), QString::number(tracks));
}

}  // namespace

QList<Fact> factsOf(const AssetDetails &details)
{
    const Asset &asset = details.asset;
    Facts facts;
    if (asset.duration > 0) facts.add(QCoreApplication::translate("Facts", "Length"), formatTimecode(asset.duration));
    const Result<MediaInfo> info = fromJson<MediaInfo>(details.metadata);
    const bool isKnown =
        info && !info->streams.isEmpty() && info->videoStream < info->streams.size() && info->audioStream < info->streams.size();
    if (isKnown) {
        if (const StreamInfo *video = info->video()) addVideo(facts, *video);
        addSound(facts, *info);
        facts.add(QCoreApplication::translate("Facts", "Container"), info->containerName);
    } else {
        facts.add(QCoreApplication::translate("Facts", "Picture"), formatPictureSize(asset.width, asset.height));
        facts.add(QCoreApplication::translate("Facts", "Frame rate"), formatFrameRate(asset.frameRate));
    }
    facts.add(QCoreApplication::translate("Facts", "Size"), formatBytes(asset.size));
    facts.add(QCoreApplication::translate("Facts", "File"), asset.name);
    facts.add(QCoreApplication::translate("Facts", "Lies in"), asset.externalPath);
    facts.add(QCoreApplication::translate("Facts", "Added"), QLocale{}.toString(asset.created.toLocalTime(), QLocale::ShortFormat));
    if (asset.endsEarly)
        facts.add(QCoreApplication::translate("Facts", "Note"),
                  QCoreApplication::translate("Facts", "The file ends early; what could be read was kept."));
    return facts.rows;
}

}  // namespace chalkreel::ui
