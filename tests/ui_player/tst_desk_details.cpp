#include "tests/ui_player/desk_session.h"
#include "ui/library/details_pane.h"
#include "ui/library/histogram_chart.h"
#include "ui/player/video_view.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
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

    struct Beside : Session
    {
        using Session::Session;
        DetailsPane *details() const { return desk()->findChild<DetailsPane *>(); }
        bool shows(const QString &text) const
        {
            const auto labels = details()->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
        }
    };

private slots:
    void theVideoOnTheDeskHasItsDetailsBesideIt()
    {
        Computer computer;
        Beside session{computer};
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
        Beside session{computer};
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
        Beside session{computer};
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
        Beside session{computer};
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
        Beside session{computer};
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
        Beside session{computer};
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

    void spaceActsOnTheControlThatHasTheFocusAndElsewherePlays()
    {
        Computer computer;
        Beside session{computer};
        session.open();
        QTRY_VERIFY(session.shows(u"Reaction test.mp4"_s));
        QAction *play = session.action(Qt::Key_Space);
        play->setEnabled(true);
        QSignalSpy played{play, &QAction::triggered};
        auto *folder = session.details()->findChild<QComboBox *>();
        folder->setFocus();
        QTRY_VERIFY(folder->hasFocus());
        QTest::keyClick(folder, Qt::Key_Space);
        QVERIFY(folder->view()->isVisible());
        folder->hidePopup();
        QTest::keyClick(folder, Qt::Key_M);
        QVERIFY(!session.desk()->player().isMuted());
        auto *close = session.details()->findChild<QToolButton *>();
        close->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(close->hasFocus());
        QTest::keyClick(close, Qt::Key_Space);
        QVERIFY(!session.details()->isVisible());
        QCOMPARE(played.size(), 0);

        auto *view = session.desk()->findChild<VideoView *>();
        view->setFocus();
        QTRY_VERIFY(view->hasFocus());
        play->setEnabled(true);
        QTest::keyClick(view, Qt::Key_Space);
        QCOMPARE(played.size(), 1);
    }

    void hidingThemWhileTypingGivesTheKeysBackToThePicture()
    {
        Computer computer;
        Beside session{computer};
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
        Beside session{computer};
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
                Beside session{computer};
                session.open();
                QCOMPARE(session.details()->isVisible(), !isShown);
                session.action(Qt::Key_I)->trigger();
                session.window.close();
            }
            Beside next{computer};
            next.open();
            QCOMPARE(next.details()->isVisible(), isShown);
        }
    }

    void aLayoutFromBeforeThereWereDetailsShowsThem()
    {
        Computer computer;
        computer.settings.setDeskLayout(QByteArray::fromHex("000000ff00000001000000010000010000ffffffff01000000010000"));
        Beside session{computer};
        session.open();
        QVERIFY(session.details()->isVisible());
        QVERIFY(session.details()->width() < session.desk()->width() / 2);
    }
};

QTEST_MAIN(DeskDetailsTest)
#include "tst_desk_details.moc"
