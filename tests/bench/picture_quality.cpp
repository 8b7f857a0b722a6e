#include "tests/bench/picture_quality.h"

#include "core/model/process_options.h"
#include "core/vision/luma_enhancer.h"
#include "tests/bench/decoded_clip.h"
#include "tests/bench/measured_process.h"

#include <QProcess>
#include <QRegularExpression>

namespace chalkreel::bench {

namespace {

/// The mean of the filter's lines "n:1 Y:0.985 U:... ".
Result<double> meanLuma(const QByteArray &statistics)
{
    static const QRegularExpression pattern{QStringLiteral("\\bY:([0-9.]+)")};
    double sum = 0;
    int frames = 0;
    for (auto it = pattern.globalMatch(QString::fromLatin1(statistics)); it.hasNext(); ++frames) sum += it.next().captured(1).toDouble();
    if (frames == 0)
        return fail(ErrorCode::Internal, QStringLiteral("ffmpeg compared no pictures."), QString::fromUtf8(statistics.right(500)));
    return sum / frames;
}

/// Compares by number: [0] is ours, [1] what it is made from.
QStringList comparison(const Rendition &made)
{
    const QString byNumber = QStringLiteral("settb=AVTB,setpts=N/30/TB");
    const QString graph = QStringLiteral("[0:v]%1[ours];[1:v]scale=%2:%3:flags=bicubic,%1[source];[ours][source]ssim=stats_file=-")
                              .arg(byNumber)
                              .arg(made.width)
                              .arg(made.height);
    return {QStringLiteral("-lavfi"), graph, QStringLiteral("-f"), QStringLiteral("null"), QStringLiteral("-")};
}

Result<double> compareWithClip(const QString &clip, const QString &file, const Rendition &made)
{
    const QStringList inputs{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"), file, QStringLiteral("-i"), clip};
    const Result<Usage> compared = runMeasured(QStringLiteral("ffmpeg"), inputs + comparison(made));
    if (!compared) return fail(compared.error());
    return meanLuma(compared->output);
}

/// Feeds the enhanced pictures to ffmpeg as they are made: all of them together would fill the disk.
Result<double> compareWithEnhancedClip(const QString &clip, const QString &file, const Rendition &made)
{
    Result<std::unique_ptr<DecodedClip>> decoded = DecodedClip::open(clip);
    if (!decoded) return fail(decoded.error());
    QProcess ffmpeg;
    const ProcessOptions options;
    LumaEnhancer enhancer{options.contrast, options.sharpness};
    for (;;) {
        const Result<av::Frame> picture = (*decoded)->next();
        if (!picture) return fail(picture.error());
        if (!*picture) break;
        AVFrame &frame = **picture;
        if (av_frame_make_writable(&frame) < 0) return fail(ErrorCode::ResourceExhausted, QStringLiteral("There is not enough memory."));
        enhancer.apply(frame.data[0], frame.linesize[0], frame.data[0], frame.linesize[0], frame.width, frame.height);
        if (ffmpeg.state() == QProcess::NotRunning) {
            const QStringList inputs{QStringLiteral("-v"),
                                     QStringLiteral("error"),
                                     QStringLiteral("-i"),
                                     file,
                                     QStringLiteral("-f"),
                                     QStringLiteral("rawvideo"),
                                     QStringLiteral("-pixel_format"),
                                     QStringLiteral("yuv420p"),
                                     QStringLiteral("-video_size"),
                                     QStringLiteral("%1x%2").arg(frame.width).arg(frame.height),
                                     QStringLiteral("-i"),
                                     QStringLiteral("-")};
            ffmpeg.start(QStringLiteral("ffmpeg"), inputs + comparison(made));
            if (!ffmpeg.waitForStarted()) return fail(ErrorCode::Unavailable, QStringLiteral("“ffmpeg” cannot be started: install it."));
        }
        ffmpeg.write(pixelsOf(frame));
        while (ffmpeg.bytesToWrite() > 0)
            if (!ffmpeg.waitForBytesWritten(-1))
                return fail(ErrorCode::Internal, QStringLiteral("ffmpeg stopped."), QString::fromUtf8(ffmpeg.readAllStandardError()));
    }
    ffmpeg.closeWriteChannel();
    if (!ffmpeg.waitForFinished(-1) || ffmpeg.exitCode() != 0)
        return fail(ErrorCode::Internal, QStringLiteral("ffmpeg failed."), QString::fromUtf8(ffmpeg.readAllStandardError()));
    return meanLuma(ffmpeg.readAllStandardOutput());
}

bool isEncodedMovie(const Rendition &made)
{
    return made.origin == u"encoded" && made.file.endsWith(u".mp4") && made.kind != RenditionKind::Preview;
}

}  // namespace

Result<QList<BenchRow>> measureQuality(const QString &clip, const QList<Rendition> &made, const QString &folder)
{
    QList<BenchRow> rows;
    for (const Rendition &rendition : made) {
        if (!isEncodedMovie(rendition)) continue;
        const QString file = folder + u'/' + rendition.file;
        const Result<double> similarity = rendition.kind == RenditionKind::Enhanced ? compareWithEnhancedClip(clip, file, rendition)
                                                                                    : compareWithClip(clip, file, rendition);
        if (!similarity) return fail(similarity.error());
        rows.append({.name = QStringLiteral("luma SSIM %1").arg(nameOf(rendition.kind)),
                     .unit = QStringLiteral("SSIM"),
                     .ours = *similarity,
                     .peerName = rendition.kind == RenditionKind::Enhanced ? QStringLiteral("the enhanced pictures before encoding")
                                                                           : QStringLiteral("the scaled source"),
                     .bar = 0.95,
                     .kind = BenchRow::Bar::AtLeast});
    }
    return rows;
}

}  // namespace chalkreel::bench
