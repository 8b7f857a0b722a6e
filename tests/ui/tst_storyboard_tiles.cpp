#include "ui/library/storyboard.h"

#include <QTest>

using namespace chalkreel::ui;

class StoryboardTilesTest final : public QObject
{
    Q_OBJECT
private slots:
    void cuesSayWhichTileShowsWhichTime()
    {
        const QByteArray vtt = "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nstoryboard.jpg#xywh=0,0,160,90\n\n"
                               "1\r\n00:01.500 --> 00:03.000 align:start\r\nstoryboard.jpg#xywh=pixel:160,0,160,90\r\n";
        const QList<Storyboard::Tile> tiles = parseStoryboardIndex(vtt, {320, 90});
        QCOMPARE(tiles.size(), 2);
        QCOMPARE(tiles[1].start, 1.5);
        QCOMPARE(tiles[1].area, (QRect{160, 0, 160, 90}));
    }

    void cuesThatCannotBeRightAreLeftOut()
    {
        const QByteArray vtt = "WEBVTT\n\n00:00.000 --> 00:01.000\nx.jpg#xywh=0,0,9999,90\n\n"
                               "00:02.000 --> 00:01.000\nx.jpg#xywh=0,0,10,10\n\n00:00.000 --> 00:01.000\nx.jpg\n\n"
                               "00:00.000 --> 00:01.000\nx.jpg#xywh=0,0,99999999999999,10\n";
        QVERIFY(parseStoryboardIndex(vtt, {320, 90}).isEmpty());
        QVERIFY(parseStoryboardIndex("nonsense", {320, 90}).isEmpty());
    }

    void fractionOfTheWidthChoosesTheTile()
    {
        Storyboard board;
        board.tiles = {{0, 1, {0, 0, 1, 1}}, {1, 2, {1, 0, 1, 1}}, {2, 4, {2, 0, 1, 1}}};
        QCOMPARE(board.at(0)->start, 0.0);
        QCOMPARE(board.at(0.3)->start, 1.0);
        QCOMPARE(board.at(1)->start, 2.0);
        QCOMPARE(board.at(-7)->start, 0.0);
        QCOMPARE(board.at(7)->start, 2.0);
        QVERIFY(!Storyboard{}.at(0.5));
    }
};

QTEST_GUILESS_MAIN(StoryboardTilesTest)
#include "tst_storyboard_tiles.moc"
