#include "ui/player/video_view.h"

#include <QSignalSpy>
#include <QTest>

using namespace chalkreel;
using namespace chalkreel::ui;

namespace {

VideoPicture filled(QSize size, const QColor &color)
{
    QImage image{size, QImage::Format_RGB32};
    image.fill(color);
    return {.image = image, .frame = 0};
}

}  // namespace

class VideoViewTest final : public QObject
{
    Q_OBJECT
private slots:
    void thePictureKeepsItsShapeOnADarkStage()
    {
        VideoView view;
        view.resize(400, 400);
        view.setPicture(filled({400, 225}, Qt::red));
        QCOMPARE(view.pictureRect(), QRect(0, 87, 400, 225));
        const QImage painted = view.grab().toImage();
        QCOMPARE(painted.pixelColor(200, 200), QColor{Qt::red});
        QVERIFY(painted.pixelColor(200, 40).lightness() < 20);
        QVERIFY(painted.pixelColor(200, 380).lightness() < 20);
    }

    void aSmallPictureIsEnlargedToTheStage()
    {
        VideoView view;
        view.resize(400, 400);
        view.setPicture(filled({40, 20}, Qt::red));
        QCOMPARE(view.pictureRect(), QRect(0, 100, 400, 200));
    }

    void theComparisonLiesRightOfALineThatCanBeDragged()
    {
        VideoView view;
        view.resize(400, 200);
        view.setPicture(filled({400, 200}, Qt::red));
        view.setComparing(true);
        view.setComparison(filled({400, 200}, Qt::blue));
        QImage painted = view.grab().toImage();
        QCOMPARE(painted.pixelColor(100, 20), QColor{Qt::red});
        QCOMPARE(painted.pixelColor(300, 20), QColor{Qt::blue});
        QSignalSpy clicks{&view, &VideoView::clicked};
        QTest::mousePress(&view, Qt::LeftButton, {}, {200, 20});
        QTest::mouseMove(&view, {350, 20});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {350, 20});
        painted = view.grab().toImage();
        QCOMPARE(painted.pixelColor(300, 20), QColor{Qt::red});
        QVERIFY(clicks.isEmpty());
        view.setComparing(false);
        QCOMPARE(view.grab().toImage().pixelColor(390, 20), QColor{Qt::red});
    }

    void theStageTellsItsSizeWhenItHasComeToRest()
    {
        VideoView view;
        QSignalSpy sizes{&view, &VideoView::stageSizeChanged};
        for (int width = 300; width < 400; width += 10) view.resize(width, 200);
        view.show();
        QTRY_VERIFY(sizes.last().first().toSize() == QSize(390, 200) * view.devicePixelRatioF());
        QVERIFY(sizes.size() <= 2);
    }
};

QTEST_MAIN(VideoViewTest)
#include "tst_video_view.moc"
