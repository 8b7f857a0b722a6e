#include "tests/ui_player/desk_session.h"
#include "ui/player/timeline.h"
#include "ui/player/video_view.h"
#include "ui/shell/app_window.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/top_bar.h"

#include <QTest>

using namespace chalkreel;
using namespace chalkreel::test;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

/// The whole screen for the picture, and every way back.
class DeskFullScreenTest final : public QObject
{
    Q_OBJECT

    struct OnDesk : Session
    {
        explicit OnDesk(Computer &computer)
            : Session{computer}
        {
            open();
            view->setFocus();
        }
        bool isBare() const
        {
            return !window.findChild<TopBar *>()->isVisible() && !window.findChild<StatusStrip *>()->isVisible() &&
                   !desk()->findChild<Timeline *>()->isVisible();
        }
        VideoView *view = desk()->findChild<VideoView *>();
    };

private slots:
    void theKeyGivesTheScreenToThePictureAndTakesItBack()
    {
        Computer computer;
        OnDesk desk{computer};
        QTRY_VERIFY(desk.view->hasFocus());
        QTest::keyClick(desk.view, Qt::Key_F);
        QVERIFY(desk.window.isFullScreen());
        QVERIFY(desk.isBare());
        QTest::keyClick(desk.view, Qt::Key_F);
        QVERIFY(!desk.window.isFullScreen());
        QVERIFY(!desk.isBare());
    }

    void escapeLeavesTheFullScreenFirstAndTheDeskNext()
    {
        Computer computer;
        OnDesk desk{computer};
        QTRY_VERIFY(desk.view->hasFocus());
        QTest::keyClick(desk.view, Qt::Key_F);
        QTest::keyClick(desk.view, Qt::Key_Escape);
        QVERIFY(!desk.window.isFullScreen());
        QVERIFY(desk.view->isVisible());
        QVERIFY(!desk.isBare());
        QTest::keyClick(desk.view, Qt::Key_Escape);
        QVERIFY(!desk.view->isVisible());
        QVERIFY(desk.window.library().isVisible());
    }

    void aMaximizedWindowIsMaximizedAgainAfterwards()
    {
        Computer computer;
        OnDesk desk{computer};
        desk.window.showMaximized();
        desk.action(Qt::Key_F)->trigger();
        QVERIFY(desk.window.isFullScreen());
        desk.action(Qt::Key_F)->trigger();
        QVERIFY(!desk.window.isFullScreen());
        QVERIFY(desk.window.isMaximized());
    }

    void theLibraryIsNeverShownWithoutItsBars()
    {
        Computer computer;
        OnDesk desk{computer};
        desk.action(Qt::Key_F)->trigger();
        emit desk.window.findChild<TopBar *>()->placeChosen(Place::Library);
        QVERIFY(desk.window.library().isVisible());
        QVERIFY(!desk.window.isFullScreen());
        QVERIFY(desk.window.findChild<TopBar *>()->isVisible());
        QVERIFY(desk.window.findChild<StatusStrip *>()->isVisible());
    }

    void aWindowThatWasClosedInFullScreenDoesNotStartInIt()
    {
        Computer computer;
        {
            AppWindow window{computer.settings};
            window.showMain(std::make_unique<MainWindow>(computer.backend, computer.theme, computer.settings));
            window.show();
            emit window.main()->library().openRequested(computer.backend.state.assets.at(3));
            for (QAction *each : window.findChild<DeskPage *>()->actions())
                if (each->shortcut() == QKeySequence{Qt::Key_F}) each->trigger();
            QVERIFY(window.isFullScreen());
            window.close();
        }
        AppWindow next{computer.settings};
        next.show();
        QVERIFY(!next.isFullScreen());
    }
};

QTEST_MAIN(DeskFullScreenTest)
#include "tst_desk_full_screen.moc"
