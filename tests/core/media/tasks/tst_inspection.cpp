#include "core/media/pictures/blank_picture.h"
#include "core/media/reading/video_decoder.h"
#include "core/media/tasks/inspection.h"
#include "tests/support/media/footage.h"

#include <QDir>
#include <QJsonDocument>
#include <QSize>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;
using namespace chalkreel::test;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

/// A task with folders of its own.
class Job
{
public:
    explicit Job(const QString &source)
    {
        QDir{m_folder.path()}.mkdir(QStringLiteral("work"));
        QDir{m_folder.path()}.mkdir(QStringLiteral("out"));
        task.source = source;
        task.workDir = m_folder.filePath(QStringLiteral("work"));
        task.outputDir = m_folder.filePath(QStringLiteral("out"));
    }

    /// The source is these bytes.
    Job(const QByteArray &bytes, const QString &name)
        : Job{QString{}}
    {
        task.source = m_folder.filePath(name);
        QFile file{task.source};
        if (file.open(QIODevice::WriteOnly)) file.write(bytes);
    }

    QStringList files() const { return QDir{task.outputDir}.entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    QByteArray file(const char *name) const { return contentOf(QDir{task.outputDir}.filePath(QString::fromLatin1(name))); }
    QString path(const char *name) const { return QDir{task.outputDir}.filePath(QString::fromLatin1(name)); }

    MediaTask task;

private:
    QTemporaryDir m_folder;
};

/// The only picture of an image file.
Result<av::Frame> readPicture(const QString &path, std::unique_ptr<MediaInput> &keepsItOpen)
{
    auto input = openMedia(path);
    if (!input) return fail(input.error());
    keepsItOpen = std::move(*input);
    auto decoder = VideoDecoder::open(*keepsItOpen, keepsItOpen->bestVideoStream(), {});
    if (!decoder) return fail(decoder.error());
    return (*decoder)->next();
}

QSize sizeOf(const QString &path)
{
    std::unique_ptr<MediaInput> input;
    const Result<av::Frame> picture = readPicture(path, input);
    return picture && *picture ? QSize{(*picture)->width, (*picture)->height} : QSize{};
}

}  // namespace

class InspectionTest final : public QObject
{
    Q_OBJECT
private slots:
    void aFilmGetsAllThatMakesItsCard()
    {
        Job job{filmPath(QStringLiteral("bbb.mp4"))};
        job.task.sha256 = QStringLiteral("0123");
        const Result<MediaReport> report = inspect(job.task, {});
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(job.files(), (QStringList{QStringLiteral("histogram.json"), QStringLiteral("metadata.json"), QStringLiteral("packets.idx"),
                                           QStringLiteral("thumbnail.jpg"), QStringLiteral("thumbnail_end.jpg"),
                                           QStringLiteral("thumbnail_middle.jpg"), QStringLiteral("thumbnail_start.jpg")}));
        QCOMPARE(report->renditions.size(), 7);
        for (const Rendition &rendition : report->renditions)
            QCOMPARE(rendition.size, QFileInfo{QDir{job.task.outputDir}.filePath(rendition.file)}.size());
        QCOMPARE(sizeOf(job.path("thumbnail.jpg")), (QSize{320, 180}));
        const QJsonObject metadata = QJsonDocument::fromJson(job.file("metadata.json")).object();
        QCOMPARE(metadata.value(QLatin1StringView{"width"}).toInt(), 1920);
        QCOMPARE(metadata.value(QLatin1StringView{"sha256"}).toString(), QStringLiteral("0123"));
        const QJsonObject histogram = QJsonDocument::fromJson(job.file("histogram.json")).object();
        QCOMPARE(histogram.value(QLatin1StringView{"red"}).toArray().size(), 256);
        QCOMPARE(histogram.value(QLatin1StringView{"sampled_frames"}).toInt(), report->decodedFrames);
        QVERIFY(report->decodedFrames >= 4 && report->decodedFrames <= 24);
        QVERIFY(!report->endsEarly);
        QVERIFY(report->warnings.isEmpty());
        const Result<PacketIndex> index = PacketIndex::parse(job.file("packets.idx"));
        QVERIFY(index);
        QCOMPARE(index->frameCount(), 720);
    }

    void laterTasksFindWhatItFoundOut()
    {
        const Job job{clipPath(QStringLiteral("two_tracks.mkv"))};
        const Result<MediaReport> report = inspect(job.task, {});
        QVERIFY(report);
        const Result<Inspection> inspection = loadInspection(job.task.workDir);
        QVERIFY2(inspection, inspection ? "" : qPrintable(inspection.error().detail));
        QCOMPARE(toJson(inspection->info), toJson(report->info));
        QCOMPARE(inspection->index.frameCount(), 180);
    }

    void withoutAnInspectionThereIsNoneToFind()
    {
        const QTemporaryDir empty;
        const Result<Inspection> none = loadInspection(empty.path());
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::NotFound);
    }

    void onlyWhatIsWantedIsMade()
    {
        Job job{clipPath(QStringLiteral("short_gop.mp4"))};
        job.task.options.renditions = {RenditionKind::ThumbnailMiddle, RenditionKind::Metadata};
        QVERIFY(inspect(job.task, {}));
        QCOMPARE(job.files(), (QStringList{QStringLiteral("metadata.json"), QStringLiteral("thumbnail_middle.jpg")}));
        QVERIFY(loadInspection(job.task.workDir));
    }

    void theThumbnailIsTheFirstShownFrame_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("short_gop.mp4") << 0;
        QTest::newRow("start.ts") << 0;
        QTest::newRow("edit_list.mp4") << 99;
        QTest::newRow("intra_refresh.ts") << 0;
    }
    void theThumbnailIsTheFirstShownFrame()
    {
        const Job job{clipPath(QString::fromUtf8(QTest::currentDataTag()))};
        QVERIFY(inspect(job.task, {}));
        std::unique_ptr<MediaInput> input;
        const Result<av::Frame> picture = readPicture(job.path("thumbnail.jpg"), input);
        QVERIFY(picture && *picture);
        QTEST(numberIn(**picture).value_or(-1), "number");
    }

    void filmThatBeginsInBlackIsRepresentedByPicturesThatShowSomething()
    {
        Job job{filmPath(QStringLiteral("bbb.mp4"))};
        job.task.options.renditions = {RenditionKind::Thumbnail, RenditionKind::ThumbnailStart, RenditionKind::ThumbnailMiddle,
                                       RenditionKind::ThumbnailEnd};
        QVERIFY(inspect(job.task, {}));
        const auto isBlankIn = [&](const char *name) {
            std::unique_ptr<MediaInput> input;
            const Result<av::Frame> picture = readPicture(job.path(name), input);
            return picture && *picture && isBlank(**picture);
        };
        QVERIFY(isBlankIn("thumbnail.jpg"));  // the first frame, whatever is on it
        QVERIFY(!isBlankIn("thumbnail_start.jpg"));
        QVERIFY(!isBlankIn("thumbnail_middle.jpg"));
        QVERIFY(!isBlankIn("thumbnail_end.jpg"));
    }

    void thumbnailsStandUprightInSquarePixels()
    {
        const Job turned{clipPath(QStringLiteral("rotated.mp4"))};
        QVERIFY(inspect(turned.task, {}));
        QCOMPARE(sizeOf(turned.path("thumbnail.jpg")), (QSize{240, 320}));
        const Job wide{clipPath(QStringLiteral("anamorphic.mp4"))};
        QVERIFY(inspect(wide.task, {}));
        QCOMPARE(sizeOf(wide.path("thumbnail.jpg")), (QSize{320, 176}));
    }

    void pictureIsTakenAsWhatItIs()
    {
        const Job job{clipPath(QStringLiteral("picture.png"))};
        const Result<MediaReport> report = inspect(job.task, {});
        QVERIFY(report);
        QCOMPARE(report->info.kind, AssetKind::Image);
        QCOMPARE(report->info.duration, 0.0);
        QVERIFY(job.files().contains(QStringLiteral("thumbnail.jpg")));
        QVERIFY(job.files().contains(QStringLiteral("histogram.json")));
        QVERIFY(!job.files().contains(QStringLiteral("packets.idx")));
    }

    void pictureThatACameraTurnedStandsUpright()
    {
        // An APP1 segment with one TIFF entry: orientation (0x0112) 6, turn it to the right.
        const QByteArray exif = QByteArray("\xff\xe1\x00\x22"
                                           "Exif\x00\x00",
                                           10) +
                                QByteArray("MM\x00\x2a\x00\x00\x00\x08\x00\x01", 10) +
                                QByteArray("\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00", 16);
        QByteArray picture = contentOf(clipPath(QStringLiteral("picture.jpg")));
        picture.insert(2, exif);
        const Job job{picture, QStringLiteral("upright.jpg")};
        const Result<MediaReport> report = inspect(job.task, {});
        QVERIFY2(report, report ? "" : qPrintable(report.error().message));
        QCOMPARE(report->info.video()->rotation, 90);
        QCOMPARE(report->info.video()->displayWidth, 240);
        QCOMPARE(sizeOf(job.path("thumbnail.jpg")), (QSize{240, 320}));
    }

    void soundAloneIsTakenAsWhatItIs()
    {
        const Job job{clipPath(QStringLiteral("sound.wav"))};
        const Result<MediaReport> report = inspect(job.task, {});
        QVERIFY(report);
        QCOMPARE(report->info.kind, AssetKind::Audio);
        QCOMPARE(job.files(), QStringList{QStringLiteral("metadata.json")});
        const Result<Inspection> inspection = loadInspection(job.task.workDir);
        QVERIFY(inspection);
        QCOMPARE(inspection->index.frameCount(), 0);
    }

    void cutOffFileIsSalvagedAndSaysSo_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("mp4") << QStringLiteral("cut_off.mp4");
        QTest::newRow("mkv") << QStringLiteral("cut_off.mkv");
    }
    void cutOffFileIsSalvagedAndSaysSo()
    {
        QFETCH(QString, name);
        const Job job{clipPath(name)};
        const Result<MediaReport> report = inspect(job.task, {});
        QVERIFY(report);
        QVERIFY(report->endsEarly && report->info.endsEarly);
        QCOMPARE(report->warnings.size(), 1);
        QVERIFY(report->warnings[0].contains(name));
        QVERIFY(job.files().contains(QStringLiteral("thumbnail.jpg")));
    }

    void fileWithoutOneDecodableFrameFails()
    {
        QByteArray film = contentOf(clipPath(QStringLiteral("long_gop.mp4")));
        const qsizetype data = film.indexOf("mdat") + 4;
        film.replace(data, film.size() - data, QByteArray(film.size() - data, '\x5a'));
        const Job job{film, QStringLiteral("noise.mp4")};
        const Result<MediaReport> report = inspect(job.task, {});
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Damaged);
        QVERIFY2(report.error().message.contains(QStringLiteral("“noise.mp4”")), qPrintable(report.error().message));
        QVERIFY(job.files().isEmpty());
        QVERIFY(!loadInspection(job.task.workDir));
    }

    void badFileLeavesNothingBehind_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("just text\n");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut before its contents") << contentOf(clipPath(QStringLiteral("no_index.mp4")));
    }
    void badFileLeavesNothingBehind()
    {
        QFETCH(QByteArray, bytes);
        const Job job{bytes, QStringLiteral("clip.mp4")};
        const Result<MediaReport> report = inspect(job.task, {});
        QVERIFY(!report);
        QVERIFY(!canRetryHelp(report.error().code));
        QVERIFY(report.error().message.contains(QStringLiteral("“clip.mp4”")));
        QVERIFY(job.files().isEmpty());
        QVERIFY(QDir{job.task.workDir}.isEmpty());
    }

    void messagesCallTheFileByItsDisplayName()
    {
        Job job{QByteArray("just text\n"), QStringLiteral("0198f3.bin")};
        job.task.displayName = QStringLiteral("Final.mp4");
        const Result<MediaReport> report = inspect(job.task, {});
        QVERIFY(!report);
        QVERIFY(report.error().message.contains(QStringLiteral("“Final.mp4”")));
    }

    void stoppedInspectionPublishesNothing()
    {
        std::stop_source stop;
        stop.request_stop();
        const Job job{clipPath(QStringLiteral("long_gop.mp4"))};
        const Result<MediaReport> report = inspect(job.task, {.stop = stop.get_token()});
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
        QVERIFY(job.files().isEmpty());
    }

    void progressNeverGoesBackAndReachesTheEnd()
    {
        const Job job{filmPath(QStringLiteral("bbb.mp4"))};
        double last = 0;
        bool hasGoneBack = false;
        MediaControl control;
        control.onProgress = [&](const MediaProgress &progress) {
            hasGoneBack |= progress.fraction < last;
            last = progress.fraction;
        };
        QVERIFY(inspect(job.task, control));
        QVERIFY(!hasGoneBack);
        QCOMPARE(last, 1.0);
    }
};

QTEST_GUILESS_MAIN(InspectionTest)
#include "tst_inspection.moc"
