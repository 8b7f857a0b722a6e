#include "tests/bench/peer_commands.h"

#include "core/media/previews/preview_excerpts.h"
#include "core/media/previews/storyboard.h"

#include <algorithm>

namespace chalkreel::bench {

namespace {

QString text(double number) { return QString::number(number, 'f', 3); }

QStringList words(const char *line) { return QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts); }

PeerCommand ffmpeg(const QStringList &arguments) { return {QStringLiteral("ffmpeg"), words("-v error -nostdin -y") + arguments}; }

PeerCommand ffprobe(const QStringList &arguments) { return {QStringLiteral("ffprobe"), words("-v error") + arguments}; }

QString at(const QString &folder, const char *name) { return folder + u'/' + QString::fromLatin1(name); }

QStringList encodeArguments(RenditionKind kind, const Rendition &made)
{
    const QStringList x264 = words("-c:v libx264 -preset veryfast -crf 23 -pix_fmt yuv420p");
    if (kind == RenditionKind::Enhanced) return words("-vf histeq,unsharp") + x264;
    const QStringList scaled{QStringLiteral("-vf"), QStringLiteral("scale=%1:%2").arg(made.width).arg(made.height)};
    if (kind == RenditionKind::Review) return scaled + x264 + words("-tune fastdecode -g 12 -bf 0 -flags +cgop");
    return scaled + x264;
}

PeerCommand movie(const QString &clip, const Rendition &made, const QString &folder)
{
    QStringList arguments{QStringLiteral("-i"), clip};
    arguments += made.origin == u"encoded" ? encodeArguments(made.kind, made) : words("-c:v copy");
    arguments += words("-c:a copy -movflags +faststart");
    return ffmpeg(arguments + QStringList{at(folder, renditionFile(made.kind).fileName)});
}

/// fMP4 segments out of what was encoded before.
PeerCommand packaging(const QString &source, const QString &folder, const QString &name)
{
    return ffmpeg(
        QStringList{QStringLiteral("-i"), source} + words("-c copy -f hls -hls_time 6 -hls_playlist_type vod -hls_segment_type fmp4") +
        QStringList{QStringLiteral("-hls_fmp4_init_filename"), name + QStringLiteral("_init.mp4"), QStringLiteral("-hls_segment_filename"),
                    folder + u'/' + name + QStringLiteral("_%03d.m4s"), folder + u'/' + name + QStringLiteral(".m3u8")});
}

PeerCommand storyboard(const QString &clip, const MediaInfo &info, const QString &folder)
{
    const StoryboardLayout layout = layOutStoryboard(clipShapeOf(info));
    const QString filter = QStringLiteral("fps=1/%1,scale=%2:%3,tile=%4x%5")
                               .arg(text(layout.interval))
                               .arg(layout.tileWidth)
                               .arg(layout.tileHeight)
                               .arg(layout.columns)
                               .arg(layout.rows);
    return ffmpeg(QStringList{QStringLiteral("-i"), clip, QStringLiteral("-vf"), filter} + words("-frames:v 1 -q:v 2") +
                  QStringList{at(folder, "storyboard.jpg")});
}

/// The excerpts are sought, as a careful script would do.
QStringList excerptInputs(const QString &clip, double duration, const QString &filter)
{
    QStringList inputs;
    QString graph;
    const std::vector<Excerpt> excerpts = chooseExcerpts(duration);
    for (size_t i = 0; i < excerpts.size(); ++i) {
        inputs +=
            {QStringLiteral("-ss"), text(excerpts[i].start), QStringLiteral("-t"), text(excerpts[i].duration), QStringLiteral("-i"), clip};
        graph += QStringLiteral("[%1:v]").arg(i);
    }
    graph += QStringLiteral("concat=n=%1:v=1:a=0,").arg(excerpts.size()) + filter;
    return inputs + QStringList{QStringLiteral("-filter_complex"), graph};
}

PeerCommand preview(const QString &clip, const MediaInfo &info, const Rendition &made, const QString &folder)
{
    const QString filter = QStringLiteral("fps=15,scale=%1:%2").arg(made.width).arg(made.height);
    return ffmpeg(excerptInputs(clip, info.duration, filter) + words("-an -c:v libx264 -preset veryfast -crf 23 -pix_fmt yuv420p") +
                  words("-movflags +faststart") + QStringList{at(folder, "preview.mp4")});
}

PeerCommand previewGif(const QString &clip, const MediaInfo &info, const Rendition &made, const QString &folder)
{
    const QString filter =
        QStringLiteral("fps=8,scale=%1:%2,split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=bayer").arg(made.width).arg(made.height);
    return ffmpeg(excerptInputs(clip, info.duration, filter) + words("-loop 0") + QStringList{at(folder, "preview.gif")});
}

PeerCommand thumbnail(const QString &clip, double seconds, const QString &file)
{
    return ffmpeg(QStringList{QStringLiteral("-ss"), text(seconds), QStringLiteral("-i"), clip} +
                  words("-frames:v 1 -vf scale=320:-2 -q:v 2") + QStringList{file});
}

PeerCommand histogram(const QString &clip, const MediaInfo &info, const SampleFacts &samples)
{
    const QStringList out = words("-fps_mode passthrough -f null -");
    const QString count = QStringLiteral("format=gbrp,histogram=levels_mode=linear");
    if (samples.keyFrames >= samples.sampled)
        return ffmpeg(words("-skip_frame nokey -i") + QStringList{clip, QStringLiteral("-vf"), count} + out);
    const QString evenly = QStringLiteral("fps=%1/%2,").arg(samples.sampled).arg(text(info.duration));
    return ffmpeg(QStringList{QStringLiteral("-i"), clip, QStringLiteral("-an"), QStringLiteral("-vf"), evenly + count} + out);
}

}  // namespace

QList<PeerCommand> inspectCommands(const QString &clip, const MediaInfo &info, const SampleFacts &samples, const QString &folder)
{
    return {ffprobe(words("-show_format -show_streams -show_chapters -of json") + QStringList{clip}),
            ffprobe(words("-select_streams v:0 -show_entries packet=pts,dts,pos,size,flags -of csv=p=0") + QStringList{clip}),
            thumbnail(clip, 0, at(folder, "thumbnail.jpg")),
            thumbnail(clip, info.duration * 0.1, at(folder, "thumbnail_start.jpg")),
            thumbnail(clip, info.duration * 0.5, at(folder, "thumbnail_middle.jpg")),
            thumbnail(clip, info.duration * 0.9, at(folder, "thumbnail_end.jpg")),
            histogram(clip, info, samples)};
}

QList<PeerCommand> processCommands(const QString &clip, const MediaInfo &info, const QList<Rendition> &made, const SampleFacts &samples,
                                   const QString &folder)
{
    QList<PeerCommand> commands = inspectCommands(clip, info, samples, folder);
    QList<PeerCommand> packages;
    for (const Rendition &rendition : made) {
        const bool isShared = rendition.origin.startsWith(u"shared");
        switch (rendition.kind) {
        case RenditionKind::Enhanced:
        case RenditionKind::Review:
        case RenditionKind::Hd:
        case RenditionKind::Sd:
        case RenditionKind::Mobile:
            if (!isShared) commands.append(movie(clip, rendition, folder));
            break;
        case RenditionKind::Storyboard: commands.append(storyboard(clip, info, folder)); break;
        case RenditionKind::Preview: commands.append(preview(clip, info, rendition, folder)); break;
        case RenditionKind::PreviewGif: commands.append(previewGif(clip, info, rendition, folder)); break;
        case RenditionKind::WaveformImage:
            commands.append(ffmpeg(QStringList{QStringLiteral("-i"), clip} + words("-filter_complex showwavespic=s=1200x120 -frames:v 1") +
                                   QStringList{at(folder, "waveform.png")}));
            break;
        case RenditionKind::Waveform:
            commands.append(ffmpeg(QStringList{QStringLiteral("-i"), clip} + words("-vn -ac 1 -f f32le -c:a pcm_f32le") +
                                   QStringList{at(folder, "waveform.raw")}));
            break;
        case RenditionKind::Audio:
            commands.append(
                ffmpeg(QStringList{QStringLiteral("-i"), clip} + words("-vn -c:a copy") + QStringList{at(folder, "audio.m4a")}));
            break;
        case RenditionKind::Hls:
            for (const RenditionKind variant : {RenditionKind::Hd, RenditionKind::Sd, RenditionKind::Mobile}) {
                const bool hasVariant =
                    std::ranges::any_of(made, [&](const Rendition &r) { return r.kind == variant && !r.origin.startsWith(u"shared"); });
                if (hasVariant) packages.append(packaging(at(folder, renditionFile(variant).fileName), folder, QString{nameOf(variant)}));
            }
            break;
        case RenditionKind::Original:
        case RenditionKind::Thumbnail:
        case RenditionKind::ThumbnailStart:
        case RenditionKind::ThumbnailMiddle:
        case RenditionKind::ThumbnailEnd:
        case RenditionKind::StoryboardIndex:
        case RenditionKind::Histogram:
        case RenditionKind::Metadata:
        case RenditionKind::PacketIndex: break;  // of inspectCommands(), or without a command of their own
        }
    }
    return commands + packages;  // packaging reads the movies: it comes after all of them
}

}  // namespace chalkreel::bench
