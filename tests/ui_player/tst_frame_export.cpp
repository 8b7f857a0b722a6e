#include "core/base/byte_source.h"
#include "core/playback/player.h"
#include "tests/core/playback/picture_number.h"
#include "ui/player/frame_export.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QImageReader>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <cmath>

using namespace chalkreel;
using namespace chalkreel::test;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

namespace {

/// Mean difference of a colour value, 0 to 255.
double difference(const QImage &a, const QImage &b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QColor first = a.pixelColor(x, y);
            const QColor second = b.pixelColor(x, y);
            sum += std::abs(first.red() - second.red()) + std::abs(first.green() - second.green()) + std::abs(first.blue() - second.blue());
        }
    }
    return sum / (3.0 * a.width() * a.height());
}

}  // namespace

class FrameExportTest final : public QObject
{
    Q_OBJECT

    /// Frame 77 of a clip that draws the number into each frame, shown in the clip's own size.
    struct Fixture
    {
        bool show(int frame)
        {
            window.show();
            player.setDisplaySize({320, 240});
            player.open({.media = *openFileSource(clipPath(u"short_gop.mp4"_s)), .packetIndex = nullptr});
            if (!QTest::qWaitFor([this] { return player.state() == PlayerState::Paused && player.frameCount() == 180; }, 20'000))
                return false;
            player.seekToFrame(frame);
            return QTest::qWaitFor([this, frame] { return player.frame() == frame && player.picture().image.size() == QSize{320, 240}; },
                                   20'000);
        }
        QFileDialog *dialog() const
        {
            QFileDialog *open = nullptr;
            (void)QTest::qWaitFor([&] { return (open = window.findChild<QFileDialog *>()) && open->isVisible(); }, 20'000);
            return open;
        }
        static QLineEdit *nameOf(const QFileDialog *dialog) { return dialog->findChild<QLineEdit *>(u"fileNameEdit"_s); }
        void chooses(const QString &path) const
        {
            QFileDialog *open = dialog();
            nameOf(open)->setText(path);
            QMetaObject::invokeMethod(open, "accept");
        }

        QTemporaryDir folder;
        QWidget window;
        Player player;
        FrameExport frames{player, &window};
        QSignalSpy done{&frames, &FrameExport::done};
        QSignalSpy failed{&frames, &FrameExport::failed};
    };

private slots:
    void aSavedPngHasThePixelsOfTheShownFrame()
    {
        Fixture f;
        QVERIFY(f.show(77));
        f.frames.save(u"Throw"_s);
        const QString path = f.folder.filePath(u"shot.png"_s);
        f.chooses(path);
        QTRY_COMPARE(f.done.size(), 1);
        QVERIFY(f.done.first().first().toString().contains(u"shot.png"));
        QCOMPARE(QImageReader::imageFormat(path), "png");
        const QImage saved = QImage{path}.convertToFormat(QImage::Format_RGB32);
        QCOMPARE(numberIn(saved), 77);
        QCOMPARE(saved, f.player.picture().image.convertToFormat(QImage::Format_RGB32));
    }

    void aSavedJpegLooksLikeTheShownFrame()
    {
        Fixture f;
        QVERIFY(f.show(77));
        f.frames.save(u"Throw"_s);
        const QString path = f.folder.filePath(u"shot.JPG"_s);
        f.chooses(path);
        QTRY_COMPARE(f.done.size(), 1);
        QCOMPARE(QImageReader::imageFormat(path), "jpeg");
        const QImage saved = QImage{path}.convertToFormat(QImage::Format_RGB32);
        QCOMPARE(numberIn(saved), 77);
        QVERIFY(difference(saved, f.player.picture().image) < 4);
    }

    void theProposedNameSaysWhichFrameAndIsAFileName()
    {
        Fixture f;
        QVERIFY(f.show(12));
        f.frames.save(u"Throw 1/2: \"left\""_s);
        const QStringList proposed = f.dialog()->selectedFiles();
        QCOMPARE(proposed.size(), 1);
        const QString name = proposed.first().section(u'/', -1);
        QCOMPARE(name, u"Throw 1_2_ _left_ frame 12.png"_s);
    }

    void choosingJpegInTheDialogSavesAJpeg()
    {
        Fixture f;
        QVERIFY(f.show(12));
        f.frames.save(u"Throw"_s);
        QFileDialog *dialog = f.dialog();
        QVERIFY(dialog);
        dialog->setDirectory(f.folder.path());
        QTest::keyClick(dialog->findChild<QComboBox *>(u"fileTypeCombo"_s), Qt::Key_Down);
        QCOMPARE(Fixture::nameOf(dialog)->text(), u"Throw frame 12.jpg"_s);
        Fixture::nameOf(dialog)->setText(u"shot"_s);
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_COMPARE(f.done.size(), 1);
        QCOMPARE(QImageReader::imageFormat(f.folder.filePath(u"shot.jpg"_s)), "jpeg");
    }

    void aFrameThatWasShownWhenAskedIsSavedThoughAnotherIsShownMeanwhile()
    {
        Fixture f;
        QVERIFY(f.show(77));
        f.frames.save(u"Throw"_s);
        QVERIFY(f.dialog());
        f.player.seekToFrame(5);
        QTRY_COMPARE(f.player.frame(), 5);
        const QString path = f.folder.filePath(u"shot.png"_s);
        f.chooses(path);
        QTRY_COMPARE(f.done.size(), 1);
        QCOMPARE(numberIn(QImage{path}.convertToFormat(QImage::Format_RGB32)), 77);
    }

    void aCancelledDialogLeavesNothingAndSaysNothing()
    {
        Fixture f;
        QVERIFY(f.show(3));
        f.frames.save(u"Throw"_s);
        QFileDialog *dialog = f.dialog();
        QVERIFY(dialog);
        dialog->setDirectory(f.folder.path());
        QSignalSpy gone{dialog, &QObject::destroyed};
        dialog->reject();
        QTRY_COMPARE(gone.size(), 1);
        QVERIFY(QDir{f.folder.path()}.isEmpty());
        QCOMPARE(f.done.size() + f.failed.size(), 0);
    }

    void aFolderThatTakesNoFilesIsSaidInASentence()
    {
        // A folder that is none: permissions would not stop every user.
        Fixture f;
        QVERIFY(f.show(3));
        QFile inTheWay{f.folder.filePath(u"folder"_s)};
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        f.frames.save(u"Throw"_s);
        QFileDialog *dialog = f.dialog();
        QVERIFY(dialog);
        emit dialog->fileSelected(inTheWay.fileName() + u"/shot.png"_s);
        QTRY_COMPARE(f.failed.size(), 1);
        const Error error = f.failed.first().first().value<Error>();
        QVERIFY2(error.message.contains(u"shot.png") || error.message.contains(u"folder"), qPrintable(error.message));
        QVERIFY(error.message.endsWith(u'.'));
        QCOMPARE(f.done.size(), 0);
        QCOMPARE(QDir{f.folder.path()}.entryList(QDir::Files), QStringList{u"folder"_s});
    }

    void aCopiedFrameHasThePixelsOfTheShownOne()
    {
        Fixture f;
        QVERIFY(f.show(42));
        QGuiApplication::clipboard()->clear();
        f.frames.copy();
        QTRY_COMPARE(f.done.size(), 1);
        QVERIFY(f.done.first().first().toString().contains(u"42"));
        const QImage copied = QGuiApplication::clipboard()->image().convertToFormat(QImage::Format_RGB32);
        QCOMPARE(copied, f.player.picture().image.convertToFormat(QImage::Format_RGB32));
        QCOMPARE(numberIn(copied), 42);
    }

    void withoutAVideoThereIsNothingToCopyAndASentenceSaysSo()
    {
        Fixture f;
        f.frames.copy();
        QTRY_COMPARE(f.failed.size(), 1);
        QVERIFY(!f.failed.first().first().value<Error>().message.isEmpty());
    }
};

QTEST_MAIN(FrameExportTest)
#include "tst_frame_export.moc"
