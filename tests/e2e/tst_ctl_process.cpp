#include "core/model/rendition.h"
#include "tests/e2e/ctl_run.h"
#include "tests/e2e/made_clips.h"

#include <QCryptographicHash>
#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace chalkreel;
using namespace chalkreel::e2e;

/// The main job, on the clip that the program renders itself.
class CtlProcessTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_clip;
    CtlRun m_run;

    QString made(const QString &name) const { return m_folder.filePath(QStringLiteral("out/") + name); }

    QByteArray bytesOf(const QString &name) const
    {
        QFile file{made(name)};
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
    }
    QJsonObject jsonOf(const QString &name) const { return QJsonDocument::fromJson(bytesOf(name)).object(); }

    static QByteArrayList streamOf(const QString &file, const QString &kind, const QString &entries)
    {
        const QByteArrayList lines = ffprobe({QStringLiteral("-select_streams"), kind, QStringLiteral("-show_entries"),
                                              QStringLiteral("stream=") + entries, QStringLiteral("-of"), QStringLiteral("csv=p=0"), file});
        return lines.isEmpty() ? QByteArrayList{} : lines.first().split(',');
    }

    /// Seconds at which the frames are shown.
    static QByteArrayList frameTimes(const QString &file)
    {
        QByteArrayList times = ffprobe({QStringLiteral("-select_streams"), QStringLiteral("v:0"), QStringLiteral("-show_entries"),
                                        QStringLiteral("packet=pts_time"), QStringLiteral("-of"), QStringLiteral("csv=p=0"), file});
        for (QByteArray &time : times) time = QByteArray::number(time.split(',').first().toDouble(), 'f', 4);
        std::ranges::sort(times, {}, [](const QByteArray &time) { return time.toDouble(); });
        return times;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_clip = m_folder.filePath(QStringLiteral("demo clip.mp4"));
        const CtlRun demo = runCtl({QStringLiteral("demo"), m_clip});
        QVERIFY2(demo.status == 0, demo.err.constData());
        m_run = runCtl({QStringLiteral("process"), m_clip, QStringLiteral("--output"), m_folder.filePath(QStringLiteral("out")),
                        QStringLiteral("--json")});
        QVERIFY2(m_run.status == 0, m_run.err.constData());
    }

    void everythingIsMadeAndNothingElseIsLeft()
    {
        QStringList expected;
        for (const RenditionFile &row : kRenditionFiles)
            if (row.fileName && row.kind != RenditionKind::Audio) expected.append(QString::fromLatin1(row.fileName));
        const QStringList files = filesIn(m_folder.filePath(QStringLiteral("out")));
        for (const QString &file : expected) QVERIFY2(files.contains(file), qPrintable(file));
        for (const QString &file : files) QVERIFY2(expected.contains(file) || file.startsWith(QStringLiteral("hls/")), qPrintable(file));
    }

    void reportListsWhatIsThere()
    {
        const QJsonArray renditions = m_run.json().value(QStringLiteral("renditions")).toArray();
        QVERIFY(renditions.size() >= 19);
        for (const QJsonValue &value : renditions) {
            const QJsonObject rendition = value.toObject();
            const QString file = rendition.value(QStringLiteral("file")).toString();
            QVERIFY2(QFile::exists(made(file)), qPrintable(file));
            if (!file.startsWith(QStringLiteral("hls/")))
                QCOMPARE(rendition.value(QStringLiteral("size")).toInteger(), QFileInfo{made(file)}.size());
        }
        QCOMPARE(m_run.json().value(QStringLiteral("warnings")).toArray(), QJsonArray{});
        // One decode for all: nothing decodes the 480 frames twice.
        const int decoded = m_run.json().value(QStringLiteral("decoded_frames")).toInt();
        QVERIFY2(decoded >= 480 && decoded < 960, qPrintable(QString::number(decoded)));
    }

    void encodesPlayInBrowsersAndAreNeverLarger_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("enhanced") << QStringLiteral("enhanced.mp4") << 1280 << 720;
        QTest::newRow("review") << QStringLiteral("review.mp4") << 1280 << 720;
        QTest::newRow("hd") << QStringLiteral("hd.mp4") << 1280 << 720;
        QTest::newRow("sd") << QStringLiteral("sd.mp4") << 854 << 480;
        QTest::newRow("mobile") << QStringLiteral("mobile.mp4") << 640 << 360;
    }
    void encodesPlayInBrowsersAndAreNeverLarger()
    {
        QFETCH(QString, file);
        QFETCH(int, width);
        QFETCH(int, height);
        const QByteArrayList picture = streamOf(made(file), QStringLiteral("v:0"), QStringLiteral("codec_name,width,height,pix_fmt"));
        QCOMPARE(picture, (QByteArrayList{"h264", QByteArray::number(width), QByteArray::number(height), "yuv420p"}));
        QCOMPARE(streamOf(made(file), QStringLiteral("a:0"), QStringLiteral("codec_name")), QByteArrayList{"aac"});
        const QByteArray bytes = bytesOf(file);
        QVERIFY(bytes.indexOf("moov") > 0 && bytes.indexOf("moov") < bytes.indexOf("mdat"));
        QCOMPARE(frameTimes(made(file)), frameTimes(m_clip));
    }

    void reviewCopyHasShortGopsAndNoBFrames()
    {
        const QByteArrayList flags =
            ffprobe({QStringLiteral("-select_streams"), QStringLiteral("v:0"), QStringLiteral("-show_entries"),
                     QStringLiteral("packet=flags"), QStringLiteral("-of"), QStringLiteral("csv=p=0"), made(QStringLiteral("review.mp4"))});
        int sinceKey = 0;
        for (const QByteArray &flag : flags) {
            sinceKey = flag.startsWith('K') ? 1 : sinceKey + 1;
            QVERIFY(sinceKey <= 12);
        }
        QCOMPARE(streamOf(made(QStringLiteral("review.mp4")), QStringLiteral("v:0"), QStringLiteral("has_b_frames")), QByteArrayList{"0"});
    }

    void hlsPlaysFromItsMasterPlaylist()
    {
        const QString master = made(QStringLiteral("hls/master.m3u8"));
        QVERIFY(bytesOf(QStringLiteral("hls/master.m3u8")).startsWith("#EXTM3U"));
        QCOMPARE(streamOf(master, QStringLiteral("v:0"), QStringLiteral("codec_name")), QByteArrayList{"h264"});
        const QByteArrayList frames = ffprobe({QStringLiteral("-count_packets"), QStringLiteral("-select_streams"), QStringLiteral("v:0"),
                                               QStringLiteral("-show_entries"), QStringLiteral("stream=nb_read_packets"),
                                               QStringLiteral("-of"), QStringLiteral("csv=p=0"), master});
        QCOMPARE(frames.first().split(',').first(), QByteArray{"480"});
        const QStringList segments = QDir{made(QStringLiteral("hls"))}.entryList({QStringLiteral("*.m4s")});
        const bool isInFolders = !filesIn(made(QStringLiteral("hls"))).filter(QStringLiteral(".m4s")).isEmpty();
        QVERIFY(!segments.isEmpty() || isInFolders);
    }

    void metadataSaysWhatTheClipIs()
    {
        const QJsonObject metadata = jsonOf(QStringLiteral("metadata.json"));
        QVERIFY(std::abs(metadata.value(QStringLiteral("duration")).toDouble() - 8) < 0.05);
        QCOMPARE(metadata.value(QStringLiteral("size")).toInteger(), QFileInfo{m_clip}.size());
        QFile clip{m_clip};
        QVERIFY(clip.open(QIODevice::ReadOnly));
        const QByteArray sha256 = QCryptographicHash::hash(clip.readAll(), QCryptographicHash::Sha256).toHex();
        QCOMPARE(metadata.value(QStringLiteral("sha256")).toString(), QString::fromLatin1(sha256));
        const QJsonObject video = metadata.value(QStringLiteral("streams")).toArray().first().toObject();
        QCOMPARE(video.value(QStringLiteral("frame_rate")).toString(), QStringLiteral("60/1"));
        QCOMPARE(video.value(QStringLiteral("frame_count")).toInt(), 480);
        QCOMPARE(video.value(QStringLiteral("variable_frame_rate")).toBool(), false);
    }

    void histogramHasFourCurvesOf256Bins()
    {
        // Whatever else stands in it: four lists of 256 counts.
        int curves = 0;
        const std::function<void(const QJsonValue &)> count = [&](const QJsonValue &value) {
            if (value.isArray() && value.toArray().size() == 256) ++curves;
            if (value.isObject())
                for (const QJsonValue &member : value.toObject()) count(member);
        };
        count(jsonOf(QStringLiteral("histogram.json")));
        QCOMPARE(curves, 4);
    }

    void picturesHaveTheirSizes()
    {
        for (const char *name : {"thumbnail.jpg", "thumbnail_start.jpg", "thumbnail_middle.jpg", "thumbnail_end.jpg"}) {
            const QImage image{made(QString::fromLatin1(name))};
            QCOMPARE(image.size(), QSize(320, 180));
        }
        QVERIFY(!QImage{made(QStringLiteral("storyboard.jpg"))}.isNull());
        QVERIFY(!QImage{made(QStringLiteral("waveform.png"))}.isNull());
        QVERIFY(bytesOf(QStringLiteral("storyboard.vtt")).startsWith("WEBVTT"));
        QVERIFY(bytesOf(QStringLiteral("preview.gif")).startsWith("GIF8"));
        QVERIFY(bytesOf(QStringLiteral("packets.idx")).startsWith("CRPX"));
        QVERIFY(!jsonOf(QStringLiteral("waveform.json")).isEmpty());
    }

    void secondRunIntoTheSameFolderReplacesAndSucceeds()
    {
        const QStringList before = filesIn(m_folder.filePath(QStringLiteral("out")));
        const CtlRun run = runCtl({QStringLiteral("process"), m_clip, QStringLiteral("-o"), m_folder.filePath(QStringLiteral("out")),
                                   QStringLiteral("--only"), QStringLiteral("thumbnail,metadata")});
        QVERIFY2(run.status == 0, run.err.constData());
        QVERIFY(run.out.contains("thumbnail.jpg"));
        QVERIFY(!run.out.contains("enhanced.mp4"));
        QCOMPARE(filesIn(m_folder.filePath(QStringLiteral("out"))), before);
    }

    void onlyWhatIsAskedForIsMade()
    {
        const QString folder = m_folder.filePath(QStringLiteral("a/new/few"));
        const CtlRun run = runCtl({QStringLiteral("process"), m_clip, QStringLiteral("-o"), folder, QStringLiteral("--only"),
                                   QStringLiteral("thumbnail,histogram"), QStringLiteral("--in-process")});
        QVERIFY2(run.status == 0, run.err.constData());
        QCOMPARE(filesIn(folder), (QStringList{QStringLiteral("histogram.json"), QStringLiteral("thumbnail.jpg")}));
    }

    void soundIsTakenAsWhatItIs()
    {
        const QString sound = makeSound(m_folder.path(), QStringLiteral("talk.m4a"), 3);
        const QString folder = m_folder.filePath(QStringLiteral("sound"));
        const CtlRun run = runCtl({QStringLiteral("process"), sound, QStringLiteral("-o"), folder, QStringLiteral("--json")});
        QVERIFY2(run.status == 0, run.err.constData());
        QCOMPARE(run.json().value(QStringLiteral("info")).toObject().value(QStringLiteral("kind")).toString(), QStringLiteral("audio"));
        const QStringList files = filesIn(folder);
        QVERIFY(files.contains(QStringLiteral("waveform.json")) && files.contains(QStringLiteral("metadata.json")));
        QVERIFY(!files.contains(QStringLiteral("enhanced.mp4")) && !files.contains(QStringLiteral("thumbnail.jpg")));
    }

    void interruptedRunLeavesNothing()
    {
        const QString folder = m_folder.filePath(QStringLiteral("interrupted"));
        QProcess process;
        startCtl(process, {QStringLiteral("process"), m_clip, QStringLiteral("-o"), folder});
        QVERIFY(waitForProgress(process, QStringLiteral("video"), 20));
        const QList<qint64> children = childrenOf(process.processId());
        QVERIFY(!children.isEmpty());
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        const CtlRun run = finish(process);
        QCOMPARE(run.status, 130);
        QVERIFY(!QFile::exists(folder));
        for (const qint64 child : children) QVERIFY(waitForEnd(child));
    }

    void probeTellsAsMuchWithoutMakingAnything()
    {
        const QStringList before = filesIn(m_folder.path());
        const CtlRun run = runCtl({QStringLiteral("probe"), m_clip, QStringLiteral("--json")});
        QCOMPARE(run.status, 0);
        const QJsonObject info = run.json().value(QStringLiteral("info")).toObject();
        QCOMPARE(info.value(QStringLiteral("streams")).toArray().size(), 2);
        QCOMPARE(filesIn(m_folder.path()), before);
        const CtlRun text = runCtl({QStringLiteral("probe"), m_clip});
        QVERIFY2(text.out.contains("1280x720"), text.out.constData());
    }
};

QTEST_GUILESS_MAIN(CtlProcessTest)
#include "tst_ctl_process.moc"
