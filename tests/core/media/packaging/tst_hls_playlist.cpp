#include "core/media/packaging/hls_playlist.h"

#include <QTest>

using namespace chalkreel;

class HlsPlaylistTest final : public QObject
{
    Q_OBJECT
private slots:
    void targetDurationIsNotBelowAnyRoundedSegment()
    {
        const QByteArray text = mediaPlaylist({{QStringLiteral("a"), 6.4, 1}, {QStringLiteral("b"), 7.5, 1}});
        QVERIFY(text.contains("#EXT-X-TARGETDURATION:8\n"));
        QVERIFY(text.contains("#EXTINF:6.400000,\na\n"));
        QVERIFY(text.startsWith("#EXTM3U\n"));
        QVERIFY(text.endsWith("#EXT-X-ENDLIST\n"));
    }

    void bandwidthIsThePeakOfPictureAndSound()
    {
        const HlsStream video{.folder = QStringLiteral("hd"),
                              .codecs = QStringLiteral("avc1.640028"),
                              .width = 1920,
                              .height = 1080,
                              .frameRate = 30000.0 / 1001,
                              .segments = {{{}, 5, 1'000'000}, {{}, 5, 3'000'000}}};
        const HlsStream sound{
            .folder = QStringLiteral("sound"), .codecs = QStringLiteral("mp4a.40.2"), .channels = 2, .segments = {{{}, 10, 125'000}}};
        const QByteArray text = masterPlaylist({video}, &sound);
        QVERIFY(text.contains("BANDWIDTH=4900000,AVERAGE-BANDWIDTH=3300000,RESOLUTION=1920x1080,FRAME-RATE=29.970,"
                              "CODECS=\"avc1.640028,mp4a.40.2\",AUDIO=\"sound\"\nhd/index.m3u8\n"));
        QVERIFY(text.contains("URI=\"sound/index.m3u8\""));
        QVERIFY(!masterPlaylist({video}, nullptr).contains("AUDIO"));
    }

    void codecNameIsReadFromBothFormsOfTheDescription()
    {
        const auto nameFor = [](QByteArray description) {
            AVCodecParameters parameters{};
            parameters.codec_id = AV_CODEC_ID_H264;
            parameters.extradata = reinterpret_cast<std::uint8_t *>(description.data());
            parameters.extradata_size = static_cast<int>(description.size());
            return codecName(parameters);
        };
        QCOMPARE(nameFor(QByteArray::fromHex("0142c01effe1")), QStringLiteral("avc1.42c01e"));
        QCOMPARE(nameFor(QByteArray::fromHex("000000016764001facd9")), QStringLiteral("avc1.64001f"));
        QCOMPARE(nameFor({}), QString{});
    }
};

QTEST_GUILESS_MAIN(HlsPlaylistTest)
#include "tst_hls_playlist.moc"
