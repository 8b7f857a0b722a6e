#include "core/playback/player.h"
#include "tests/support/ui/sample_library.h"
#include "ui/desk/desk_page.h"
#include "ui/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QSettings>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;
using namespace chalkreel::test;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

/// How loud it is, from one start of the program to the next.
class DeskSoundTest final : public QObject
{
    Q_OBJECT

    struct Computer
    {
        QTemporaryDir folder;
        QString file = folder.filePath(u"window.ini"_s);
        WindowSettings settings{file};
        Theme theme{*qobject_cast<QApplication *>(QCoreApplication::instance())};
        FakeBackend backend;
    };

    struct Session
    {
        explicit Session(Computer &computer)
            : window{computer.backend, computer.theme, computer.settings}
        {
            window.show();
        }
        DeskPage *desk() const { return window.findChild<DeskPage *>(); }
        QSlider *slider() const { return desk()->findChild<QSlider *>(); }
        QAction *mute() const
        {
            for (QAction *each : desk()->actions())
                if (each->shortcut() == QKeySequence{Qt::Key_M}) return each;
            return nullptr;
        }

        MainWindow window;
    };

private slots:
    void volumeIsTheSameAtTheNextStart()
    {
        Computer computer;
        for (const int percent : {29, 0, 100}) {
            {
                Session session{computer};
                session.slider()->setValue(percent);
                session.window.close();
            }
            Session next{computer};
            QCOMPARE(next.slider()->value(), percent);
            QCOMPARE(next.desk()->player().volume(), percent / 100.0);
        }
    }

    void aMutedProgramStartsMutedAndKeepsItsVolume()
    {
        Computer computer;
        {
            Session session{computer};
            session.slider()->setValue(60);
            session.mute()->trigger();
            session.window.close();
        }
        Session next{computer};
        QVERIFY(next.mute()->isChecked());
        QVERIFY(next.desk()->player().isMuted());
        QCOMPARE(next.slider()->value(), 60);
        next.mute()->trigger();
        QVERIFY(!next.desk()->player().isMuted());
    }

    void aVolumeThatIsNoneCountsAsTheFirstOne()
    {
        for (const QString &written : {u"80"_s, u"-1"_s, u"nan"_s, u"loud"_s}) {
            Computer computer;
            {
                QSettings file{computer.file, QSettings::IniFormat};
                file.setValue(u"sound/volume"_s, written);
            }
            const Session session{computer};
            QCOMPARE(session.desk()->player().volume(), 0.8);
        }
    }
};

QTEST_MAIN(DeskSoundTest)
#include "tst_desk_sound.moc"
