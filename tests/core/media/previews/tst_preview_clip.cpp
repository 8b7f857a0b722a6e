#include "core/media/previews/preview_clip.h"

#include "core/media/reading/video_decoder.h"
#include "tests/core/media/previews/synthetic_frames.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;

namespace {

int lumaOf(int frame) { return 40 + frame % 40 * 4; }

av::Frame numbered(int frame) { return test::flatFrame(1280, 720, lumaOf(frame)); }

struct Shown
{
    double seconds;
    int luma;
};

/// What a player would show.
QList<Shown> framesOf(const QString &path, QSize *size = nullptr)
{
    const Result<std::shared_ptr<ByteSource>> source = openFileSource(path);
    if (!source) return {};
    const Result<std::unique_ptr<MediaInput>> input = MediaInput::open(*source, {});
    if (!input) return {};
    const Result<std::unique_ptr<VideoDecoder>> decoder = VideoDecoder::open(**input, (*input)->bestVideoStream(), {});
    if (!decoder) return {};
    QList<Shown> shown;
    for (;;) {
        const Result<av::Frame> frame = (*decoder)->next();
        if (!frame || !*frame) return shown;
        if (size) *size = {(*frame)->width, (*frame)->height};
        const AVFrame &picture = **frame;
        const int luma = picture.data[0][picture.height / 2 * picture.linesize[0] + picture.width / 2];
        shown.append({static_cast<double>(picture.pts) * av_q2d((*decoder)->timeBase()), luma});
    }
}

QByteArray contentOf(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

}  // namespace

class PreviewClipTest final : public QObject
{
    Q_OBJECT
private slots:
    void theExcerptsPlayOneAfterTheOther()
    {
        const QTemporaryDir out;
        PreviewClip clip{{5, 60, 1280, 720, {}}};
        QVERIFY(test::feed(clip, 0, 60 * 30, 30, 5, numbered));
        const Result<QList<Rendition>> made = clip.finish(out.path());
        QVERIFY(made.has_value());
        QCOMPARE(made->first().kind, RenditionKind::Preview);
        QSize size;
        const QList<Shown> shown = framesOf(out.filePath(QStringLiteral("preview.mp4")), &size);
        QCOMPARE(size, (QSize{640, 360}));
        QCOMPARE((QSize{made->first().width, made->first().height}), size);
        QCOMPARE(shown.size(), 90);
        for (int i = 0; i < 90; ++i) {
            QVERIFY(std::abs(shown[i].seconds - i / 15.0) < 1e-3);
            const double sourceTime = 4.5 + i / 15 * 10.0 + i % 15 / 15.0;
            const int frame = static_cast<int>(std::ceil(sourceTime * 30 - 1e-3));
            QVERIFY2(std::abs(shown[i].luma - lumaOf(frame)) <= 2, qPrintable(QString::number(i)));
        }
    }

    void aShortClipIsShownWholeAtItsOwnRate()
    {
        const QTemporaryDir out;
        PreviewClip clip{{0, 2, 1280, 720, {}}};
        QVERIFY(test::feed(clip, 0, 20, 10, 0, numbered));
        QVERIFY(clip.finish(out.path()));
        const QList<Shown> shown = framesOf(out.filePath(QStringLiteral("preview.mp4")));
        QCOMPARE(shown.size(), 20);
        for (int i = 0; i < 20; ++i) QVERIFY(std::abs(shown[i].luma - lumaOf(i)) <= 2);
    }

    void theIndexStandsBeforeTheMedia()
    {
        const QTemporaryDir out;
        PreviewClip clip{{0, 1, 320, 240, {}}};
        QVERIFY(test::feed(clip, 0, 10, 10, 0, [](int i) { return test::flatFrame(320, 240, 50 + i); }));
        QVERIFY(clip.finish(out.path()));
        const QByteArray content = contentOf(out.filePath(QStringLiteral("preview.mp4")));
        QVERIFY(content.indexOf("moov") > 0);
        QVERIFY(content.indexOf("moov") < content.indexOf("mdat"));
    }

    void theShortSideIsLimitedAndNothingIsEnlarged_data()
    {
        QTest::addColumn<QSize>("source");
        QTest::addColumn<QSize>("preview");
        QTest::newRow("portrait") << QSize{1080, 1920} << QSize{360, 640};
        QTest::newRow("small and odd") << QSize{175, 99} << QSize{176, 100};
        QTest::newRow("ribbon") << QSize{4000, 100} << QSize{1280, 32};
    }
    void theShortSideIsLimitedAndNothingIsEnlarged()
    {
        QFETCH(QSize, source);
        const QTemporaryDir out;
        PreviewClip clip{{0, 1, source.width(), source.height(), {}}};
        QVERIFY(clip.take(*test::flatFrame(source.width(), source.height(), 100), 0));
        QVERIFY(clip.finish(out.path()));
        QSize size;
        QCOMPARE(framesOf(out.filePath(QStringLiteral("preview.mp4")), &size).size(), 1);
        QTEST(size, "preview");
    }

    void aResumedPassShowsTheSameFrames()
    {
        const QTemporaryDir out;
        const QTemporaryDir state;
        const ClipShape shape{0, 60, 1280, 720, {}};
        PreviewClip first{shape};
        QVERIFY(test::feed(first, 0, 900, 30, 0, numbered));
        QVERIFY(first.save(state.path()));
        PreviewClip second{shape};
        QVERIFY(second.load(state.path()));
        QVERIFY(test::feed(second, 840, 1800, 30, 0, numbered));
        QVERIFY(second.finish(out.path()));
        QCOMPARE(framesOf(out.filePath(QStringLiteral("preview.mp4"))).size(), 90);
    }

    void nothingIsMadeWithoutAFrame()
    {
        const QTemporaryDir out;
        PreviewClip clip{{0, 60, 1280, 720, {}}};
        const Result<QList<Rendition>> made = clip.finish(out.path());
        QVERIFY(made.has_value());
        QVERIFY(made->isEmpty());
        QVERIFY(!QFile::exists(out.filePath(QStringLiteral("preview.mp4"))));
    }
};

QTEST_GUILESS_MAIN(PreviewClipTest)
#include "tst_preview_clip.moc"
