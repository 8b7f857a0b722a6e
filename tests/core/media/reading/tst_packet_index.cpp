#include "core/media/reading/packet_index.h"
#include "tests/support/media/footage.h"

#include <QTest>

#include <random>

extern "C" {
#include <libavutil/crc.h>
}

using namespace chalkreel;
using namespace chalkreel::test;

namespace {

constexpr AVRational kMilliseconds{1, 1000};

PacketEntry entry(qint64 pts, bool isKey = false, bool isDiscarded = false)
{
    return {.pts = pts, .dts = pts, .position = pts * 10, .size = 5, .isKey = isKey, .isDiscarded = isDiscarded};
}

Result<PacketIndex> scanClip(const QString &name)
{
    const auto input = openMedia(clipPath(name));
    if (!input) return fail(input.error());
    return PacketIndex::scan(**input, (*input)->bestVideoStream(), {});
}

/// The bytes with a checksum that fits, so that what lies behind the checksum is what refuses them.
QByteArray resealed(QByteArray bytes)
{
    bytes.chop(4);
    const void *data = bytes.constData();
    const quint32 crc =
        ~av_crc(av_crc_get_table(AV_CRC_32_IEEE_LE), 0xffffffffU, static_cast<const uint8_t *>(data), static_cast<size_t>(bytes.size()));
    for (int shift = 0; shift < 32; shift += 8) bytes.append(static_cast<char>(crc >> shift));
    return bytes;
}

}  // namespace

class PacketIndexTest final : public QObject
{
    Q_OBJECT
private slots:
    void indexComesBackFromItsBytesAsItWas_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name :
             {"long_gop.mp4", "vfr.mp4", "edit_list.mp4", "start.ts", "start.mkv", "mpeg4.avi", "bare.h264", "cut_off.mp4"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void indexComesBackFromItsBytesAsItWas()
    {
        QFETCH(QString, name);
        const Result<PacketIndex> index = scanClip(name);
        QVERIFY(index);
        const Result<PacketIndex> back = PacketIndex::parse(index->serialise());
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QVERIFY(back->packets() == index->packets());
        QCOMPARE(back->timeBase().num, index->timeBase().num);
        QCOMPARE(back->timeBase().den, index->timeBase().den);
        QCOMPARE(back->frameCount(), index->frameCount());
        QCOMPARE(back->keyPts(), index->keyPts());
    }

    void extremeTimesAndPositionsSurvive()
    {
        constexpr qint64 kMost = kFarthestTime;
        constexpr qint64 kLeast = -kFarthestTime;
        constexpr qint64 kFar = std::numeric_limits<qint64>::max();
        const std::vector<PacketEntry> packets{{kMost, kLeast, kFar, std::numeric_limits<qint32>::max(), true, false},
                                               {kLeast, kMost, -1, 0, false, true},
                                               {0, 0, 0, 1, false, false}};
        const Result<PacketIndex> back = PacketIndex::parse(PacketIndex{{1, 90'000}, packets}.serialise());
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QVERIFY(back->packets() == packets);
    }

    void oneHourIsSmallerThanOneByteAMillisecond()
    {
        std::vector<PacketEntry> packets;
        for (int i = 0; i < 30 * 3600; ++i)
            packets.push_back({i * 512LL, i * 512LL, 48 + i * 20'000LL, 19'000 + i % 1000, i % 250 == 0, false});
        QVERIFY(PacketIndex({1, 15'360}, packets).serialise().size() < 3'600'000 / 2);
    }

    void anyChangedByteIsNoticed()
    {
        const QByteArray bytes = PacketIndex{kMilliseconds, {entry(0, true), entry(40), entry(80)}}.serialise();
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            QByteArray changed = bytes;
            changed[i] = static_cast<char>(changed[i] ^ 0x10);
            const Result<PacketIndex> index = PacketIndex::parse(changed);
            QVERIFY2(!index, qPrintable(QStringLiteral("byte %1").arg(i)));
            QCOMPARE(index.error().code, ErrorCode::Damaged);
        }
    }

    void anyMissingEndIsNoticed()
    {
        const QByteArray bytes = PacketIndex{kMilliseconds, {entry(0, true), entry(40), entry(80)}}.serialise();
        for (qsizetype length = 0; length < bytes.size(); ++length) {
            QVERIFY(!PacketIndex::parse(bytes.first(length)));
            if (length > 4) QVERIFY(!PacketIndex::parse(resealed(bytes.first(length))));
        }
    }

    void countThatTheBytesCannotHoldIsRefusedBeforeMemoryIsTaken()
    {
        QByteArray bytes{"CRPX\x01\x01\x01", 7};
        bytes.append("\xff\xff\xff\xff\xff\xff\xff\xff\x7f", 9);
        bytes.append(4, '\0');
        const Result<PacketIndex> index = PacketIndex::parse(resealed(bytes));
        QVERIFY(!index);
        QCOMPARE(index.error().code, ErrorCode::Damaged);
    }

    void randomBytesUnderAGoodChecksumNeverBreakTheReader()
    {
        std::mt19937 random{11};
        const QByteArray good = PacketIndex{kMilliseconds, {entry(0, true), entry(40), entry(80), entry(120, true)}}.serialise();
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bytes = good;
            for (int change = 0; change < 3; ++change)
                bytes[5 + static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size() - 9))] = static_cast<char>(random());
            const Result<PacketIndex> index = PacketIndex::parse(resealed(bytes));
            if (!index) continue;
            // What is taken has to be safe to ask.
            (void)index->duration();
            (void)index->hasVariableFrameRate();
            (void)index->keyPacketFor(0);
            QVERIFY(index->frameAtSeconds(1e300) < index->frameCount());
        }
    }

    void framesAreNumberedAsShownWithoutTheDiscardedOnes()
    {
        const PacketIndex index{kMilliseconds, {entry(-40, true, true), entry(80), entry(0), entry(40)}};
        QCOMPARE(index.frameCount(), 3);
        QCOMPARE(index.ptsOfFrame(0), 0);
        QCOMPARE(index.ptsOfFrame(2), 80);
        QCOMPARE(index.keyPts(), std::vector<qint64>{});
        QCOMPARE(index.keyPacketFor(40), 0);  // hidden, but where decoding starts
        QVERIFY(index.hasBFrames());
    }

    void frameAtIsTheOneThatIsShownThen()
    {
        const PacketIndex index{kMilliseconds, {entry(100, true), entry(140), entry(180)}};
        QCOMPARE(index.frameAt(0), 0);
        QCOMPARE(index.frameAt(139), 0);
        QCOMPARE(index.frameAt(140), 1);
        QCOMPARE(index.frameAt(100'000), 2);
        QCOMPARE(PacketIndex{}.frameAt(0), -1);
        QCOMPARE(PacketIndex{}.frameAtSeconds(0), -1);
        QCOMPARE(PacketIndex{}.keyPacketFor(0), -1);
    }

    void secondsOfAFrameLeadBackToIt()
    {
        std::vector<PacketEntry> packets;
        for (int i = 0; i < 200'000; ++i) packets.push_back(entry(qint64{i} * 1001, i == 0));
        const PacketIndex index{{1, 30'000}, packets};
        for (int frame = 0; frame < index.frameCount(); frame += 7) QCOMPARE(index.frameAtSeconds(index.secondsOfFrame(frame)), frame);
    }

    void keyFrameToStartFromIsTheLastOneBefore()
    {
        const PacketIndex index{kMilliseconds, {entry(0, true), entry(40), entry(80, true), entry(120)}};
        QCOMPARE(index.keyPacketFor(79), 0);
        QCOMPARE(index.keyPacketFor(80), 2);
        QCOMPARE(index.keyPacketFor(1000), 2);
        QCOMPARE(index.keyPacketFor(-5), 0);
        QCOMPARE(index.longestGop(), 2);
    }

    void unevenStepsAreToldFromRounding_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isVariable");
        for (const char *name :
             {"long_gop.mp4", "start.mkv", "start.ts", "open_gop.mp4", "fps60.mp4", "mjpeg.avi", "vp9.webm", "program.mpg"})
            QTest::newRow(name) << QString::fromLatin1(name) << false;
        QTest::newRow("vfr.mp4") << QStringLiteral("vfr.mp4") << true;
    }
    void unevenStepsAreToldFromRounding()
    {
        QFETCH(QString, name);
        QFETCH(bool, isVariable);
        const Result<PacketIndex> index = scanClip(name);
        QVERIFY(index);
        QCOMPARE(index->hasVariableFrameRate(), isVariable);
    }

    void oneDroppedFrameMakesTheRateVariable()
    {
        std::vector<PacketEntry> packets;
        for (int i = 0; i < 300; ++i)
            if (i != 150) packets.push_back(entry(i, i == 0));
        QVERIFY((PacketIndex{{1, 25}, packets}.hasVariableFrameRate()));
        QVERIFY((!PacketIndex{{1, 25}, std::vector(packets.begin(), packets.begin() + 150)}.hasVariableFrameRate()));
    }

    void aRealFilmHasItsFramesKeysAndLength()
    {
        const auto input = openMedia(filmPath(QStringLiteral("bbb.mp4")));
        QVERIFY(input);
        double lastProgress = 0;
        bool hasGoneBack = false;
        const Result<PacketIndex> index = PacketIndex::scan(**input, (*input)->bestVideoStream(), [&](double done) {
            hasGoneBack |= done < lastProgress;
            lastProgress = done;
            return true;
        });
        QVERIFY(index);
        QCOMPARE(index->frameCount(), 720);
        QCOMPARE(index->duration(), 30.0);
        QVERIFY(index->hasBFrames());
        QVERIFY(!hasGoneBack);
        QCOMPARE(lastProgress, 1.0);
    }

    void editListHidesItsPrerollButKeepsItToSeekTo()
    {
        const Result<PacketIndex> index = scanClip(QStringLiteral("edit_list.mp4"));
        QVERIFY(index);
        const auto hidden = std::ranges::count_if(index->packets(), &PacketEntry::isDiscarded);
        QCOMPARE(hidden, 99);
        const int key = index->keyPacketFor(index->ptsOfFrame(0));
        QCOMPARE(key, 0);
        QVERIFY(index->packets()[0].isDiscarded);
    }

    void theClockOfATransportStreamMayRunOver()
    {
        const Result<PacketIndex> index = scanClip(QStringLiteral("wrap.ts"));
        QVERIFY(index);
        QCOMPARE(index->frameCount(), 180);
        QCOMPARE(index->duration(), 6.0);
        QVERIFY(!index->hasVariableFrameRate());
    }

    void whatIsThereOfACutOffFileIsKept()
    {
        const auto input = openMedia(clipPath(QStringLiteral("cut_off.mp4")));
        QVERIFY(input);
        const Result<PacketIndex> index = PacketIndex::scan(**input, (*input)->bestVideoStream(), {});
        QVERIFY(index);
        QVERIFY(index->frameCount() > 150 && index->frameCount() < 300);
        QVERIFY((*input)->endedEarly());
    }

    void moreFramesThanTheLimitAreRefused()
    {
        const auto source = openFileSource(clipPath(QStringLiteral("long_gop.mp4")));
        QVERIFY(source);
        MediaLimits limits;
        limits.packets = 359;
        const auto input = MediaInput::open(*source, limits);
        QVERIFY(input);
        const Result<PacketIndex> index = PacketIndex::scan(**input, (*input)->bestVideoStream(), {});
        QVERIFY(!index);
        QCOMPARE(index.error().code, ErrorCode::TooLarge);
    }

    void scanEndsWhenItIsCancelled()
    {
        const auto input = openMedia(filmPath(QStringLiteral("bbb.mp4")));
        QVERIFY(input);
        const Result<PacketIndex> index = PacketIndex::scan(**input, (*input)->bestVideoStream(), [](double) { return false; });
        QVERIFY(!index);
        QCOMPARE(index.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(PacketIndexTest)
#include "tst_packet_index.moc"
