#include "core/media/encoding/media_chunks.h"
#include "core/media/encoding/segment_starts.h"

#include <QTest>

using namespace chalkreel;

class SegmentStartsTest final : public QObject
{
    Q_OBJECT

    /// 10 frames a second, key frames at these frames.
    static PacketIndex indexWithKeys(int frames, const std::vector<int> &keys)
    {
        std::vector<PacketEntry> packets;
        for (int i = 0; i < frames; ++i) packets.push_back({.pts = i, .dts = i, .isKey = std::ranges::find(keys, i) != keys.end()});
        return PacketIndex{{1, 10}, std::move(packets)};
    }
private slots:
    void frequentKeyFramesGiveSegmentsOfSixSeconds()
    {
        std::vector<int> keys;
        for (int i = 0; i < 300; i += 20) keys.push_back(i);
        QCOMPARE(keySegmentStarts(indexWithKeys(300, keys)), (std::vector<qint64>{0, 60, 120, 180, 240}));
    }

    void rareKeyFramesGiveLongerSegments()
    {
        QCOMPARE(keySegmentStarts(indexWithKeys(300, {0, 100, 200})), (std::vector<qint64>{0, 100, 200}));
    }

    void tooRareKeyFramesGiveNone() { QCOMPARE(keySegmentStarts(indexWithKeys(300, {0, 150})), std::vector<qint64>{}); }

    void keyFrameThatLaterPacketsAreShownBeforeIsNotClosed()
    {
        // I0 P1 | I4 B2 B3: the B frames refer over the key frame.
        const PacketIndex index{{1, 10}, {{.pts = 0, .isKey = true}, {.pts = 1}, {.pts = 4, .isKey = true}, {.pts = 2}, {.pts = 3}}};
        QCOMPARE(closedKeyPts(index), std::vector<qint64>{0});
    }

    void evenStartsFallOnFrames()
    {
        const std::vector<qint64> starts = evenSegmentStarts(PacketIndex{{1, 10}, {{.pts = 3}, {.pts = 50}, {.pts = 70}, {.pts = 140}}});
        QCOMPARE(starts, (std::vector<qint64>{3, 70, 140}));
    }

    void chunksCoverEveryFrameOnce()
    {
        const PacketIndex index = indexWithKeys(250, {0});
        const std::vector<MediaChunk> chunks = cutIntoChunks(index, 6);
        QCOMPARE(chunks.size(), size_t{5});
        QCOMPARE(chunks.front().begin, 0);
        for (size_t i = 1; i < chunks.size(); ++i) QCOMPARE(chunks[i].begin, chunks[i - 1].end);
        QVERIFY(chunks.back().end > 250);
        QCOMPARE(chunks[1].begin, 60);
    }
};

QTEST_GUILESS_MAIN(SegmentStartsTest)
#include "tst_segment_starts.moc"
