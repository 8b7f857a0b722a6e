#include "core/playback/picture_cache.h"

#include <QTest>

using namespace chalkreel;

namespace {

constexpr int kBytes = 16 * 16 * 4;

VideoPicture pictureOf(int frame)
{
    QImage image{16, 16, QImage::Format_RGB32};
    image.fill(Qt::black);
    return {.image = image, .frame = frame};
}

}  // namespace

class PictureCacheTest final : public QObject
{
    Q_OBJECT
private slots:
    void itNeverHoldsMoreThanItsLimit()
    {
        PictureCache cache{10 * kBytes};
        for (int frame = 0; frame < 100; ++frame) {
            cache.setPlayhead(frame, Direction::Forward);
            cache.insert(pictureOf(frame));
            QVERIFY(cache.bytes() <= 10 * kBytes);
        }
        cache.setLimit(3 * kBytes);
        QCOMPARE(cache.bytes(), 3 * kBytes);
        cache.clear();
        QCOMPARE(cache.bytes(), 0);
    }

    void whatIsFarthestFromThePlayheadGoesFirst()
    {
        PictureCache cache{3 * kBytes};
        cache.setPlayhead(50, Direction::Forward);
        for (const int frame : {10, 49, 50, 51}) cache.insert(pictureOf(frame));
        QVERIFY(!cache.find(10));
        for (const int frame : {49, 50, 51}) QVERIFY(cache.find(frame));
    }

    void goingBackKeepsMoreOfWhatLiesBefore()
    {
        PictureCache cache{8 * kBytes};
        cache.setPlayhead(100, Direction::Backward);
        for (int distance = 0; distance <= 10; ++distance) {
            cache.insert(pictureOf(100 + distance));
            cache.insert(pictureOf(100 - distance));
        }
        QVERIFY(cache.find(95));
        QVERIFY(!cache.find(103));
    }

    void theSamePictureTwiceCountsOnce()
    {
        PictureCache cache{10 * kBytes};
        cache.insert(pictureOf(1));
        cache.insert(pictureOf(1));
        QCOMPARE(cache.bytes(), kBytes);
    }

    void theLastPictureOfARangeIsFound()
    {
        PictureCache cache{10 * kBytes};
        for (const int frame : {1, 4, 7}) cache.insert(pictureOf(frame));
        QCOMPARE(cache.lastIn(1, 6)->frame, 4);
        QCOMPARE(cache.lastIn(1, 7)->frame, 7);
        QVERIFY(!cache.lastIn(4, 6));
        QVERIFY(!cache.lastIn(-1, 0));
    }

    void aMissingFrameIsSettledButHasNoPicture()
    {
        PictureCache cache{kBytes};
        cache.insertMissing(3);
        QVERIFY(cache.isSettled(3));
        QVERIFY(!cache.find(3));
        QVERIFY(!cache.isSettled(4));
    }
};

QTEST_GUILESS_MAIN(PictureCacheTest)
#include "tst_picture_cache.moc"
