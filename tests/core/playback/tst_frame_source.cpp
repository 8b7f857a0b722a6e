#include "core/media/reading/packet_index.h"
#include "tests/core/playback/picture_number.h"
#include "tests/core/playback/source_probe.h"
#include "tests/support/memory_source.h"

#include <QRandomGenerator>
#include <QTemporaryFile>

#include <atomic>
#include <cstring>

using namespace chalkreel;
using namespace chalkreel::test;
using namespace Qt::StringLiterals;

class FrameSourceTest final : public QObject
{
    Q_OBJECT

    static void addClips()
    {
        QTest::addColumn<QString>("clip");
        QTest::addColumn<int>("rotation");
        QTest::newRow("key frames 8 s apart, B-frames") << u"long_gop.mp4"_s << 0;
        QTest::newRow("variable frame rate") << u"vfr.mp4"_s << 0;
        QTest::newRow("edit list into the middle of a GOP") << u"edit_list.mp4"_s << 0;
        QTest::newRow("held upright") << u"rotated.mp4"_s << 90;
        QTest::newRow("transport stream") << u"start.ts"_s << 0;
        QTest::newRow("clock that runs over") << u"wrap.ts"_s << 0;
        QTest::newRow("first PTS is 37.5 s") << u"start.mkv"_s << 0;
        QTest::newRow("open GOP") << u"open_gop.mp4"_s << 0;
        QTest::newRow("fragmented") << u"fragmented.mp4"_s << 0;
        QTest::newRow("no PTS in the container") << u"reordered.avi"_s << 0;
        QTest::newRow("10 bit") << u"ten_bit.mp4"_s << 0;
        QTest::newRow("60 fps") << u"fps60.mp4"_s << 0;
        QTest::newRow("VP9") << u"vp9.webm"_s << 0;
    }

private slots:
    void anyFrameIsExactlyTheOneAskedFor_data() { addClips(); }
    void anyFrameIsExactlyTheOneAskedFor()
    {
        QFETCH(QString, clip);
        QFETCH(int, rotation);
        SourceProbe probe{clip};
        QVERIFY2(probe.waitUntilOpened(), probe.errors.isEmpty() ? "" : qPrintable(probe.errors.first().message));
        const int count = probe.description.frameCount;
        QVERIFY(count > 20);
        const std::optional<int> first = numberIn(probe.frame(0).image, rotation);
        QVERIFY(first);
        const bool isCut = clip == u"edit_list.mp4";
        if (!isCut) QCOMPARE(*first, 0);
        // Cut between packets, the clip has lost a B-frame: its last frame is the one after the next.
        const auto expected = [&](int frame) { return *first + frame + (isCut && frame == count - 1 ? 1 : 0); };

        QRandomGenerator random{7};  // the same jumps in every run
        QList<int> jumps{count - 1, 0, count / 2, count / 2 - 1, count / 2 + 1};
        for (int i = 0; i < 12; ++i) jumps.append(static_cast<int>(random.bounded(count)));
        for (const int wanted : jumps) {
            const VideoPicture picture = probe.frame(wanted);
            QCOMPARE(picture.frame, wanted);
            QCOMPARE(numberIn(picture.image, rotation).value_or(-1), expected(wanted));
            QCOMPARE(picture.seconds, probe.times->secondsOf(wanted));
        }
    }

    void steppingBackThroughAWholeClipGivesEachFrameOnce_data() { addClips(); }
    void steppingBackThroughAWholeClipGivesEachFrameOnce()
    {
        QFETCH(QString, clip);
        QFETCH(int, rotation);
        SourceProbe probe{clip};
        QVERIFY(probe.waitUntilOpened());
        probe.source.setCacheLimit(40LL * 320 * 240 * 4);  // far less than the clip: it has to be refilled on the way
        const int first = numberIn(probe.frame(0).image, rotation).value_or(-1);
        const int last = probe.description.frameCount - 1;
        (void)probe.frame(last);
        probe.pictures.clear();
        for (int frame = last - 1; frame >= 0; --frame) {
            const VideoPicture picture = probe.frame(frame);
            QCOMPARE(picture.frame, frame);
            QCOMPARE(numberIn(picture.image, rotation).value_or(-1), first + frame);
        }
        QCOMPARE(probe.pictures.size(), last);
    }

    void steppingForwardGivesEachFrameOnceThoughOnlyOneFitsTheCache()
    {
        SourceProbe probe{u"long_gop.mp4"_s};
        QVERIFY(probe.waitUntilOpened());
        probe.source.setCacheLimit(1);
        for (int frame = 0; frame < 60; ++frame) QCOMPARE(numberIn(probe.frame(frame).image).value_or(-1), frame);
        for (int frame = 59; frame > 50; --frame) QCOMPARE(numberIn(probe.frame(frame).image).value_or(-1), frame);
    }

    void manyRequestsEndOnTheLastOne()
    {
        SourceProbe probe{u"long_gop.mp4"_s};
        QVERIFY(probe.waitUntilOpened());
        QRandomGenerator random{11};
        quint64 request = 0;
        int wanted = 0;
        for (int i = 0; i < 500; ++i) {
            wanted = static_cast<int>(random.bounded(probe.description.frameCount));
            request = probe.source.requestFrame(wanted);
            if (i % 50 == 0) QCoreApplication::processEvents();
        }
        QTRY_COMPARE_WITH_TIMEOUT(probe.answered, request, 20'000);
        QCOMPARE(probe.pictures.last().frame, wanted);
        QCOMPARE(numberIn(probe.pictures.last().image).value_or(-1), wanted);
        QVERIFY2(probe.pictures.size() < 100, "requests that were overtaken are not decoded");
    }

    void requestsOutsideOfTheClipMeanItsEnds()
    {
        SourceProbe probe{u"short_gop.mp4"_s};
        QVERIFY(probe.waitUntilOpened());
        QCOMPARE(probe.frame(-5).frame, 0);
        QCOMPARE(probe.frame(1'000'000).frame, probe.description.frameCount - 1);
    }

    void theFrameNearestToATimeIsFoundBeforeTheFileIsOpen()
    {
        SourceProbe probe{u"short_gop.mp4"_s, false};
        const quint64 request = probe.source.requestNearest(2.0 + 0.010);
        QTRY_COMPARE_WITH_TIMEOUT(probe.answered, request, 20'000);
        // Where opening is quicker than asking, the first picture has come before.
        QCOMPARE(probe.pictures.last().frame, 60);
    }

    void theFirstPictureComesUnaskedAndBeforeTheFramesAreCounted()
    {
        SourceProbe probe{u"long_gop.mp4"_s, false};
        QTRY_VERIFY_WITH_TIMEOUT(!probe.pictures.isEmpty(), 20'000);
        QCOMPARE(numberIn(probe.pictures.first().image).value_or(-1), 0);
        QVERIFY(probe.waitUntilOpened());
        QCOMPARE(probe.pictures.size(), 1);
    }

    void picturesFitTheDisplayAndAreNeverEnlarged()
    {
        SourceProbe probe{u"rotated.mp4"_s};
        QVERIFY(probe.waitUntilOpened());
        QCOMPARE(probe.description.pictureSize, QSize(240, 320));
        QCOMPARE(probe.frame(0).image.size(), QSize(240, 320));
        probe.source.setDisplaySize({400, 160});
        QCOMPARE(probe.frame(0).image.size(), QSize(120, 160));
        probe.source.setDisplaySize({4000, 4000});
        QCOMPARE(probe.frame(0).image.size(), QSize(240, 320));
        const Async<QImage> full = probe.source.fullPicture(5);
        probe.source.setDisplaySize({60, 80});
        QTRY_VERIFY(full.isFinished());
        const Result<QImage> image = resultOf<QImage>(full);
        QVERIFY(image.has_value());
        QCOMPARE(image->size(), QSize(240, 320));
        QCOMPARE(numberIn(*image, 90).value_or(-1), 5);
    }

    void framesAfterThePlayheadAreDecodedAheadWhilePlaying()
    {
        SourceProbe probe{u"long_gop.mp4"_s};
        QVERIFY(probe.waitUntilOpened());
        (void)probe.frame(100);
        probe.source.startPlaying(100);
        for (int frame = 101; frame < 300; ++frame) {
            QTRY_VERIFY_WITH_TIMEOUT(probe.source.cached(frame), 20'000);
            QCOMPARE(numberIn(probe.source.cached(frame)->image).value_or(-1), frame);
            probe.source.setPlayhead(frame);
        }
        probe.source.stopPlaying();
        QCOMPARE(probe.frame(20).frame, 20);
    }

    void aCutOffFileIsSeenToItsLastReadableFrame()
    {
        SourceProbe probe{u"cut_off.mp4"_s};
        QVERIFY(probe.waitUntilOpened());
        const int count = probe.description.frameCount;
        QVERIFY(count > 50 && count < 360);
        QVERIFY(!probe.frame(count - 1).isNull());
        QCOMPARE(numberIn(probe.frame(count / 2).image).value_or(-1), count / 2);
    }

    void aPacketIndexSavesReadingTheWholeFile()
    {
        const std::shared_ptr<ByteSource> media = *openFileSource(clipPath(u"long_gop.mp4"_s));
        Result<std::unique_ptr<MediaInput>> input = MediaInput::open(media, MediaLimits{});
        QVERIFY(input.has_value());
        const Result<PacketIndex> index = PacketIndex::scan(**input, (*input)->bestVideoStream(), [](double) { return true; });
        QVERIFY(index.has_value());

        class Counted final : public ByteSource
        {
        public:
            explicit Counted(std::shared_ptr<ByteSource> bytes)
                : m_bytes{std::move(bytes)}
            {
            }
            qint64 size() const override { return m_bytes->size(); }
            Result<qint64> readAt(qint64 offset, std::span<std::byte> into) override
            {
                const Result<qint64> count = m_bytes->readAt(offset, into);
                if (count) read += *count;
                return count;
            }
            QString displayName() const override { return m_bytes->displayName(); }
            std::atomic<qint64> read = 0;

        private:
            std::shared_ptr<ByteSource> m_bytes;
        };
        const auto readFor = [&](const std::shared_ptr<ByteSource> &packetIndex) {
            const auto counted = std::make_shared<Counted>(media);
            FrameSource source{PlayableSource{.media = counted, .packetIndex = packetIndex}};
            int frames = 0;
            QObject::connect(&source, &FrameSource::opened, &source,
                             [&](const MediaDescription &d, const auto &) { frames = d.frameCount; });
            [&] { QTRY_VERIFY_WITH_TIMEOUT(frames > 0, 20'000); }();
            if (frames != 360) return qint64{-1};
            return counted->read.load();
        };
        const qint64 without = readFor(nullptr);
        const qint64 with = readFor(std::make_shared<test::MemorySource>(index->serialise()));
        const qint64 withDamaged = readFor(std::make_shared<test::MemorySource>("no index at all"_ba));
        QVERIFY(with > 0);
        QVERIFY2(with < without * 2 / 3, qPrintable(u"%1 of %2 bytes"_s.arg(with).arg(without)));
        QVERIFY(withDamaged >= without / 2);
    }

    void whatIsNoVideoIsRefusedWithASentence()
    {
        QTemporaryFile text;
        QVERIFY(text.open());
        text.write("this is no video\n");
        text.flush();
        FrameSource source{PlayableSource{.media = *openFileSource(text.fileName()), .packetIndex = nullptr}};
        std::optional<Error> error;
        QObject::connect(&source, &FrameSource::failed, &source, [&](const Error &e) { error = e; });
        source.requestFrame(3);
        QTRY_VERIFY(error);
        QVERIFY(!error->message.isEmpty());
    }

    void itCanBeDestroyedAtAnyMoment()
    {
        QRandomGenerator random{3};
        for (int i = 0; i < 40; ++i) {
            auto probe = std::make_unique<SourceProbe>(u"long_gop.mp4"_s, i % 2 == 0);
            if (i % 4 > 1) QVERIFY(probe->waitUntilOpened());
            const Async<QImage> full = probe->source.fullPicture(200);
            probe->source.requestFrame(static_cast<int>(random.bounded(360)));
            if (i % 3 == 0) probe->source.startPlaying(10);
            for (int spin = 0; spin < i; ++spin) QCoreApplication::processEvents();
            probe.reset();
            QVERIFY(full.isFinished());
        }
    }
};

QTEST_GUILESS_MAIN(FrameSourceTest)
#include "tst_frame_source.moc"
