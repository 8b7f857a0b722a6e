#include "tests/core/media/tasks/media_run.h"

#include "tests/support/media/footage.h"

#include <QTest>

#include <cmath>

using namespace chalkreel;
using namespace chalkreel::test;
using Kind = RenditionKind;

class AudioPassTest final : public QObject
{
    Q_OBJECT

    /// Second of the first sample beyond half of full scale, as ffmpeg plays the file; -1 for none.
    static double firstLoudSecond(const QString &file)
    {
        const QByteArray pcm = outputOf(
            QStringLiteral("ffmpeg"),
            {QStringLiteral("-nostdin"), QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-copyts"), QStringLiteral("-i"),
             file, QStringLiteral("-af"), QStringLiteral("aresample=async=1:first_pts=0"), QStringLiteral("-ac"), QStringLiteral("1"),
             QStringLiteral("-ar"), QStringLiteral("48000"), QStringLiteral("-f"), QStringLiteral("s16le"), QStringLiteral("-")});
        const auto *samples = reinterpret_cast<const qint16 *>(pcm.constData());
        for (qsizetype i = 0; i < pcm.size() / 2; ++i)
            if (std::abs(samples[i]) > 8000) return static_cast<double>(i) / 48000;
        return -1;
    }

    /// Second of the first bright frame.
    static double firstBrightSecond(const QString &file)
    {
        const QByteArray text =
            outputOf(QStringLiteral("ffmpeg"), {QStringLiteral("-nostdin"), QStringLiteral("-v"), QStringLiteral("error"),
                                                QStringLiteral("-copyts"), QStringLiteral("-i"), file, QStringLiteral("-an"),
                                                QStringLiteral("-vf"), QStringLiteral("signalstats,metadata=print:file=-"),
                                                QStringLiteral("-f"), QStringLiteral("null"), QStringLiteral("-")});
        double seconds = -1;
        for (const QByteArray &line : text.split('\n')) {
            const QString entry = QString::fromUtf8(line);
            if (entry.contains(QStringLiteral("pts_time:"))) seconds = entry.section(QStringLiteral("pts_time:"), 1).trimmed().toDouble();
            if (entry.startsWith(QStringLiteral("lavfi.signalstats.YAVG=")) && entry.section(u'=', 1).toDouble() > 100) return seconds;
        }
        return -1;
    }
private slots:
    void aacPacketsPassThroughBitForBit_data()
    {
        QTest::addColumn<QString>("clip");
        QTest::newRow("MP4") << QStringLiteral("short_gop.mp4");
        QTest::newRow("Matroska") << QStringLiteral("start.mkv");
    }
    void aacPacketsPassThroughBitForBit()
    {
        QFETCH(const QString, clip);
        MediaRun run{clipPath(clip), {Kind::Audio}};
        QVERIFY(run.inspect());
        const Result<MediaReport> report = run.audio();
        QVERIFY(report.has_value());
        QCOMPARE(find(*report, Kind::Audio)->origin, QStringLiteral("remuxed"));
        const QStringList hashes = packetHashes(run.file(Kind::Audio), QStringLiteral("a:0"));
        QVERIFY(hashes.size() > 200);
        QCOMPARE(hashes, packetHashes(run.task.source, QStringLiteral("a:0")));
    }

    void adtsOfATransportStreamPlaysAfterwards()
    {
        MediaRun run{clipPath(QStringLiteral("start.ts")), {Kind::Audio}};
        QVERIFY(run.inspect());
        QVERIFY(run.audio());
        // The same packets without their headers, as ffmpeg takes them off.
        QTemporaryDir folder;
        const QString reference = folder.filePath(QStringLiteral("reference.m4a"));
        QVERIFY(runFfmpeg(
            {QStringLiteral("-i"), run.task.source, QStringLiteral("-vn"), QStringLiteral("-c"), QStringLiteral("copy"), reference}));
        const QStringList expected = packetHashes(reference, QStringLiteral("a:0"));
        QVERIFY(expected.size() > 200);
        QCOMPARE(packetHashes(run.file(Kind::Audio), QStringLiteral("a:0")), expected);
    }

    void otherSoundBecomesAac()
    {
        MediaRun run{clipPath(QStringLiteral("sound.wav")), {Kind::Audio, Kind::Waveform, Kind::WaveformImage}};
        QVERIFY(run.inspect());
        const Result<MediaReport> report = run.audio();
        QVERIFY(report.has_value());
        QCOMPARE(find(*report, Kind::Audio)->origin, QStringLiteral("encoded"));
        QCOMPARE(probe(run.file(Kind::Audio), QStringLiteral("a:0"), QStringLiteral("stream=codec_name,profile")),
                 QStringList{QStringLiteral("aac|LC")});
        QFile json{run.file(Kind::Waveform)};
        QVERIFY(json.open(QIODevice::ReadOnly));
        const double duration = QJsonDocument::fromJson(json.readAll())[QStringLiteral("duration")].toDouble();
        QVERIFY2(std::abs(duration - 3) < 0.001, qPrintable(QString::number(duration)));
        QVERIFY(QFile::exists(run.file(Kind::WaveformImage)));
    }

    void flashAndBeepStayTogether_data()
    {
        QTest::addColumn<QStringList>("soundCodec");
        QTest::addColumn<QString>("ending");
        QTest::newRow("passed through") << QStringList{QStringLiteral("aac")} << QStringLiteral("mp4");
        QTest::newRow("encoded from PCM") << QStringList{QStringLiteral("pcm_s16le")} << QStringLiteral("mov");
        QTest::newRow("encoded from MP3 in Matroska") << QStringList{QStringLiteral("libmp3lame")} << QStringLiteral("mkv");
        QTest::newRow("transport stream") << QStringList{QStringLiteral("aac")} << QStringLiteral("ts");
    }
    void flashAndBeepStayTogether()
    {
        QFETCH(const QStringList, soundCodec);
        QFETCH(const QString, ending);
        QTemporaryDir folder;
        const QString clip = folder.filePath(QStringLiteral("flash.") + ending);
        // Black and silent but for one white frame and a beep at 2 s.
        QVERIFY(
            runFfmpeg({QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                       QStringLiteral("color=black:size=320x240:rate=25:duration=4,drawbox=color=white:t=fill:enable='between(t,2,2.03)'"),
                       QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                       QStringLiteral("aevalsrc='if(between(t,2,2.2),0.9*sin(6283*t),0)':s=44100:d=4"), QStringLiteral("-c:v"),
                       QStringLiteral("libx264"), QStringLiteral("-preset"), QStringLiteral("veryfast"), QStringLiteral("-c:a"),
                       soundCodec.first(), clip}));
        MediaRun run{clip, {Kind::Enhanced, Kind::Review, Kind::Hd}};
        QVERIFY(run.all());
        for (const Kind kind : {Kind::Enhanced, Kind::Review, Kind::Hd}) {
            const QString file = run.file(kind);
            const double apart = std::abs(firstBrightSecond(file) - firstLoudSecond(file));
            QVERIFY2(apart < 0.04, qPrintable(QStringLiteral("%1: %2 s").arg(QString{nameOf(kind)}).arg(apart)));
        }
    }

    void clipWithoutSoundLeavesNoSound()
    {
        MediaRun run{clipPath(QStringLiteral("silent.mp4"))};
        const Result<MediaReport> report = run.all();
        QVERIFY(report.has_value());
        QCOMPARE(report->warnings, QStringList{});
        QVERIFY(probe(run.file(Kind::Review), QStringLiteral("a"), QStringLiteral("stream=codec_name")).isEmpty());
        QVERIFY(!QFile::exists(run.file(Kind::Waveform)));
    }
};

QTEST_GUILESS_MAIN(AudioPassTest)
#include "tst_audio_pass.moc"
