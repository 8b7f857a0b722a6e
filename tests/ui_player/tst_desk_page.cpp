#include "core/playback/player.h"
#include "tests/support/media/footage.h"
#include "tests/support/ui/sample_library.h"
#include "ui/desk/desk_page.h"
#include "ui/player/timeline.h"
#include "ui/player/transport_bar.h"
#include "ui/player/video_view.h"
#include "ui/support/banner.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace chalkreel;
using namespace chalkreel::test;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QString &clip)
{
    QFile file{clipPath(clip)};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

QByteArray jpegSheet()
{
    QImage sheet{160, 9, QImage::Format_RGB32};
    sheet.fill(Qt::green);
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    sheet.save(&buffer, "jpeg", 95);
    return bytes;
}

}  // namespace

class DeskPageTest final : public QObject
{
    Q_OBJECT

    /// A library with one video whose original alone is there, still being prepared.
    struct Fixture
    {
        Fixture()
        {
            asset = sampleAsset(u"Throw"_s);
            asset.status = AssetStatus::Processing;
            asset.renditions = {RenditionKind::Original};
            backend.state.assets.prepend(asset);
            backend.state.files.insert({asset.id, RenditionKind::Original}, bytesOf(u"short_gop.mp4"_s));
            page.resize(1000, 700);
            page.show();
        }
        bool waitUntilReady()
        {
            return QTest::qWaitFor([this] { return page.player().state() == PlayerState::Paused && page.player().frameCount() == 180; },
                                   20'000);
        }
        QAction *action(const QKeySequence &key) const
        {
            for (QAction *each : page.actions())
                if (each->shortcuts().contains(key)) return each;
            return nullptr;
        }
        void makeEnhanced()
        {
            backend.state.files.insert({asset.id, RenditionKind::Enhanced}, bytesOf(u"start.mkv"_s));
            asset.renditions.append(RenditionKind::Enhanced);
            backend.state.assetChanged(asset);
        }

        FakeBackend backend;
        Asset asset;
        DeskPage page{backend};
    };

private slots:
    void theOriginalOpensWhileTheRestIsBeingPrepared()
    {
        Fixture f;
        QSignalSpy status{&f.page, &DeskPage::statusChanged};
        f.page.open(f.asset);
        QVERIFY(f.waitUntilReady());
        auto *view = f.page.findChild<VideoView *>();
        QTRY_VERIFY(!view->picture().isNull());
        QVERIFY(!f.action(Qt::Key_C)->isEnabled());
        QVERIFY(status.last().first().toString().contains(u"exact frame shown"_s));
    }

    void theKeysDoWhatTheirToolTipsSay()
    {
        Fixture f;
        f.page.open(f.asset);
        QVERIFY(f.waitUntilReady());
        Player &player = f.page.player();
        f.page.activateWindow();
        auto *view = f.page.findChild<VideoView *>();
        view->setFocus();
        QTRY_VERIFY(view->hasFocus());
        QTest::keyClick(view, Qt::Key_Right);
        QTRY_COMPARE(player.frame(), 1);
        QTest::keyClick(view, Qt::Key_Period);
        QTRY_COMPARE(player.frame(), 2);
        QTest::keyClick(view, Qt::Key_Left);
        QTRY_COMPARE(player.frame(), 1);
        QTest::keyClick(view, Qt::Key_End);
        QTRY_COMPARE(player.frame(), 179);
        QTest::keyClick(view, Qt::Key_J);
        QTRY_COMPARE(player.frame(), 149);
        QTest::keyClick(view, Qt::Key_Home);
        QTRY_COMPARE(player.frame(), 0);
        QTest::keyClick(view, Qt::Key_Space);
        QVERIFY(player.isPlaying());
        QTest::keyClick(view, Qt::Key_K);
        QVERIFY(!player.isPlaying());
        QTest::keyClick(view, Qt::Key_BracketLeft);
        QCOMPARE(player.rate(), 0.5);
        QTest::keyClick(view, Qt::Key_M);
        QVERIFY(player.isMuted());
        QSignalSpy closed{&f.page, &DeskPage::closeRequested};
        QTest::keyClick(view, Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
    }

    void everyControlHasANameAndEveryToolTipNamesItsKey()
    {
        Fixture f;
        f.page.open(f.asset);
        QVERIFY(f.waitUntilReady());
        const auto controls = f.page.findChildren<QToolButton *>();
        QVERIFY(controls.size() > 6);
        for (const QToolButton *button : controls) {
            if (!button->isVisibleTo(&f.page)) continue;
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(), qPrintable(button->toolTip()));
            QVERIFY(!button->toolTip().isEmpty());
            if (const QAction *action = button->defaultAction(); action && !action->shortcut().isEmpty())
                QVERIFY2(button->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)), qPrintable(button->toolTip()));
        }
    }

    void aNarrowBarDropsButtonsBeforeItCutsATimeOrTheSpeed()
    {
        Fixture f;
        f.page.open(f.asset);
        QVERIFY(f.waitUntilReady());
        auto *bar = f.page.findChild<TransportBar *>();
        const auto cut = [bar] {
            QStringList names;
            for (const QWidget *each : bar->findChildren<QWidget *>())
                if (each->isVisible() && each->width() < each->minimumSizeHint().width()) names.append(each->accessibleName());
            return names;
        };
        const auto countVisible = [bar] {
            return std::ranges::count_if(bar->findChildren<QToolButton *>(), [](const QWidget *each) { return each->isVisible(); });
        };
        const auto all = countVisible();
        const int least = bar->minimumSizeHint().width();
        f.page.resize(500, 600);
        QTRY_COMPARE(bar->width(), 500);
        QTRY_COMPARE(cut(), QStringList{});
        QVERIFY(countVisible() < all);
        QCOMPARE(bar->minimumSizeHint().width(), least);  // else how narrow it gets depends on how it got there
        f.page.resize(1000, 700);
        QTRY_COMPARE(countVisible(), all);
    }

    void compareChangesTheCopyAndKeepsTheFrame()
    {
        Fixture f;
        f.page.open(f.asset);
        QVERIFY(f.waitUntilReady());
        f.page.player().seekToFrame(66);
        QTRY_COMPARE(f.page.player().frame(), 66);
        f.makeEnhanced();
        QAction *compare = f.action(Qt::Key_C);
        QTRY_VERIFY(compare->isEnabled());
        QSignalSpy status{&f.page, &DeskPage::statusChanged};
        compare->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(f.page.player().description().startSeconds > 30 && f.page.player().state() == PlayerState::Paused, 20'000);
        QCOMPARE(f.page.player().frame(), 66);
        QVERIFY(status.last().first().toString().contains(u"Enhanced"_s));
        compare->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(f.page.player().description().startSeconds < 1 && f.page.player().state() == PlayerState::Paused, 20'000);
        QCOMPARE(f.page.player().frame(), 66);
    }

    void sideBySideShowsTheSameFrameOfBothCopies()
    {
        Fixture f;
        f.page.open(f.asset);
        QVERIFY(f.waitUntilReady());
        f.makeEnhanced();
        QAction *split = f.action(QKeySequence{Qt::SHIFT | Qt::Key_C});
        QTRY_VERIFY(split->isEnabled());
        split->trigger();
        auto *view = f.page.findChild<VideoView *>();
        QTRY_VERIFY(view->isComparing());
        f.page.player().seekToFrame(90);
        QTRY_COMPARE_WITH_TIMEOUT(view->comparison().frame, 90, 20'000);
        QCOMPARE(view->picture().frame, 90);
        split->trigger();
        QVERIFY(!view->isComparing());
    }

    void storyboardAndSoundAppearWhenTheyAreMade()
    {
        Fixture f;
        f.page.open(f.asset);
        QVERIFY(f.waitUntilReady());
        auto *timeline = f.page.findChild<Timeline *>();
        const QPoint inStrip{timeline->width() / 2, 15};
        const auto isGreen = [&] {
            const QColor color = timeline->grab().toImage().pixelColor(inStrip);
            return color.green() - color.red() > 80 && color.green() - color.blue() > 80;
        };
        QVERIFY(!isGreen());
        QByteArray vtt{"WEBVTT\n"};
        for (int tile = 0; tile < 10; ++tile)
            vtt += u"\n00:00:0%1.%2 --> 00:00:0%3.%4\nstoryboard.jpg#xywh=%5,0,16,9\n"_s.arg(tile * 6 / 10)
                       .arg(tile * 600 % 1000, 3, 10, QChar{u'0'})
                       .arg((tile + 1) * 6 / 10)
                       .arg((tile + 1) * 600 % 1000, 3, 10, QChar{u'0'})
                       .arg(tile * 16)
                       .toLatin1();
        auto &files = f.backend.state.files;
        files.insert({f.asset.id, RenditionKind::Storyboard}, jpegSheet());
        files.insert({f.asset.id, RenditionKind::StoryboardIndex}, vtt);
        f.asset.renditions += {RenditionKind::Storyboard, RenditionKind::StoryboardIndex};
        f.backend.state.assetChanged(f.asset);
        QTRY_VERIFY(isGreen());
    }

    void scrubbingOnTheTimelineShowsThatFrame()
    {
        Fixture f;
        f.page.open(f.asset);
        QVERIFY(f.waitUntilReady());
        auto *timeline = f.page.findChild<Timeline *>();
        emit timeline->scrubbed(3.0);
        QTRY_COMPARE(f.page.player().frame(), 90);
    }

    void theFrameIsCopiedInFullSize()
    {
        Fixture f;
        f.page.open(f.asset);
        QVERIFY(f.waitUntilReady());
        f.page.player().seekToFrame(12);
        QTRY_COMPARE(f.page.player().frame(), 12);
        QGuiApplication::clipboard()->clear();
        QSignalSpy status{&f.page, &DeskPage::statusChanged};
        f.action(QKeySequence{Qt::CTRL | Qt::SHIFT | Qt::Key_C})->trigger();
        QTRY_COMPARE(QGuiApplication::clipboard()->image().size(), QSize(320, 240));
        QTRY_VERIFY(status.last().first().toString().contains(u"12"_s));
    }

    void aVideoThatCannotBeOpenedIsABannerAndNothingElse()
    {
        Fixture f;
        f.backend.state.files.insert({f.asset.id, RenditionKind::Original}, "this is no video");
        f.page.open(f.asset);
        auto *banner = f.page.findChild<Banner *>();
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 20'000);
        QVERIFY(!banner->sentence().isEmpty());
        Asset missing = sampleAsset(u"Gone"_s);
        f.page.open(missing);
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(f.page.player().state(), PlayerState::Empty);
    }

    void openingTheSameVideoAgainKeepsThePosition()
    {
        Fixture f;
        f.page.open(f.asset);
        QVERIFY(f.waitUntilReady());
        f.page.player().seekToFrame(33);
        QTRY_COMPARE(f.page.player().frame(), 33);
        f.page.open(f.asset);
        QCOMPARE(f.page.player().frame(), 33);
        f.page.close();
        QCOMPARE(f.page.player().state(), PlayerState::Empty);
        QVERIFY(f.page.asset().id.isNull());
    }
};

QTEST_MAIN(DeskPageTest)
#include "tst_desk_page.moc"
