#include "tests/support/media/footage.h"
#include "tests/ui_player/desk_session.h"
#include "ui/player/chip_button.h"

#include <QFile>
#include <QMenu>
#include <QSettings>
#include <QSlider>
#include <QTest>

using namespace chalkreel;
using namespace chalkreel::test;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

/// How loud it is, from one start of the program to the next, and which track is heard.
class DeskSoundTest final : public QObject
{
    Q_OBJECT

    static QSlider *sliderOf(const Session &session) { return session.desk()->findChild<QSlider *>(); }

private slots:
    void volumeIsTheSameAtTheNextStart()
    {
        Computer computer;
        for (const int percent : {29, 0, 100}) {
            {
                Session session{computer};
                sliderOf(session)->setValue(percent);
                session.window.close();
            }
            Session next{computer};
            QCOMPARE(sliderOf(next)->value(), percent);
            QCOMPARE(next.desk()->player().volume(), percent / 100.0);
        }
    }

    void aMutedProgramStartsMutedAndKeepsItsVolume()
    {
        Computer computer;
        {
            Session session{computer};
            sliderOf(session)->setValue(60);
            session.action(Qt::Key_M)->trigger();
            session.window.close();
        }
        Session next{computer};
        QVERIFY(next.action(Qt::Key_M)->isChecked());
        QVERIFY(next.desk()->player().isMuted());
        QCOMPARE(sliderOf(next)->value(), 60);
        next.action(Qt::Key_M)->trigger();
        QVERIFY(!next.desk()->player().isMuted());
    }

    void aVolumeThatIsNoneCountsAsTheFirstOne()
    {
        for (const QString &written : {u"80"_s, u"-1"_s, u"nan"_s, u"loud"_s}) {
            Computer computer;
            {
                QSettings file{computer.settingsFile, QSettings::IniFormat};
                file.setValue(u"sound/volume"_s, written);
            }
            const Session session{computer};
            QCOMPARE(session.desk()->player().volume(), 0.8);
        }
    }

    void aSecondSoundTrackCanBeChosenAndThePositionStays()
    {
        Computer computer;
        Session session{computer};
        QFile clip{clipPath(u"two_tracks.mkv"_s)};
        QVERIFY(clip.open(QIODevice::ReadOnly));
        computer.backend.state.files.insert({session.asset.id, RenditionKind::Original}, clip.readAll());
        session.open();
        Player &player = session.desk()->player();
        QTRY_VERIFY_WITH_TIMEOUT(player.state() == PlayerState::Paused && player.frameCount() == 180, 20'000);
        player.seekToFrame(45);
        QTRY_COMPARE(player.frame(), 45);
        const auto chips = session.desk()->findChildren<ChipButton *>();
        const auto chip = std::ranges::find(chips, u"Sound track"_s, [](const ChipButton *each) { return each->accessibleName(); });
        QVERIFY(chip != chips.end() && (*chip)->isVisible());
        QCOMPARE((*chip)->menu()->actions().size(), 2);
        QCOMPARE(player.audioTrack(), 0);
        const QString commentary = (*chip)->menu()->actions().at(1)->text();
        QVERIFY2(commentary.contains(u"Kommentar"), qPrintable(commentary));
        (*chip)->menu()->actions().at(1)->trigger();
        QCOMPARE(player.audioTrack(), 1);
        QCOMPARE((*chip)->text(), commentary);
        QVERIFY((*chip)->menu()->actions().at(1)->isChecked());
        QCOMPARE(player.frame(), 45);
    }

    void aSingleSoundTrackIsNoChoice()
    {
        Computer computer;
        Session session{computer};
        QFile clip{clipPath(u"short_gop.mp4"_s)};
        QVERIFY(clip.open(QIODevice::ReadOnly));
        computer.backend.state.files.insert({session.asset.id, RenditionKind::Original}, clip.readAll());
        session.open();
        QTRY_COMPARE_WITH_TIMEOUT(session.desk()->player().state(), PlayerState::Paused, 20'000);
        for (const ChipButton *each : session.desk()->findChildren<ChipButton *>())
            QVERIFY(each->accessibleName() != u"Sound track" || !each->isVisible());
    }
};

QTEST_MAIN(DeskSoundTest)
#include "tst_desk_sound.moc"
