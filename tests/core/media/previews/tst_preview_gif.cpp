#include "core/media/previews/preview_gif.h"

#include "tests/core/media/previews/synthetic_frames.h"

#include <QFile>
#include <QImageReader>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;

namespace {

/// Half yellow, half dark, the border moving a pixel a frame.
av::Frame movingBorder(int number)
{
    av::Frame frame = test::flatFrame(480, 270, 40, 128, 128);
    const int border = 100 + number;
    for (int y = 0; y < 270; ++y) std::memset(frame->data[0] + y * frame->linesize[0], 180, static_cast<size_t>(border));
    for (int y = 0; y < 135; ++y) {
        std::memset(frame->data[1] + y * frame->linesize[1], 50, static_cast<size_t>(border / 2));
        std::memset(frame->data[2] + y * frame->linesize[2], 150, static_cast<size_t>(border / 2));
    }
    return frame;
}

QByteArray contentOf(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

}  // namespace

class PreviewGifTest final : public QObject
{
    Q_OBJECT
private slots:
    void aClipBecomesAnEndlessGifOfItsSpeed()
    {
        const QTemporaryDir out;
        PreviewGif gif{{10, 4, 480, 270, {}}};
        QVERIFY(test::feed(gif, 0, 100, 25, 10, movingBorder));
        const Result<QList<Rendition>> made = gif.finish(out.path());
        QVERIFY(made.has_value());
        QCOMPARE(made->first().kind, RenditionKind::PreviewGif);
        QCOMPARE((QSize{made->first().width, made->first().height}), (QSize{240, 135}));

        QImageReader reader{out.filePath(QStringLiteral("preview.gif"))};
        QCOMPARE(reader.size(), (QSize{240, 135}));
        QCOMPARE(reader.loopCount(), -1);
        int frames = 0;
        int milliseconds = 0;
        for (QImage image = reader.read(); !image.isNull(); image = reader.read()) {
            ++frames;
            milliseconds += reader.nextImageDelay();
        }
        QCOMPARE(frames, 32);
        QCOMPARE(milliseconds, 4000);
    }

    void coloursComeOutCloseToTheSource()
    {
        const QTemporaryDir out;
        PreviewGif gif{{0, 2, 480, 270, {}}};
        QVERIFY(test::feed(gif, 0, 50, 25, 0, movingBorder));
        QVERIFY(gif.finish(out.path()));
        QImageReader reader{out.filePath(QStringLiteral("preview.gif"))};
        const QImage first = reader.read();
        // BT.709: luma 180 with Cb 50, Cr 150 and luma 40, grey.
        const QColor yellow = first.pixelColor(20, 60);
        const QColor dark = first.pixelColor(200, 60);
        QVERIFY(std::abs(yellow.red() - 230) < 12);
        QVERIFY(std::abs(yellow.green() - 197) < 12);
        QVERIFY(std::abs(yellow.blue() - 26) < 12);
        for (const int channel : {dark.red(), dark.green(), dark.blue()}) QVERIFY(std::abs(channel - 28) < 10);
    }

    void theBorderMovesAsInTheClip()
    {
        const QTemporaryDir out;
        PreviewGif gif{{0, 4, 480, 270, {}}};
        QVERIFY(test::feed(gif, 0, 100, 25, 0, movingBorder));
        QVERIFY(gif.finish(out.path()));
        QImageReader reader{out.filePath(QStringLiteral("preview.gif"))};
        for (int i = 0; i < 32; ++i) {
            const QImage image = reader.read();
            int border = 0;
            while (border < 240 && image.pixelColor(border, 60).red() > 128) ++border;
            const int frame = (i * 25 + 7) / 8;  // the first frame at or after i / 8 s
            QVERIFY2(std::abs(border - (100 + frame) / 2) <= 1, qPrintable(QString::number(i)));
        }
    }

    void aTallClipStaysWithinItsBox()
    {
        const QTemporaryDir out;
        PreviewGif gif{{0, 1, 90, 1600, {}}};
        QVERIFY(gif.take(*test::flatFrame(90, 1600, 100), 0));
        const Result<QList<Rendition>> made = gif.finish(out.path());
        QCOMPARE(made->first().height, 426);
        QCOMPARE(made->first().width, 24);
    }

    void aSmallClipIsNotEnlarged()
    {
        const QTemporaryDir out;
        PreviewGif gif{{0, 1, 64, 48, {}}};
        QVERIFY(gif.take(*test::flatFrame(64, 48, 100), 0));
        QCOMPARE(gif.finish(out.path())->first().width, 64);
    }

    void aResumedPassMakesTheSameFile()
    {
        const QTemporaryDir whole;
        const QTemporaryDir resumed;
        const QTemporaryDir state;
        const ClipShape shape{0, 4, 480, 270, {}};
        PreviewGif uninterrupted{shape};
        QVERIFY(test::feed(uninterrupted, 0, 100, 25, 0, movingBorder));
        QVERIFY(uninterrupted.finish(whole.path()));
        PreviewGif first{shape};
        QVERIFY(test::feed(first, 0, 60, 25, 0, movingBorder));
        QVERIFY(first.save(state.path()));
        PreviewGif second{shape};
        QVERIFY(second.load(state.path()));
        QVERIFY(test::feed(second, 50, 100, 25, 0, movingBorder));
        QVERIFY(second.finish(resumed.path()));
        const QByteArray expected = contentOf(whole.filePath(QStringLiteral("preview.gif")));
        QVERIFY(expected.size() > 1000);
        QCOMPARE(contentOf(resumed.filePath(QStringLiteral("preview.gif"))), expected);
    }
};

QTEST_GUILESS_MAIN(PreviewGifTest)
#include "tst_preview_gif.moc"
