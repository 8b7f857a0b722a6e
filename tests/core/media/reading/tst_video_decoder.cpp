#include "core/media/reading/video_decoder.h"
#include "tests/support/media/footage.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

using namespace chalkreel;
using namespace chalkreel::test;

namespace {

/// An opened clip with its index and a decoder.
struct Clip
{
    std::unique_ptr<MediaInput> input;
    PacketIndex index;
    std::unique_ptr<VideoDecoder> decoder;
};

Result<Clip> openClip(const QString &path, const DecoderOptions &options = {})
{
    Clip clip;
    auto input = openMedia(path);
    if (!input) return fail(input.error());
    clip.input = std::move(*input);
    auto index = PacketIndex::scan(*clip.input, clip.input->bestVideoStream(), {});
    if (!index) return fail(index.error());
    clip.index = std::move(*index);
    auto decoder = VideoDecoder::open(*clip.input, clip.input->bestVideoStream(), options);
    if (!decoder) return fail(decoder.error());
    clip.decoder = std::move(*decoder);
    return clip;
}

/// The number that the clip's frame is to carry.
int numberOf(const PacketIndex &index, int frame, int first, double rate)
{
    if (rate <= 0) return first + frame;
    return first + static_cast<int>(std::lround((index.secondsOfFrame(frame) - index.secondsOfFrame(0)) * rate));
}

/// Empty when the next frame is the one with this PTS and number.
QString wrongFrame(VideoDecoder &decoder, qint64 pts, int number)
{
    const Result<av::Frame> frame = decoder.next();
    if (!frame) return frame.error().message + frame.error().detail;
    if (!*frame) return QStringLiteral("the end instead of frame %1").arg(number);
    if ((*frame)->pts != pts) return QStringLiteral("PTS %1 instead of %2 (frame %3)").arg((*frame)->pts).arg(pts).arg(number);
    const std::optional<int> got = numberIn(**frame);
    if (!got) return QStringLiteral("an unreadable picture instead of frame %1").arg(number);
    if (*got != number) return QStringLiteral("frame %1 instead of %2").arg(*got).arg(number);
    return {};
}

}  // namespace

class VideoDecoderTest final : public QObject
{
    Q_OBJECT
    /// The clips, and the number of their first shown frame.
    static void addClips()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("frames");
        QTest::addColumn<int>("first");
        QTest::addColumn<double>("rate");
        // rate: where frames are missing because the file was cut in decode order, the time says which number is due.
        const auto add = [](const char *name, int frames, int first = 0, double rate = 0) {
            QTest::newRow(name) << QString::fromLatin1(name) << frames << first << rate;
        };
        add("long_gop.mp4", 360);
        add("vfr.mp4", -1);
        add("rotated.mp4", -1, 0, 30);
        add("edit_list.mp4", -1, 99, 30);  // cut at 3.3 s
        add("short_gop.mp4", 180);
        add("start.mkv", 180);
        add("start.ts", 180);
        add("wrap.ts", 180);
        add("silent.mp4", 180);
        add("fragmented.mp4", 180);
        add("bare.h264", 180);
        add("reordered.avi", 180);
        add("odd_size.mp4", 75);
        add("ten_bit.mp4", 75);
        add("fps60.mp4", 240);
        add("open_gop.mp4", 120);
        add("open_gop.ts", 120);
        add("intra_refresh.ts", 100);
        add("anamorphic.mp4", 75);
        add("pq.mp4", 50);
        add("hlg.mp4", 50);
        add("mjpeg.avi", 75);
        add("mpeg4.avi", 75);
        add("program.mpg", 75);
        add("vp8.webm", 75);
        add("vp9.webm", 75);
        add("cut_off.mp4", -1, 0, 30);
        add("cut_off.mkv", -1, 0, 30);
        add("two_tracks.mkv", 180);
    }

private slots:
    void everyFrameComesOutOnceAndInOrder_data() { addClips(); }
    void everyFrameComesOutOnceAndInOrder()
    {
        QFETCH(QString, name);
        QFETCH(int, frames);
        QFETCH(int, first);
        QFETCH(double, rate);
        Result<Clip> clip = openClip(clipPath(name));
        QVERIFY2(clip, clip ? "" : qPrintable(clip.error().message + clip.error().detail));
        if (frames >= 0) QCOMPARE(clip->index.frameCount(), frames);
        QVERIFY(clip->index.frameCount() > 60 || frames >= 0);
        const Result<void> start = clip->decoder->seek(clip->index, clip->index.ptsOfFrame(0));
        QVERIFY2(start, start ? "" : qPrintable(start.error().message + start.error().detail));
        for (int i = 0; i < clip->index.frameCount(); ++i) {
            const QString wrong = wrongFrame(*clip->decoder, clip->index.ptsOfFrame(i), numberOf(clip->index, i, first, rate));
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
        const Result<av::Frame> end = clip->decoder->next();
        QVERIFY(end && !*end);
        QCOMPARE(clip->decoder->damagedFrames(), 0);
    }

    void everySeekIsExact_data() { addClips(); }
    void everySeekIsExact()
    {
        QFETCH(QString, name);
        QFETCH(int, first);
        QFETCH(double, rate);
        Result<Clip> clip = openClip(clipPath(name));
        QVERIFY(clip);
        const int frames = clip->index.frameCount();
        std::mt19937 random{7};
        std::uniform_int_distribution<int> any{0, frames - 1};
        QList<int> targets{0, frames - 1, frames / 2, frames / 2, frames / 2 + 1, frames / 2 - 1};
        while (targets.size() < 60) targets.append(any(random));
        for (const int target : targets) {
            const Result<void> there = clip->decoder->seek(clip->index, clip->index.ptsOfFrame(target));
            QVERIFY2(there, there ? "" : qPrintable(there.error().message + there.error().detail));
            QString wrong = wrongFrame(*clip->decoder, clip->index.ptsOfFrame(target), numberOf(clip->index, target, first, rate));
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
            if (target + 1 == frames) continue;
            wrong = wrongFrame(*clip->decoder, clip->index.ptsOfFrame(target + 1), numberOf(clip->index, target + 1, first, rate));
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("after the seek: ") + wrong));
        }
    }

    void aTimeBetweenTwoFramesGivesTheLaterOne()
    {
        Result<Clip> clip = openClip(clipPath(QStringLiteral("short_gop.mp4")));
        QVERIFY(clip);
        QVERIFY(clip->decoder->seek(clip->index, clip->index.ptsOfFrame(41) + 1));
        const QString wrong = wrongFrame(*clip->decoder, clip->index.ptsOfFrame(42), 42);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void aTimeBehindTheEndGivesNoFrame()
    {
        Result<Clip> clip = openClip(clipPath(QStringLiteral("short_gop.mp4")));
        QVERIFY(clip);
        QVERIFY(clip->decoder->seek(clip->index, clip->index.ptsOfFrame(179) + 1));
        const Result<av::Frame> frame = clip->decoder->next();
        QVERIFY(frame && !*frame);
    }

    void onlyKeyFramesComeOutWhenOnlyTheyAreWanted()
    {
        Result<Clip> clip = openClip(clipPath(QStringLiteral("short_gop.mp4")), {.isKeyFramesOnly = true});
        QVERIFY(clip);
        QCOMPARE(clip->index.keyPts().size(), size_t{6});
        for (int key = 0; key < 6; ++key) {
            const QString wrong = wrongFrame(*clip->decoder, clip->index.keyPts()[static_cast<size_t>(key)], key * 30);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
        const Result<av::Frame> end = clip->decoder->next();
        QVERIFY(end && !*end);
    }

    void damagedFramesArePassedOver()
    {
        QFile file{clipPath(QStringLiteral("mjpeg.avi"))};
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        Result<Clip> whole = openClip(file.fileName());
        QVERIFY(whole);
        // The 11th picture, tables and all, becomes noise between its two markers.
        const PacketEntry &packet = whole->index.packets()[10];
        for (qsizetype i = 2; i < packet.size - 4; ++i) bytes[packet.position + i] = static_cast<char>(i % 199);
        QTemporaryDir folder;
        QFile copy{folder.filePath(QStringLiteral("noise.avi"))};
        QVERIFY(copy.open(QIODevice::WriteOnly));
        copy.write(bytes);
        copy.close();

        Result<Clip> clip = openClip(copy.fileName());
        QVERIFY(clip);
        QList<int> numbers;
        for (;;) {
            const Result<av::Frame> frame = clip->decoder->next();
            QVERIFY(frame);
            if (!*frame) break;
            numbers.append(numberIn(**frame).value_or(-1));
        }
        QList<int> expected(75);
        std::iota(expected.begin(), expected.end(), 0);
        expected.removeOne(10);
        QCOMPARE(numbers, expected);
        QCOMPARE(clip->decoder->damagedFrames(), 1);
    }

    void aCodecThatIsNotOnTheListIsRefusedByName()
    {
        auto input = openMedia(clipPath(QStringLiteral("short_gop.mp4")));
        QVERIFY(input);
        const int stream = (*input)->bestVideoStream();
        (*input)->context().streams[stream]->codecpar->codec_id = AV_CODEC_ID_SMACKVIDEO;
        const auto decoder = VideoDecoder::open(**input, stream, {});
        QVERIFY(!decoder);
        QCOMPARE(decoder.error().code, ErrorCode::Unsupported);
        QVERIFY(decoder.error().message.contains(QLatin1StringView{"short_gop.mp4"}));
        QVERIFY(decoder.error().message.contains(QLatin1StringView{"smackvideo"}));
    }
};

QTEST_GUILESS_MAIN(VideoDecoderTest)
#include "tst_video_decoder.moc"
