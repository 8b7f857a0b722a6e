#include "core/media/previews/storyboard.h"

#include "tests/core/media/previews/synthetic_frames.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;

namespace {

ClipShape wide(double duration, double startTime = 0) { return {startTime, duration, 1280, 720, {}}; }

/// A grey that tells the frame's number modulo 20.
int lumaOf(int frame) { return 20 + frame % 20 * 10; }

av::Frame numbered(int frame) { return test::flatFrame(1280, 720, lumaOf(frame)); }

int greyOf(int luma) { return (luma - 16) * 255 / 219; }

QByteArray contentOf(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

struct Cue
{
    double start;
    double end;
    QRect tile;
};

QList<Cue> cuesOf(const QByteArray &index)
{
    static const QRegularExpression pattern{
        QStringLiteral("(\\d\\d+):(\\d\\d):(\\d\\d\\.\\d{3}) --> (\\d\\d+):(\\d\\d):(\\d\\d\\.\\d{3})\\n"
                       "storyboard\\.jpg#xywh=(\\d+),(\\d+),(\\d+),(\\d+)\\n")};
    QList<Cue> cues;
    for (auto it = pattern.globalMatch(QString::fromUtf8(index)); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const auto number = [&](int group) { return match.captured(group).toDouble(); };
        const auto whole = [&](int group) { return match.captured(group).toInt(); };
        cues.append({number(1) * 3600 + number(2) * 60 + number(3), number(4) * 3600 + number(5) * 60 + number(6),
                     QRect{whole(7), whole(8), whole(9), whole(10)}});
    }
    return cues;
}

}  // namespace

class StoryboardTest final : public QObject
{
    Q_OBJECT
private slots:
    void layoutFollowsTheDuration_data()
    {
        QTest::addColumn<double>("duration");
        QTest::addColumn<int>("tiles");
        QTest::addColumn<int>("rows");
        QTest::newRow("one frame") << 0.04 << 8 << 1;
        QTest::newRow("short") << 5.0 << 8 << 1;
        QTest::newRow("one tile a second") << 25.9 << 25 << 3;
        QTest::newRow("a match") << 5400.0 << 100 << 10;
        QTest::newRow("longer than any int") << 1e12 << 100 << 10;
    }
    void layoutFollowsTheDuration()
    {
        QFETCH(double, duration);
        const StoryboardLayout layout = layOutStoryboard(wide(duration));
        QTEST(layout.tiles, "tiles");
        QTEST(layout.rows, "rows");
        QCOMPARE(layout.interval * layout.tiles, duration);
        QCOMPARE(layout.tileWidth, 160);
        QCOMPARE(layout.tileHeight, 90);
    }

    void tilesKeepTheAspectAndStaySmall_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<QSize>("tile");
        QTest::newRow("portrait") << 1080 << 1920 << QSize{160, 284};
        QTest::newRow("cinema") << 1920 << 804 << QSize{160, 68};
        QTest::newRow("tower") << 100 << 4000 << QSize{8, 288};
        QTest::newRow("ribbon") << 4000 << 10 << QSize{160, 2};
        QTest::newRow("one pixel") << 1 << 1 << QSize{160, 160};
    }
    void tilesKeepTheAspectAndStaySmall()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        const StoryboardLayout layout = layOutStoryboard({0, 10, width, height, {}});
        QTEST((QSize{layout.tileWidth, layout.tileHeight}), "tile");
    }

    void cuesCoverTheWholeDurationWithoutGapsAndEachHasItsTile()
    {
        const StoryboardLayout layout = layOutStoryboard(wide(4321.987));
        const QByteArray index = storyboardIndex(layout, 4321.987);
        QVERIFY(index.startsWith("WEBVTT\n\n"));
        const QList<Cue> cues = cuesOf(index);
        QCOMPARE(cues.size(), 100);
        const QRect sheet{0, 0, layout.columns * layout.tileWidth, layout.rows * layout.tileHeight};
        double end = 0;
        QSet<QPair<int, int>> places;
        for (const Cue &cue : cues) {
            QCOMPARE(cue.start, end);
            QVERIFY(cue.end > cue.start);
            end = cue.end;
            QVERIFY(sheet.contains(cue.tile));
            places.insert({cue.tile.x(), cue.tile.y()});
        }
        QCOMPARE(end, 4321.987);
        QCOMPARE(places.size(), 100);
    }

    void eachTileShowsTheFirstFrameAtOrAfterItsTime_data()
    {
        QTest::addColumn<double>("startTime");
        QTest::newRow("from zero") << 0.0;
        QTest::newRow("from a later start") << 3600.5;
    }
    void eachTileShowsTheFirstFrameAtOrAfterItsTime()
    {
        QFETCH(double, startTime);
        const QTemporaryDir out;
        Storyboard storyboard{wide(25.5, startTime)};
        QVERIFY(test::feed(storyboard, 0, 255, 10, startTime, numbered));
        const Result<QList<Rendition>> made = storyboard.finish(out.path());
        QVERIFY(made.has_value());
        QCOMPARE(made->size(), 2);
        const QImage sheet{out.filePath(QStringLiteral("storyboard.jpg"))};
        QCOMPARE(sheet.size(), (QSize{1600, 270}));
        QCOMPARE((*made)[0].width, 1600);
        QCOMPARE((*made)[0].height, 270);
        for (const Cue &cue : cuesOf(contentOf(out.filePath(QStringLiteral("storyboard.vtt"))))) {
            const int frame = static_cast<int>(std::ceil(cue.start * 10 - 1e-6));
            const int grey = qGray(sheet.pixel(cue.tile.center()));
            QVERIFY2(std::abs(grey - greyOf(lumaOf(frame))) <= 3, qPrintable(QStringLiteral("%1: %2").arg(cue.start).arg(grey)));
        }
    }

    void aLongGapBetweenFramesIsFilledWithTheNextFrame()
    {
        const QTemporaryDir out;
        Storyboard storyboard{wide(10)};
        QVERIFY(storyboard.take(*test::flatFrame(320, 180, 40), 0));
        QVERIFY(storyboard.take(*test::flatFrame(320, 180, 200), 7.5));
        QVERIFY(storyboard.finish(out.path()));
        const QImage sheet{out.filePath(QStringLiteral("storyboard.jpg"))};
        QVERIFY(std::abs(qGray(sheet.pixel(80, 45)) - greyOf(40)) <= 3);
        for (int tile = 1; tile < 10; ++tile) QVERIFY(std::abs(qGray(sheet.pixel(80 + tile * 160, 45)) - greyOf(200)) <= 3);
    }

    void aClipThatEndsEarlyRepeatsItsLastTile()
    {
        const QTemporaryDir out;
        Storyboard storyboard{wide(10)};
        QVERIFY(test::feed(storyboard, 0, 40, 10, 0, [](int i) { return test::flatFrame(320, 180, i < 30 ? 60 : 180); }));
        QVERIFY(storyboard.finish(out.path()));
        const QImage sheet{out.filePath(QStringLiteral("storyboard.jpg"))};
        QVERIFY(std::abs(qGray(sheet.pixel(80 + 2 * 160, 45)) - greyOf(60)) <= 3);
        for (int tile = 3; tile < 10; ++tile) QVERIFY(std::abs(qGray(sheet.pixel(80 + tile * 160, 45)) - greyOf(180)) <= 3);
    }

    void aTurnedClipHasUprightTiles()
    {
        const QTemporaryDir out;
        Storyboard storyboard{{0, 5, 180, 320, {.rotation = 90, .isMirrored = false}}};
        av::Frame frame = test::flatFrame(320, 180, 30);
        for (int y = 0; y < 180; ++y) std::memset(frame->data[0] + y * frame->linesize[0], 220, 160);  // bright left half
        QVERIFY(storyboard.take(*frame, 0));
        QVERIFY(storyboard.finish(out.path()));
        const QImage sheet{out.filePath(QStringLiteral("storyboard.jpg"))};
        QCOMPARE(sheet.height(), 284);
        QVERIFY(qGray(sheet.pixel(80, 40)) > 200);  // turned clockwise, the left is on top
        QVERIFY(qGray(sheet.pixel(80, 240)) < 50);
    }

    void aResumedPassMakesTheSameSheet()
    {
        const QTemporaryDir whole;
        const QTemporaryDir resumed;
        const QTemporaryDir state;
        Storyboard uninterrupted{wide(30)};
        QVERIFY(test::feed(uninterrupted, 0, 300, 10, 0, numbered));
        QVERIFY(uninterrupted.finish(whole.path()));
        {
            Storyboard first{wide(30)};
            QVERIFY(test::feed(first, 0, 80, 10, 0, numbered));
            QVERIFY(first.save(state.path()));
            QVERIFY(test::feed(first, 80, 130, 10, 0, numbered));
            QVERIFY(first.save(state.path()));
            QVERIFY(test::feed(first, 130, 170, 10, 0, numbered));  // lost with the process
        }
        Storyboard second{wide(30)};
        QVERIFY(second.load(state.path()));
        QVERIFY(test::feed(second, 100, 200, 10, 0, numbered));  // some frames come again
        QVERIFY(second.save(state.path()));
        Storyboard third{wide(30)};
        QVERIFY(third.load(state.path()));
        QVERIFY(test::feed(third, 200, 300, 10, 0, numbered));
        QVERIFY(third.finish(resumed.path()));
        for (const char *name : {"storyboard.jpg", "storyboard.vtt"}) {
            const QByteArray expected = contentOf(whole.filePath(QString::fromLatin1(name)));
            QVERIFY(!expected.isEmpty());
            QCOMPARE(contentOf(resumed.filePath(QString::fromLatin1(name))), expected);
        }
    }

    void damagedStateIsLeftOutAndItsFramesAreTakenAgain()
    {
        const QTemporaryDir state;
        const QTemporaryDir whole;
        const QTemporaryDir repaired;
        Storyboard first{wide(30)};
        QVERIFY(test::feed(first, 0, 100, 10, 0, numbered));
        QVERIFY(first.save(state.path()));
        QVERIFY(test::feed(first, 100, 200, 10, 0, numbered));
        QVERIFY(first.save(state.path()));
        QVERIFY(test::feed(first, 200, 300, 10, 0, numbered));
        QVERIFY(first.finish(whole.path()));

        const QStringList files = QDir{state.path()}.entryList(QDir::Files, QDir::Name);
        QCOMPARE(files.size(), 2);
        QFile file{state.filePath(files[1])};
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(file.size() / 2);
        const char flipped = static_cast<char>(file.peek(1)[0] ^ 0x55);
        QCOMPARE(file.write(&flipped, 1), 1);
        file.close();

        Storyboard second{wide(30)};
        QVERIFY(second.load(state.path()));
        QVERIFY(test::feed(second, 100, 300, 10, 0, numbered));
        QVERIFY(second.finish(repaired.path()));
        QCOMPARE(contentOf(repaired.filePath(QStringLiteral("storyboard.jpg"))),
                 contentOf(whole.filePath(QStringLiteral("storyboard.jpg"))));
    }

    void nothingIsMadeWithoutAFrame()
    {
        const QTemporaryDir out;
        Storyboard storyboard{wide(30)};
        const Result<QList<Rendition>> made = storyboard.finish(out.path());
        QVERIFY(made.has_value());
        QVERIFY(made->isEmpty());
        QVERIFY(QDir{out.path()}.isEmpty());
    }
};

QTEST_GUILESS_MAIN(StoryboardTest)
#include "tst_storyboard.moc"
