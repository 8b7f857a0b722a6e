#include "core/playback/player.h"
#include "tests/support/ui/sample_library.h"
#include "ui/desk/desk_page.h"
#include "ui/library/details_pane.h"
#include "ui/library/histogram_chart.h"
#include "ui/library/library_page.h"
#include "ui/player/video_view.h"
#include "ui/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace chalkreel;
using namespace chalkreel::test;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

/// The details beside the video on the desk, in the whole window: there they get what they need.
class DeskDetailsTest final : public QObject
{
    Q_OBJECT

    /// What outlives a start of the program.
    struct Computer
    {
        Computer() { fillWithSampleLibrary(backend); }

        QTemporaryDir folder;
        WindowSettings settings{folder.filePath(u"window.ini"_s)};
        Theme theme{*qobject_cast<QApplication *>(QCoreApplication::instance())};
        FakeBackend backend;
    };

    struct Session
    {
        explicit Session(Computer &computer)
            : window{computer.backend, computer.theme, computer.settings}
            , asset{computer.backend.state.assets.at(3)}
        {
            window.resize(1300, 800);
            window.show();
            window.activateWindow();
        }

        void open() { emit window.library().openRequested(asset); }
        DeskPage *desk() const { return window.findChild<DeskPage *>(); }
        DetailsPane *details() const { return desk()->findChild<DetailsPane *>(); }
        QAction *action(const QKeySequence &key) const
        {
            for (QAction *each : desk()->actions())
                if (each->shortcuts().contains(key)) return each;
            return nullptr;
        }
        bool shows(const QString &text) const
        {
            for (const QLabel *label : details()->findChildren<QLabel *>())
                if (label->isVisible() && label->text().contains(text)) return true;
            return false;
        }

        MainWindow window;
        Asset asset;
    };

private slots:
    void theVideoOnTheDeskHasItsDetailsBesideIt()
    {
        Computer computer;
        Session session{computer};
        session.open();
        QTRY_VERIFY(session.details()->isVisible());
        QTRY_VERIFY(session.shows(u"Reaction test.mp4"_s));
        QVERIFY(session.details()->findChild<HistogramChart *>()->isVisible());
        QVERIFY(session.details()->width() >= 220);
        QVERIFY(session.desk()->findChild<VideoView *>()->width() > session.details()->width());
    }

    void anotherVideoBringsItsOwnDetails()
    {
        Computer computer;
        Session session{computer};
        session.open();
        QTRY_VERIFY(session.shows(u"Reaction test.mp4"_s));
        session.asset = computer.backend.state.assets.at(4);
        session.open();
        QTRY_VERIFY(session.shows(u"Opening lap.mp4"_s));
        QVERIFY(!session.shows(u"Reaction test.mp4"_s));
    }

    void aChangeFromElsewhereIsShownAtOnce()
    {
        Computer computer;
        Session session{computer};
        session.open();
        QTRY_VERIFY(session.shows(u"Reaction test.mp4"_s));
        Asset changed = *computer.backend.state.asset(session.asset.id);
        changed.description = u"Left foot first."_s;
        *computer.backend.state.asset(changed.id) = changed;
        computer.backend.state.assetChanged(changed);
        QTRY_COMPARE(session.details()->findChild<QPlainTextEdit *>()->toPlainText(), u"Left foot first."_s);
    }

    void whatHappenedWithoutAnEventIsShownAfterTheLibraryWasRestored()
    {
        Computer computer;
        Session session{computer};
        session.open();
        QTRY_VERIFY(session.shows(u"Reaction test.mp4"_s));
        FakeState &library = computer.backend.state;
        library.assetChanged(library.assets.at(7));
        library.asset(session.asset.id)->description = u"Written elsewhere."_s;
        library.epoch = u"restored"_s;
        library.assetChanged(library.assets.at(7));
        QTRY_COMPARE(session.details()->findChild<QPlainTextEdit *>()->toPlainText(), u"Written elsewhere."_s);
    }

    void theKeyAndTheCrossHideThemAndThePictureGetsTheRoom()
    {
        Computer computer;
        Session session{computer};
        session.open();
        QTRY_VERIFY(session.details()->isVisible());
        auto *view = session.desk()->findChild<VideoView *>();
        const int before = view->width();
        view->setFocus();
        QTRY_VERIFY(view->hasFocus());
        QTest::keyClick(view, Qt::Key_I);
        QVERIFY(!session.details()->isVisible());
        QTRY_VERIFY(view->width() > before);
        QTest::keyClick(view, Qt::Key_I);
        QVERIFY(session.details()->isVisible());
        emit session.details()->closeRequested();
        QVERIFY(!session.details()->isVisible());
        QVERIFY(!session.action(Qt::Key_I)->isChecked());
    }

    void lettersTypedIntoTheDescriptionAreNoKeysOfThePlayer()
    {
        Computer computer;
        Session session{computer};
        session.open();
        QTRY_VERIFY(session.shows(u"Reaction test.mp4"_s));
        auto *description = session.details()->findChild<QPlainTextEdit *>();
        description->clear();
        description->setFocus();
        QTRY_VERIFY(description->hasFocus());
        QTest::keyClicks(description, u"if loud, mute"_s);
        QCOMPARE(description->toPlainText(), u"if loud, mute"_s);
        QVERIFY(session.details()->isVisible());
        QVERIFY(!session.desk()->player().isMuted());
    }

    void hidingThemWhileTypingGivesTheKeysBackToThePicture()
    {
        Computer computer;
        Session session{computer};
        session.open();
        QTRY_VERIFY(session.shows(u"Reaction test.mp4"_s));
        auto *description = session.details()->findChild<QPlainTextEdit *>();
        description->setFocus();
        QTRY_VERIFY(description->hasFocus());
        emit session.details()->closeRequested();
        QVERIFY(session.desk()->findChild<VideoView *>()->hasFocus());
    }

    void aFullScreenIsForThePictureAlone()
    {
        Computer computer;
        Session session{computer};
        session.open();
        QTRY_VERIFY(session.details()->isVisible());
        session.action(Qt::Key_F)->trigger();
        QVERIFY(!session.details()->isVisible());
        QVERIFY(!session.action(Qt::Key_I)->isEnabled());
        session.action(Qt::Key_F)->trigger();
        QVERIFY(session.details()->isVisible());
        session.action(Qt::Key_I)->trigger();
        session.action(Qt::Key_F)->trigger();
        session.action(Qt::Key_F)->trigger();
        QVERIFY(!session.details()->isVisible());
    }

    void theNextStartShowsThemAsTheyWereLeft()
    {
        Computer computer;
        for (const bool isShown : {false, true}) {
            {
                Session session{computer};
                session.open();
                QCOMPARE(session.details()->isVisible(), !isShown);
                session.action(Qt::Key_I)->trigger();
                session.window.close();
            }
            Session next{computer};
            next.open();
            QCOMPARE(next.details()->isVisible(), isShown);
        }
    }

    void aLayoutFromBeforeThereWereDetailsShowsThem()
    {
        Computer computer;
        computer.settings.setDeskLayout(QByteArray::fromHex("000000ff00000001000000010000010000ffffffff01000000010000"));
        Session session{computer};
        session.open();
        QVERIFY(session.details()->isVisible());
        QVERIFY(session.details()->width() < session.desk()->width() / 2);
    }
};

QTEST_MAIN(DeskDetailsTest)
#include "tst_desk_details.moc"
