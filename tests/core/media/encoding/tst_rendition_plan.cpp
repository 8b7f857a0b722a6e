#include "core/media/encoding/rendition_plan.h"

#include <QTest>

using namespace chalkreel;
using Kind = RenditionKind;

class RenditionPlanTest final : public QObject
{
    Q_OBJECT

    static MediaInfo videoInfo(int width, int height)
    {
        MediaInfo info;
        info.container = QStringLiteral("mov,mp4,m4a,3gp,3g2,mj2");
        info.videoStream = 0;
        StreamInfo video;
        video.codec = QStringLiteral("h264");
        video.profile = QStringLiteral("High");
        video.pixelFormat = QStringLiteral("yuv420p");
        video.fieldOrder = QStringLiteral("progressive");
        video.width = video.displayWidth = width;
        video.height = video.displayHeight = height;
        video.frameRate = {25, 1};
        info.streams.append(video);
        return info;
    }

    /// 25 frames a second; a key frame every `gop`.
    static PacketIndex indexOf(int frames, int gop, int bytes = 1000)
    {
        std::vector<PacketEntry> packets;
        for (int i = 0; i < frames; ++i) packets.push_back({.pts = i, .dts = i, .size = bytes, .isKey = i % gop == 0});
        return PacketIndex{{1, 25}, std::move(packets)};
    }

    static ProcessOptions wanting(QList<Kind> kinds) { return {.renditions = std::move(kinds)}; }

    static const PlannedFile *fileOf(const RenditionPlan &plan, Kind kind)
    {
        const auto it = std::ranges::find(plan.files, kind, &PlannedFile::kind);
        return it == plan.files.end() ? nullptr : &*it;
    }
private slots:
    void playableSourceIsRemuxedWhereItFits()
    {
        const RenditionPlan plan = planRenditions(videoInfo(1920, 1080), indexOf(500, 50), {});
        QCOMPARE(fileOf(plan, Kind::Hd)->encode, -1);
        for (const Kind kind : {Kind::Review, Kind::Sd, Kind::Mobile, Kind::Enhanced}) QVERIFY(fileOf(plan, kind)->encode >= 0);
        QCOMPARE(plan.encodes.size(), size_t{4});
        QCOMPARE(plan.variants.size(), size_t{3});
        QCOMPARE(plan.variants.front().encode, -1);
    }

    void smallPlayableSourceWithShortGopNeedsNoEncodeButTheEnhancedOne()
    {
        const RenditionPlan plan = planRenditions(videoInfo(480, 360), indexOf(500, 10), {});
        QCOMPARE(plan.encodes.size(), size_t{1});
        QVERIFY(plan.encodes.front().isEnhanced);
        QCOMPARE(plan.variants.size(), size_t{1});
        QCOMPARE(fileOf(plan, Kind::Review)->encode, -1);
        QCOMPARE(fileOf(plan, Kind::Hd)->sharedWith, 0);
        QCOMPARE(fileOf(plan, Kind::Mobile)->sharedWith, 0);
    }

    void hdIsTheReviewEncodeWhereTheSourceHasToBeEncoded()
    {
        MediaInfo info = videoInfo(3840, 2160);
        info.streams[0].codec = QStringLiteral("hevc");
        const RenditionPlan plan = planRenditions(info, indexOf(500, 50), {});
        QCOMPARE(fileOf(plan, Kind::Hd)->encode, fileOf(plan, Kind::Review)->encode);
        QCOMPARE(plan.files[static_cast<size_t>(fileOf(plan, Kind::Hd)->sharedWith)].kind, Kind::Review);
        QCOMPARE(fileOf(plan, Kind::Hd)->width, 1920);
        QCOMPARE(fileOf(plan, Kind::Hd)->height, 1080);
        QCOMPARE(fileOf(plan, Kind::Enhanced)->width, 3840);
    }

    void sizesLimitTheShortSide_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("sdWidth");
        QTest::addColumn<int>("sdHeight");
        QTest::newRow("landscape") << 1920 << 1080 << 854 << 480;
        QTest::newRow("portrait") << 1080 << 1920 << 480 << 854;
        QTest::newRow("very wide") << 4000 << 1000 << 1920 << 480;
        QTest::newRow("small is not enlarged") << 320 << 240 << 320 << 240;
        QTest::newRow("odd becomes even") << 321 << 241 << 320 << 240;
    }
    void sizesLimitTheShortSide()
    {
        QFETCH(const int, width);
        QFETCH(const int, height);
        MediaInfo info = videoInfo(width, height);
        info.streams[0].codec = QStringLiteral("vp9");
        const RenditionPlan plan = planRenditions(info, indexOf(100, 50), wanting({Kind::Sd}));
        QTEST(fileOf(plan, Kind::Sd)->width, "sdWidth");
        QTEST(fileOf(plan, Kind::Sd)->height, "sdHeight");
    }

    void whatBrowsersDoNotPlayIsEncoded_data()
    {
        QTest::addColumn<QString>("field");
        for (const char *field : {"codec", "profile", "pixelFormat", "fieldOrder", "mirrored", "aspect", "container", "bitRate", "preroll"})
            QTest::newRow(field) << QString::fromLatin1(field);
    }
    void whatBrowsersDoNotPlayIsEncoded()
    {
        QFETCH(const QString, field);
        MediaInfo info = videoInfo(640, 360);
        QVERIFY(isPlayableAsItIs(info, indexOf(100, 50)));
        StreamInfo &video = info.streams[0];
        std::vector<PacketEntry> packets = indexOf(100, 50).packets();
        if (field == QStringLiteral("codec")) video.codec = QStringLiteral("hevc");
        if (field == QStringLiteral("profile")) video.profile = QStringLiteral("High 10");
        if (field == QStringLiteral("pixelFormat")) video.pixelFormat = QStringLiteral("yuv422p");
        if (field == QStringLiteral("fieldOrder")) video.fieldOrder = QStringLiteral("tt");
        if (field == QStringLiteral("mirrored")) video.isMirrored = true;
        if (field == QStringLiteral("aspect")) video.pixelAspect = {16, 11};
        if (field == QStringLiteral("container")) info.container = QStringLiteral("avi");
        if (field == QStringLiteral("bitRate"))
            for (PacketEntry &packet : packets) packet.size = 100'000;
        if (field == QStringLiteral("preroll")) packets.front().isDiscarded = true;
        QVERIFY(!isPlayableAsItIs(info, PacketIndex{{1, 25}, packets}));
    }

    void turnedSourceIsNoHlsVariant()
    {
        MediaInfo info = videoInfo(640, 360);
        info.streams[0].rotation = 90;
        std::swap(info.streams[0].displayWidth, info.streams[0].displayHeight);
        const RenditionPlan plan = planRenditions(info, indexOf(500, 50), wanting({Kind::Hd, Kind::Hls}));
        QCOMPARE(fileOf(plan, Kind::Hd)->encode, -1);
        QVERIFY(plan.variants.front().encode >= 0);
    }

    void unwantedRenditionsAreNotPlanned()
    {
        const RenditionPlan plan = planRenditions(videoInfo(1920, 1080), indexOf(500, 50), wanting({Kind::Sd, Kind::Waveform}));
        QCOMPARE(plan.files.size(), size_t{1});
        QCOMPARE(plan.encodes.size(), size_t{1});
        QVERIFY(plan.variants.empty());
        QVERIFY(plan.segmentStarts.empty());
    }

    void smallPicturesAreScaledFromTheNextLargerOnes()
    {
        MediaInfo info = videoInfo(3840, 2160);
        info.streams[0].codec = QStringLiteral("hevc");
        const RenditionPlan plan = planRenditions(info, indexOf(100, 50), {});
        QCOMPARE(plan.pictures, (std::vector<PlannedPicture>{{3840, 2160, -1}, {1920, 1080, 0}, {854, 480, 1}, {640, 360, 2}}));
    }

    void soundAndStillsHaveNoPlan()
    {
        MediaInfo info;
        info.kind = AssetKind::Audio;
        QVERIFY(planRenditions(info, {}, {}).files.empty());
    }
};

QTEST_GUILESS_MAIN(RenditionPlanTest)
#include "tst_rendition_plan.moc"
