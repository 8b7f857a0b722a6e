#include "tests/core/media/tasks/media_run.h"

#include "tests/support/media/footage.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace chalkreel;
using namespace chalkreel::test;
using Kind = RenditionKind;

class PackagerTest final : public QObject
{
    Q_OBJECT

    static bool hasIndexFirst(const QString &path)
    {
        QFile file{path};
        if (!file.open(QIODevice::ReadOnly)) return false;
        const QByteArray bytes = file.readAll();
        return bytes.indexOf("moov") > 0 && bytes.indexOf("moov") < bytes.indexOf("mdat");
    }

    /// Mean SSIM of luma against the source scaled by ffmpeg; enhanced pictures cannot be compared so.
    static double lumaSimilarity(const QString &made, const QString &source)
    {
        const QString size = probe(made, QStringLiteral("v:0"), QStringLiteral("stream=width,height")).value(0).replace(u'|', u':');
        QProcess ffmpeg;
        ffmpeg.start(QStringLiteral("ffmpeg"),
                     {QStringLiteral("-nostdin"), QStringLiteral("-i"), made, QStringLiteral("-i"), source, QStringLiteral("-lavfi"),
                      QStringLiteral("[1:v]scale=%1:flags=bicubic,format=yuv420p[s];[0:v][s]ssim").arg(size), QStringLiteral("-f"),
                      QStringLiteral("null"), QStringLiteral("-")});
        if (!ffmpeg.waitForFinished(60'000)) return 0;
        const QRegularExpression luma{QStringLiteral("SSIM Y:([0-9.]+)")};
        return luma.match(QString::fromUtf8(ffmpeg.readAllStandardError())).captured(1).toDouble();
    }

    static bool makeClip(const QString &path, const QString &size, int seconds, const QStringList &encoder)
    {
        return runFfmpeg(QStringList{QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                                     QStringLiteral("testsrc2=size=%1:rate=25:duration=%2").arg(size).arg(seconds), QStringLiteral("-f"),
                                     QStringLiteral("lavfi"), QStringLiteral("-i"), QStringLiteral("sine=duration=%1").arg(seconds)} +
                         encoder + QStringList{QStringLiteral("-c:a"), QStringLiteral("aac"), path});
    }
private slots:
    void reviewShowsTheSourcesFramesAtTheirTimes_data()
    {
        QTest::addColumn<QString>("clip");
        for (const char *name : {"vfr.mp4", "edit_list.mp4", "start.mkv", "start.ts", "open_gop.mp4", "long_gop.mp4", "rotated.mp4",
                                 "fps60.mp4", "ten_bit.mp4", "odd_size.mp4", "hlg.mp4", "vp9.webm", "mpeg4.avi", "silent.mp4"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void reviewShowsTheSourcesFramesAtTheirTimes()
    {
        QFETCH(const QString, clip);
        MediaRun run{clipPath(clip), {Kind::Review, Kind::Enhanced}};
        const Result<MediaReport> report = run.all();
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().message + report.error().detail));
        QStringList expected = frameTimes(run.task.source);
        if (clip == QStringLiteral("mpeg4.avi")) {  // has no PTS: what counts is what the player goes by
            const Result<Inspection> inspection = loadInspection(run.task.workDir);
            expected.clear();
            for (int frame = 0; frame < inspection->index.frameCount(); ++frame)
                expected.append(QString::number(inspection->index.secondsOfFrame(frame), 'f', 6));
            QCOMPARE(expected.size(), 75);
        }
        QVERIFY(expected.size() > 20);
        QCOMPARE(frameTimes(run.file(Kind::Review)), expected);
        QCOMPARE(frameTimes(run.file(Kind::Enhanced)), expected);
        QVERIFY(hasIndexFirst(run.file(Kind::Review)));
        QVERIFY(hasIndexFirst(run.file(Kind::Enhanced)));
    }

    void reviewIsQuickToSeekIn()
    {
        MediaRun run{clipPath(QStringLiteral("long_gop.mp4")), {Kind::Review}};
        QVERIFY(run.all());
        int sinceKey = 0;
        for (const QString &line : probe(run.file(Kind::Review), QStringLiteral("v:0"), QStringLiteral("frame=key_frame,pict_type"))) {
            QVERIFY2(!line.contains(u'B'), qPrintable(line));
            sinceKey = line.startsWith(u'1') ? 1 : sinceKey + 1;
            QVERIFY(sinceKey <= 12);
        }
    }

    void everyRenditionPlaysInBrowsersAndIsNeverLarger_data()
    {
        QTest::addColumn<QString>("size");
        QTest::addColumn<QString>("sd");
        QTest::addColumn<QString>("mobile");
        QTest::newRow("landscape") << QStringLiteral("1280x720") << QStringLiteral("854|480") << QStringLiteral("640|360");
        QTest::newRow("portrait") << QStringLiteral("720x1280") << QStringLiteral("480|854") << QStringLiteral("360|640");
        QTest::newRow("small and odd") << QStringLiteral("401x301") << QStringLiteral("400|300") << QStringLiteral("400|300");
    }
    void everyRenditionPlaysInBrowsersAndIsNeverLarger()
    {
        QFETCH(const QString, size);
        QTemporaryDir folder;
        const QString clip = folder.filePath(QStringLiteral("clip.mkv"));
        QVERIFY(makeClip(clip, size, 2,
                         {QStringLiteral("-c:v"), QStringLiteral("ffv1"), QStringLiteral("-pix_fmt"), QStringLiteral("yuv420p")}));
        MediaRun run{clip};
        const Result<MediaReport> report = run.all();
        QVERIFY(report.has_value());
        for (const Kind kind : {Kind::Review, Kind::Enhanced, Kind::Hd, Kind::Sd, Kind::Mobile}) {
            const QString file = run.file(kind);
            QCOMPARE(probe(file, QStringLiteral("v:0"), QStringLiteral("stream=codec_name,profile,pix_fmt")),
                     QStringList{QStringLiteral("h264|High|yuv420p")});
            QCOMPARE(probe(file, QStringLiteral("a:0"), QStringLiteral("stream=codec_name")), QStringList{QStringLiteral("aac")});
            QVERIFY(hasIndexFirst(file));
            const Rendition *rendition = find(*report, kind);
            QCOMPARE(rendition->size, QFileInfo{file}.size());
            QCOMPARE(probe(file, QStringLiteral("v:0"), QStringLiteral("stream=width,height")).value(0),
                     QStringLiteral("%1|%2").arg(rendition->width).arg(rendition->height));
            if (kind == Kind::Enhanced) continue;
            const double similarity = lumaSimilarity(file, clip);
            QVERIFY2(similarity >= 0.95, qPrintable(QStringLiteral("%1: %2").arg(QString{nameOf(kind)}).arg(similarity)));
        }
        QTEST(probe(run.file(Kind::Sd), QStringLiteral("v:0"), QStringLiteral("stream=width,height")).value(0), "sd");
        QTEST(probe(run.file(Kind::Mobile), QStringLiteral("v:0"), QStringLiteral("stream=width,height")).value(0), "mobile");
    }

    void rotationIsBakedIntoEncodesAndKeptInRemuxes()
    {
        MediaRun run{clipPath(QStringLiteral("rotated.mp4")), {Kind::Enhanced, Kind::Hd}};
        const Result<MediaReport> report = run.all();
        QVERIFY(report.has_value());
        const QString source = probe(run.task.source, QStringLiteral("v:0"), QStringLiteral("stream_side_data=rotation")).join(u' ');
        QVERIFY(!source.isEmpty());
        QCOMPARE(find(*report, Kind::Hd)->origin, QStringLiteral("remuxed"));
        QCOMPARE(probe(run.file(Kind::Hd), QStringLiteral("v:0"), QStringLiteral("stream_side_data=rotation")).join(u' '), source);
        QCOMPARE(probe(run.file(Kind::Enhanced), QStringLiteral("v:0"), QStringLiteral("stream_side_data=rotation")).join(u' '), QString{});
        QCOMPARE(probe(run.file(Kind::Enhanced), QStringLiteral("v:0"), QStringLiteral("stream=width,height")),
                 QStringList{QStringLiteral("240|320")});
    }

    void remuxKeepsTheSourcesPackets()
    {
        MediaRun run{clipPath(QStringLiteral("short_gop.mp4")), {Kind::Hd, Kind::Sd}};
        const Result<MediaReport> report = run.all();
        QVERIFY(report.has_value());
        QCOMPARE(find(*report, Kind::Hd)->origin, QStringLiteral("remuxed"));
        QCOMPARE(find(*report, Kind::Sd)->origin, QStringLiteral("shared:hd"));
        for (const char *stream : {"v:0", "a:0"})
            QCOMPARE(packetHashes(run.file(Kind::Hd), QString::fromLatin1(stream)),
                     packetHashes(run.task.source, QString::fromLatin1(stream)));
        QCOMPARE(frameTimes(run.file(Kind::Sd)), frameTimes(run.task.source));
        QCOMPARE(run.chunkFiles(), QStringList{});
    }

    void hlsSegmentsOfAllQualitiesBeginTogether_data()
    {
        QTest::addColumn<QStringList>("encoder");
        QTest::addColumn<int>("remuxed");
        QTest::newRow("all encoded") << QStringList{QStringLiteral("-c:v"), QStringLiteral("ffv1")} << 0;
        QTest::newRow("best one is the source")
            << QStringList{QStringLiteral("-c:v"),     QStringLiteral("libx264"), QStringLiteral("-preset"), QStringLiteral("veryfast"),
                           QStringLiteral("-crf"),     QStringLiteral("30"),      QStringLiteral("-g"),      QStringLiteral("120"),
                           QStringLiteral("-pix_fmt"), QStringLiteral("yuv420p")}
            << 1;
        QTest::newRow("source with rare key frames")
            << QStringList{QStringLiteral("-c:v"),     QStringLiteral("libx264"),       QStringLiteral("-preset"),
                           QStringLiteral("veryfast"), QStringLiteral("-crf"),          QStringLiteral("30"),
                           QStringLiteral("-g"),       QStringLiteral("1000"),          QStringLiteral("-keyint_min"),
                           QStringLiteral("1000"),     QStringLiteral("-sc_threshold"), QStringLiteral("0"),
                           QStringLiteral("-pix_fmt"), QStringLiteral("yuv420p")}
            << 0;
    }
    void hlsSegmentsOfAllQualitiesBeginTogether()
    {
        QFETCH(const QStringList, encoder);
        QTemporaryDir folder;
        const QString clip = folder.filePath(QStringLiteral("clip.mkv"));
        QVERIFY(makeClip(clip, QStringLiteral("854x480"), 15, encoder));
        MediaRun run{clip, {Kind::Hls}};
        run.chunkSeconds = 7;
        const Result<MediaReport> report = run.all();
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().message + report.error().detail));
        QCOMPARE(run.chunkFiles().filter(QStringLiteral("hd-")).isEmpty(), QTest::currentDataTag() == QByteArray{"best one is the source"});
        QCOMPARE(report->renditions.size(), 1);

        const QDir hls = QFileInfo{run.file(Kind::Hls)}.dir();
        QCOMPARE(hls.entryList(QDir::Dirs | QDir::NoDotAndDotDot),
                 (QStringList{QStringLiteral("hd"), QStringLiteral("mobile"), QStringLiteral("sound")}));
        // ffprobe opens it as a player would.
        QVERIFY(!probe(run.file(Kind::Hls), QStringLiteral("v"), QStringLiteral("stream=codec_name")).isEmpty());
        QFile master{run.file(Kind::Hls)};
        QVERIFY(master.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(master.readAll());
        for (const char *word : {"BANDWIDTH=", "AVERAGE-BANDWIDTH=", "RESOLUTION=854x480", "RESOLUTION=640x360", "FRAME-RATE=25.000",
                                 "CODECS=\"avc1.", "mp4a.40.2", "EXT-X-INDEPENDENT-SEGMENTS"})
            QVERIFY2(text.contains(QLatin1StringView{word}), word);

        QStringList playlists;
        for (const char *quality : {"hd", "mobile"}) {
            QFile playlist{hls.filePath(QString::fromLatin1(quality) + QStringLiteral("/index.m3u8"))};
            QVERIFY(playlist.open(QIODevice::ReadOnly));
            playlists.append(QString::fromUtf8(playlist.readAll()));
            QVERIFY(playlists.last().contains(QStringLiteral("#EXT-X-PLAYLIST-TYPE:VOD")));
            QVERIFY(playlists.last().contains(QStringLiteral("#EXT-X-ENDLIST")));
        }
        QCOMPARE(playlists[0], playlists[1]);
        QVERIFY(playlists[0].count(QStringLiteral("#EXTINF")) >= 2);
        // Every segment decodes alone, and all frames are there, at one distance from the source's times.
        const QStringList source = frameTimes(clip);
        QList<QStringList> shown;
        for (const char *quality : {"hd", "mobile"}) {
            const QDir part{hls.filePath(QString::fromLatin1(quality))};
            QStringList times;
            for (const QString &name : part.entryList({QStringLiteral("seg-*")}, QDir::Files, QDir::Name)) {
                const QString alone = folder.filePath(QStringLiteral("alone.mp4"));
                QFile file{alone};
                QVERIFY(file.open(QIODevice::WriteOnly));
                for (const QString &piece : {QStringLiteral("init.mp4"), name}) {
                    QFile from{part.filePath(piece)};
                    QVERIFY(from.open(QIODevice::ReadOnly));
                    file.write(from.readAll());
                }
                file.close();
                const QStringList frames = frameTimes(alone);
                QVERIFY(!frames.isEmpty());
                times += frames;
            }
            QCOMPARE(times.size(), source.size());
            shown.append(times);
        }
        QCOMPARE(shown[0], shown[1]);
        const double delay = shown[0].first().toDouble() - source.first().toDouble();
        for (qsizetype i = 0; i < source.size(); ++i) QVERIFY(std::abs(shown[0][i].toDouble() - source[i].toDouble() - delay) < 0.0011);
        const double soundStart =
            probe(hls.filePath(QStringLiteral("sound/index.m3u8")), QStringLiteral("a:0"), QStringLiteral("packet=pts_time"))
                .value(0)
                .toDouble();
        QVERIFY2(std::abs(soundStart - shown[0].first().toDouble()) < 0.03, qPrintable(QString::number(soundStart)));
    }

    void packagingAgainReplacesWhatIsThere()
    {
        MediaRun run{clipPath(QStringLiteral("short_gop.mp4")), {Kind::Review, Kind::Hls}};
        QVERIFY(run.all());
        QFile::remove(QFileInfo{run.file(Kind::Hls)}.path() + QStringLiteral("/master.m3u8"));
        QVERIFY(run.package());
        QVERIFY(QFile::exists(run.file(Kind::Hls)));
        const QStringList entries = QDir{run.task.outputDir}.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
        QCOMPARE(entries, (QStringList{QStringLiteral("hls"), QStringLiteral("review.mp4")}));
    }

    void stoppedPackagingLeavesNoFile()
    {
        MediaRun run{clipPath(QStringLiteral("short_gop.mp4")), {Kind::Review, Kind::Hd}};
        QVERIFY(run.inspect() && run.video() && run.audio());
        std::stop_source stop;
        stop.request_stop();
        run.control.stop = stop.get_token();
        const Result<MediaReport> report = run.package();
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
        QCOMPARE(QDir{run.task.outputDir}.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{});
    }
};

QTEST_GUILESS_MAIN(PackagerTest)
#include "tst_packager.moc"
