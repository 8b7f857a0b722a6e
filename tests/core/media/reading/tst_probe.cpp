#include "core/media/av/plain_text.h"
#include "core/media/reading/probe.h"
#include "core/media/tasks/metadata_json.h"
#include "tests/support/media/footage.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <cmath>

using namespace chalkreel;
using namespace chalkreel::test;

namespace {

Result<MediaInfo> probeFile(const QString &path)
{
    const auto input = openMedia(path);
    if (!input) return fail(input.error());
    if ((*input)->bestVideoStream() < 0) return probe(**input, nullptr);
    const Result<PacketIndex> index = PacketIndex::scan(**input, (*input)->bestVideoStream(), {});
    if (!index) return fail(index.error());
    return probe(**input, &*index);
}

QJsonObject ffprobe(const QString &path)
{
    QProcess process;
    process.start(QStringLiteral("ffprobe"),
                  {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-of"), QStringLiteral("json"),
                   QStringLiteral("-show_format"), QStringLiteral("-show_streams"), QStringLiteral("-show_chapters"), path});
    process.waitForFinished(-1);
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

QString textOf(const QJsonObject &object, const char *key)
{
    const QString text = object.value(QLatin1StringView{key}).toString();
    return text == QLatin1StringView{"unknown"} ? QString{} : text;
}

double numberOf(const QJsonObject &object, const char *key)
{
    const QJsonValue value = object.value(QLatin1StringView{key});
    return value.isDouble() ? value.toDouble() : value.toString().toDouble();
}

Fraction fractionOf(const QJsonObject &object, const char *key)
{
    const QStringList parts = textOf(object, key).replace(u':', u'/').split(u'/');
    return parts.size() == 2 && parts[1] != u'0' ? Fraction{parts[0].toLongLong(), parts[1].toLongLong()} : Fraction{1, 1};
}

/// One line per field that differs.
class Differences
{
public:
    void text(const char *field, const QString &ours, const QString &theirs)
    {
        if (ours != theirs) add(field, ours, theirs);
    }
    void number(const char *field, double ours, double theirs, double tolerance = 0)
    {
        if (std::abs(ours - theirs) > tolerance) add(field, QString::number(ours, 'g', 12), QString::number(theirs, 'g', 12));
    }
    QByteArray all() const { return m_lines.join(u'\n').toUtf8(); }

private:
    void add(const char *field, const QString &ours, const QString &theirs)
    {
        m_lines.append(QStringLiteral("%1: “%2”, ffprobe “%3”").arg(QLatin1StringView{field}, ours, theirs));
    }
    QStringList m_lines;
};

void comparePicture(Differences &differences, const StreamInfo &ours, const QJsonObject &theirs)
{
    differences.number("width", ours.width, numberOf(theirs, "width"));
    differences.number("height", ours.height, numberOf(theirs, "height"));
    differences.text("pix_fmt", ours.pixelFormat, textOf(theirs, "pix_fmt"));
    differences.text("field_order", ours.fieldOrder, textOf(theirs, "field_order"));
    differences.text("color_range", ours.colorRange, textOf(theirs, "color_range"));
    differences.text("color_space", ours.colorSpace, textOf(theirs, "color_space"));
    differences.text("color_transfer", ours.colorTransfer, textOf(theirs, "color_transfer"));
    differences.text("color_primaries", ours.colorPrimaries, textOf(theirs, "color_primaries"));
    differences.number("sample_aspect_ratio", ours.pixelAspect.value(), fractionOf(theirs, "sample_aspect_ratio").value(), 1e-9);
    double turned = 0;
    for (const QJsonValue &data : theirs.value(QLatin1StringView{"side_data_list"}).toArray())
        turned = numberOf(data.toObject(), "rotation");
    differences.number("rotation", ours.rotation, std::fmod(360 - turned, 360));
}

void compareSound(Differences &differences, const StreamInfo &ours, const QJsonObject &theirs)
{
    differences.number("sample_rate", ours.sampleRate, numberOf(theirs, "sample_rate"));
    differences.number("channels", ours.channels, numberOf(theirs, "channels"));
    if (theirs.contains(QLatin1StringView{"channel_layout"}))
        differences.text("channel_layout", ours.channelLayout, textOf(theirs, "channel_layout"));
    differences.text("sample_fmt", ours.sampleFormat, textOf(theirs, "sample_fmt"));
}

}  // namespace

class ProbeTest final : public QObject
{
    Q_OBJECT
private slots:
    void everyFieldIsWhatFfprobeSays_data()
    {
        const QStringList clips = QDir{clipPath({})}.entryList(QDir::Files);
        QTest::addColumn<QString>("path");
        for (const QString &clip : clips)
            if (clip != QLatin1StringView{"no_index.mp4"}) QTest::newRow(qPrintable(clip)) << clipPath(clip);
        for (const char *film : {"bbb.mp4", "ball.mp4", "walkers.avi"}) QTest::newRow(film) << filmPath(QString::fromLatin1(film));
    }
    void everyFieldIsWhatFfprobeSays()
    {
        QFETCH(QString, path);
        const Result<MediaInfo> info = probeFile(path);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        const QJsonObject theirs = ffprobe(path);
        const QJsonObject format = theirs.value(QLatin1StringView{"format"}).toObject();
        const bool isStill = info->kind == AssetKind::Image;
        Differences differences;
        // ffprobe goes by the names of pictures; ours is what the bytes are.
        if (!isStill) differences.text("format_name", info->container, textOf(format, "format_name"));
        if (!isStill) differences.text("format_long_name", info->containerName, textOf(format, "format_long_name"));
        differences.number("size", static_cast<double>(info->size), numberOf(format, "size"));
        if (!isStill) differences.number("start_time", info->startTime, numberOf(format, "start_time"), 1e-6);
        const QJsonArray streams = theirs.value(QLatin1StringView{"streams"}).toArray();
        QCOMPARE(info->streams.size(), streams.size());
        for (const StreamInfo &ours : info->streams) {
            const QJsonObject stream = streams[ours.index].toObject();
            const QJsonObject disposition = stream.value(QLatin1StringView{"disposition"}).toObject();
            const QJsonObject tags = stream.value(QLatin1StringView{"tags"}).toObject();
            // Where the container has none it is an estimate by what was read so far, and we read more.
            const bool isEstimate = info->container == QLatin1StringView{"mpegts"};
            const double tolerance = isEstimate ? 0.05 * numberOf(stream, "bit_rate") : 0;
            differences.text("codec_type", ours.type, textOf(stream, "codec_type"));
            differences.text("codec_name", ours.codec, textOf(stream, "codec_name"));
            // A bare number is a profile that FFmpeg has no name for.
            const QString profile = textOf(stream, "profile");
            bool isNumber = false;
            (void)profile.toInt(&isNumber);
            differences.text("profile", ours.profile, isNumber ? QString{} : profile);
            differences.number("default", ours.isDefault ? 1 : 0, numberOf(disposition, "default"));
            differences.number("attached_pic", ours.isAttachedPicture ? 1 : 0, numberOf(disposition, "attached_pic"));
            differences.text("language", ours.language, textOf(tags, "language"));
            differences.text("title", ours.title, textOf(tags, "title"));
            if (stream.contains(QLatin1StringView{"bit_rate"}) && !isStill)
                differences.number("bit_rate", static_cast<double>(ours.bitRate), numberOf(stream, "bit_rate"), tolerance);
            if (ours.type == QLatin1StringView{"video"}) comparePicture(differences, ours, stream);
            if (ours.type == QLatin1StringView{"audio"}) compareSound(differences, ours, stream);
        }
        const QJsonArray chapters = theirs.value(QLatin1StringView{"chapters"}).toArray();
        QCOMPARE(info->chapters.size(), chapters.size());
        for (qsizetype i = 0; i < chapters.size(); ++i) {
            differences.number("chapter start", info->chapters[i].start, numberOf(chapters[i].toObject(), "start_time"), 1e-6);
            differences.number("chapter end", info->chapters[i].end, numberOf(chapters[i].toObject(), "end_time"), 1e-6);
        }
        QVERIFY2(differences.all().isEmpty(), differences.all().constData());
    }

    void framesRateAndLengthAreCounted_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("frames");
        QTest::addColumn<QString>("rate");
        QTest::addColumn<double>("duration");
        QTest::addColumn<bool>("isVariable");
        const auto add = [](const char *name, int frames, const char *rate, double duration, bool isVariable = false) {
            QTest::newRow(name) << clipPath(QString::fromLatin1(name)) << frames << QString::fromLatin1(rate) << duration << isVariable;
        };
        add("long_gop.mp4", 360, "30/1", 12);
        add("start.mkv", 180, "30/1", 6);
        add("start.ts", 180, "30/1", 6);
        add("wrap.ts", 180, "30/1", 6);
        add("fps60.mp4", 240, "60/1", 4);
        add("open_gop.mp4", 120, "30000/1001", 4.004);
        add("open_gop.ts", 120, "30000/1001", 4.004);
        add("mpeg4.avi", 75, "25/1", 3);
        add("bare.h264", 180, "30/1", 6);
        add("vp9.webm", 75, "25/1", 3);
        QTest::newRow("bbb.mp4") << filmPath(QStringLiteral("bbb.mp4")) << 720 << QStringLiteral("24/1") << 30.0 << false;
        QTest::newRow("walkers.avi") << filmPath(QStringLiteral("walkers.avi")) << 795 << QStringLiteral("10/1") << 79.5 << false;
    }
    void framesRateAndLengthAreCounted()
    {
        QFETCH(QString, path);
        const Result<MediaInfo> info = probeFile(path);
        QVERIFY(info);
        const StreamInfo &video = *info->video();
        QTEST(static_cast<int>(video.frameCount), "frames");
        QTEST(JsonCodec<Fraction>::write(video.frameRate).toString(), "rate");
        QTEST(video.duration, "duration");
        QTEST(video.hasVariableFrameRate, "isVariable");
        QVERIFY(info->duration >= video.duration && info->duration < video.duration + 0.2);
    }

    void variableRateIsTheAverageOfWhatIsThere()
    {
        const Result<MediaInfo> info = probeFile(clipPath(QStringLiteral("vfr.mp4")));
        QVERIFY(info);
        QVERIFY(info->video()->hasVariableFrameRate);
        const QJsonObject theirs =
            ffprobe(clipPath(QStringLiteral("vfr.mp4"))).value(QLatin1StringView{"streams"}).toArray().first().toObject();
        QVERIFY(std::abs(info->video()->frameRate.value() - fractionOf(theirs, "avg_frame_rate").value()) < 0.2);
    }

    void sizeOnTheScreenIsUprightAndInSquarePixels()
    {
        const Result<MediaInfo> rotated = probeFile(clipPath(QStringLiteral("rotated.mp4")));
        QVERIFY(rotated);
        QCOMPARE(rotated->video()->rotation, 90);
        QCOMPARE(rotated->video()->displayWidth, 240);
        QCOMPARE(rotated->video()->displayHeight, 320);
        const Result<MediaInfo> wide = probeFile(clipPath(QStringLiteral("anamorphic.mp4")));
        QVERIFY(wide);
        QCOMPARE(wide->video()->pixelAspect, (Fraction{16, 11}));
        QCOMPARE(wide->video()->displayWidth, 524);
        QCOMPARE(wide->video()->displayHeight, 288);
    }

    void displayMatrixGivesTurnAndMirror_data()
    {
        QTest::addColumn<QList<int>>("matrix");  // a b c d
        QTest::addColumn<int>("rotation");
        QTest::addColumn<bool>("isMirrored");
        QTest::newRow("upright") << QList<int>{1, 0, 0, 1} << 0 << false;
        QTest::newRow("right") << QList<int>{0, 1, -1, 0} << 90 << false;
        QTest::newRow("head down") << QList<int>{-1, 0, 0, -1} << 180 << false;
        QTest::newRow("left") << QList<int>{0, -1, 1, 0} << 270 << false;
        QTest::newRow("mirrored") << QList<int>{-1, 0, 0, 1} << 0 << true;
        QTest::newRow("flipped") << QList<int>{1, 0, 0, -1} << 180 << true;
        QTest::newRow("transposed") << QList<int>{0, 1, 1, 0} << 270 << true;
        QTest::newRow("counter-transposed") << QList<int>{0, -1, -1, 0} << 90 << true;
    }
    void displayMatrixGivesTurnAndMirror()
    {
        QFETCH(QList<int>, matrix);
        QFile file{clipPath(QStringLiteral("rotated.mp4"))};
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray film = file.readAll();
        const qsizetype header = film.indexOf("tkhd");
        const qsizetype at = header + 4 + 40;
        const std::array<qsizetype, 4> places{0, 4, 12, 16};
        for (size_t i = 0; i < 4; ++i) qToBigEndian(matrix[static_cast<qsizetype>(i)] * 65'536, film.data() + at + places[i]);
        QTemporaryDir folder;
        QFile copy{folder.filePath(QStringLiteral("turned.mp4"))};
        QVERIFY(copy.open(QIODevice::WriteOnly));
        copy.write(film);
        copy.close();
        const Result<MediaInfo> info = probeFile(copy.fileName());
        QVERIFY(info);
        QTEST(info->video()->rotation, "rotation");
        QTEST(info->video()->isMirrored, "isMirrored");
    }

    void hdrAndBitDepthAreSeen()
    {
        const Result<MediaInfo> pq = probeFile(clipPath(QStringLiteral("pq.mp4")));
        QVERIFY(pq);
        QVERIFY(pq->video()->isHdr);
        QCOMPARE(pq->video()->bitDepth, 10);
        const Result<MediaInfo> hlg = probeFile(clipPath(QStringLiteral("hlg.mp4")));
        QVERIFY(hlg && hlg->video()->isHdr);
        const Result<MediaInfo> plain = probeFile(clipPath(QStringLiteral("short_gop.mp4")));
        QVERIFY(plain && !plain->video()->isHdr);
        QCOMPARE(plain->video()->bitDepth, 8);
    }

    void kindsAreToldByWhatIsInTheFile_data()
    {
        QTest::addColumn<AssetKind>("kind");
        QTest::newRow("short_gop.mp4") << AssetKind::Video;
        QTest::newRow("animation.gif") << AssetKind::Video;
        QTest::newRow("picture.png") << AssetKind::Image;
        QTest::newRow("picture.jpg") << AssetKind::Image;
        QTest::newRow("sound.m4a") << AssetKind::Audio;
        QTest::newRow("cover.mp3") << AssetKind::Audio;
    }
    void kindsAreToldByWhatIsInTheFile()
    {
        const Result<MediaInfo> info = probeFile(clipPath(QString::fromUtf8(QTest::currentDataTag())));
        QVERIFY(info);
        QTEST(info->kind, "kind");
    }

    void textsOfTheFileArePlainLines()
    {
        const Result<MediaInfo> info = probeFile(clipPath(QStringLiteral("two_tracks.mkv")));
        QVERIFY(info);
        QCOMPARE(info->tags.value(QLatin1StringView{"title"}).toString(), QStringLiteral("Red [31malert gpj.exe <b>"));
        QCOMPARE(info->chapters[1].title, QStringLiteral("Two"));
        QCOMPARE(info->streams[2].language, QStringLiteral("deu"));
        QCOMPARE(info->streams[2].title, QStringLiteral("Kommentar"));
        QCOMPARE(plainLine("two\r\nlines\x07"), QStringLiteral("two lines"));
        QCOMPARE(plainLine(QByteArray(5'000, 'x').constData()).size(), 1000);
        QVERIFY(plainLine(nullptr).isEmpty());
    }

    void metadataCarriesTheFlatNames()
    {
        const Result<MediaInfo> info = probeFile(filmPath(QStringLiteral("bbb.mp4")));
        QVERIFY(info);
        const QJsonObject metadata = metadataJson(*info, QStringLiteral("0123"));
        const auto value = [&metadata](const char *key) { return metadata.value(QLatin1StringView{key}); };
        QCOMPARE(value("width").toInt(), 1920);
        QCOMPARE(value("height").toInt(), 1080);
        QCOMPARE(value("frame_rate").toDouble(), 24.0);
        QCOMPARE(value("codec").toString(), QStringLiteral("h264"));
        QCOMPARE(value("format").toString(), QStringLiteral("mp4"));
        QCOMPARE(value("sha256").toString(), QStringLiteral("0123"));
        QCOMPARE(value("size").toInteger(), info->size);
        QVERIFY(std::abs(value("duration").toDouble() - 30.0) < 0.1);
        QVERIFY(std::abs(value("bitrate").toDouble() - static_cast<double>(info->size) * 8 / info->duration) < 1);
        QCOMPARE(value("streams").toArray().size(), 2);
    }
};

QTEST_GUILESS_MAIN(ProbeTest)
#include "tst_probe.moc"
