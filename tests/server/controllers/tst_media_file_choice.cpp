#include "server/controllers/media_file_choice.h"

#include <QTest>

using namespace chalkreel;
using namespace Qt::StringLiterals;

class MediaFileChoiceTest final : public QObject
{
    Q_OBJECT

    static AssetDetails detailsWith(const QList<RenditionKind> &kinds)
    {
        AssetDetails details{.asset = {.id = AssetId::create(),
                                       .name = u"clip.mov"_s,
                                       .title = u"Clip"_s,
                                       .sha256 = u"ab"_s,
                                       .duration = 100,
                                       .renditions = kinds}};
        for (const RenditionKind kind : kinds)
            details.renditions.append(
                {.kind = kind,
                 .file = kind == RenditionKind::Original ? u"clip.mov"_s : QString::fromLatin1(renditionFile(kind).fileName)});
        return details;
    }
    static ApiRequest asking(const QByteArray &query)
    {
        ApiRequest request;
        request.head.query = query;
        return request;
    }

private slots:
    void nothingMadeYetSaysSo()
    {
        AssetDetails details = detailsWith({RenditionKind::Original});
        details.asset.status = AssetStatus::Processing;
        const Result<MediaFile> file = chooseDownload(asking(""), details);
        QVERIFY(!file);
        QCOMPARE(file.error().code, ErrorCode::NotFound);
        QVERIFY(file.error().message.contains(u"not made yet"));
    }

    void pictureIsDownloadedAsItIs()
    {
        AssetDetails details = detailsWith({RenditionKind::Original});
        details.asset.kind = AssetKind::Image;
        const Result<MediaFile> file = chooseDownload(asking(""), details);
        QVERIFY(file);
        QCOMPARE(file->kind, RenditionKind::Original);
    }

    void typesThatCouldActInABrowserArePlainFiles_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("page") << u"a.html"_s << QByteArray{"application/octet-stream"};
        QTest::newRow("drawing") << u"a.SVG"_s << QByteArray{"application/octet-stream"};
        QTest::newRow("no ending") << u"mp4"_s << QByteArray{"application/octet-stream"};
        QTest::newRow("film") << u"a.MOV"_s << QByteArray{"video/quicktime"};
    }
    void typesThatCouldActInABrowserArePlainFiles()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, type);
        AssetDetails details = detailsWith({RenditionKind::Original});
        details.asset.name = name;
        const Result<MediaFile> file = chooseDownload(asking("rendition=original"), details);
        QVERIFY(file);
        QCOMPARE(file->contentType, type);
        QVERIFY(file->isAttachment);
    }

    void nearestThumbnailIsTaken_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<RenditionKind>("kind");
        QTest::newRow("nothing said") << QByteArray{} << RenditionKind::Thumbnail;
        QTest::newRow("start") << QByteArray{"at=start"} << RenditionKind::ThumbnailStart;
        QTest::newRow("12 seconds") << QByteArray{"at=12"} << RenditionKind::ThumbnailStart;
        QTest::newRow("44 seconds") << QByteArray{"at=44"} << RenditionKind::ThumbnailMiddle;
        QTest::newRow("beyond the end") << QByteArray{"at=1e9"} << RenditionKind::ThumbnailEnd;
    }
    void nearestThumbnailIsTaken()
    {
        QFETCH(QByteArray, query);
        QFETCH(RenditionKind, kind);
        using enum RenditionKind;
        const Result<MediaFile> file =
            chooseThumbnail(asking(query), detailsWith({Thumbnail, ThumbnailStart, ThumbnailMiddle, ThumbnailEnd}));
        QVERIFY(file);
        QCOMPARE(file->kind, kind);
        const Result<MediaFile> only = chooseThumbnail(asking(query), detailsWith({Thumbnail}));
        QVERIFY(only);
        QCOMPARE(only->kind, Thumbnail);
    }

    void hlsNamesLeadNowhereElse_data()
    {
        QTest::addColumn<QString>("stream");
        QTest::addColumn<QString>("file");
        QTest::newRow("up") << u".."_s << u"enhanced.mp4"_s;
        QTest::newRow("slash in the file") << u"v"_s << u"../../enhanced.mp4"_s;
        QTest::newRow("backslash") << u"v"_s << u"..\\x.mp4"_s;
        QTest::newRow("nothing") << u""_s << u"x.mp4"_s;
        QTest::newRow("no stem") << u"v"_s << u".mp4"_s;
        QTest::newRow("another ending") << u"v"_s << u"x.json"_s;
        QTest::newRow("null") << u"v"_s << QString{u"x"_s + QChar{u'\0'} + u".mp4"_s};
    }
    void hlsNamesLeadNowhereElse()
    {
        QFETCH(QString, stream);
        QFETCH(QString, file);
        ApiRequest request;
        request.parameters = {{u"stream"_s, stream}, {u"file"_s, file}};
        const Result<MediaFile> chosen = chooseHls(request, detailsWith({RenditionKind::Hls}));
        QVERIFY(!chosen);
        QCOMPARE(chosen.error().code, ErrorCode::NotFound);
    }

    void hlsFilesAreFound()
    {
        ApiRequest request;
        request.parameters = {{u"stream"_s, u"720p"_s}, {u"file"_s, u"init.mp4"_s}};
        const Result<MediaFile> chosen = chooseHls(request, detailsWith({RenditionKind::Hls}));
        QVERIFY(chosen);
        QCOMPARE(chosen->beside, u"720p/init.mp4"_s);
    }
};

QTEST_GUILESS_MAIN(MediaFileChoiceTest)
#include "tst_media_file_choice.moc"
