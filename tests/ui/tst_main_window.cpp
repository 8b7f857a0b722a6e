#include "tests/support/ui/sample_library.h"
#include "ui/desk/desk_page.h"
#include "ui/jobs/jobs_panel.h"
#include "ui/library/library_grid.h"
#include "ui/library/library_page.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/window_menu.h"
#include "ui/support/banner.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace chalkreel;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

namespace {

struct Bench
{
    Bench() { theme.apply(ThemeChoice::Dark); }

    QTemporaryDir folder;
    WindowSettings settings{folder.filePath(u"window.ini"_s)};
    Theme theme{*qobject_cast<QApplication *>(QCoreApplication::instance())};
    test::FakeBackend backend;
};

}  // namespace

class MainWindowTest final : public QObject
{
    Q_OBJECT
private slots:
    void everyButtonCanBeNamedByAScreenReader()
    {
        Bench bench;
        MainWindow window{bench.backend, bench.theme, bench.settings};
        for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
            const bool isQtsOwn = button->objectName().startsWith(u"qt_");
            if (isQtsOwn || button->isHidden()) continue;  // gets its words when it is shown
            QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), button->metaObject()->className());
            QVERIFY2(!button->toolTip().isEmpty() || !button->text().isEmpty(), qPrintable(button->accessibleName()));
        }
        for (const QAction *action : window.actions()) {
            if (action->isSeparator()) continue;
            QVERIFY2(!action->text().isEmpty(), "an action without words");
        }
    }

    void titleNamesTheVideoAndEscapeLeadsBackToItsCard()
    {
        Bench bench;
        test::fillWithSampleLibrary(bench.backend);
        MainWindow window{bench.backend, bench.theme, bench.settings};
        window.show();
        window.load();
        QTRY_COMPARE(window.library().assets().rowCount(), 12);
        QVERIFY(window.windowTitle().startsWith(u"This computer"));
        window.library().grid().setCurrentIndex(window.library().assets().index(3));
        QTest::keyClick(&window.library().grid(), Qt::Key_Return);
        QTRY_VERIFY(window.windowTitle().startsWith(u"Reaction test"));
        emit window.findChild<DeskPage *>()->closeRequested();
        QCOMPARE(window.library().grid().currentIndex().row(), 3);
        QVERIFY(window.windowTitle().startsWith(u"This computer"));
    }

    void droppedFileIsBroughtIn()
    {
        Bench bench;
        MainWindow window{bench.backend, bench.theme, bench.settings};
        window.show();
        QFile file{bench.folder.filePath(u"clip.mp4"_s)};
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
        file.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file.fileName())});
        QDragEnterEvent enter{{10, 10}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier};
        QCoreApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop{QPointF{10, 10}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier};
        QCoreApplication::sendEvent(&window, &drop);
        QCOMPARE(drop.dropAction(), Qt::CopyAction);
        QTRY_VERIFY(bench.backend.state.calls.contains(u"add clip.mp4"_s));
    }

    void undoInTheStatusBarTakesTheDeletionBack()
    {
        Bench bench;
        test::fillWithSampleLibrary(bench.backend);
        MainWindow window{bench.backend, bench.theme, bench.settings};
        window.show();
        window.load();
        QTRY_COMPARE(window.library().assets().rowCount(), 12);
        window.library().grid().setCurrentIndex(window.library().assets().index(0));
        QTest::keyClick(&window.library().grid(), Qt::Key_Delete);
        QTRY_COMPARE(window.library().assets().rowCount(), 11);
        QTRY_VERIFY(window.status().hasUndo());
        window.status().undoAction()->trigger();
        QTRY_COMPARE(window.library().assets().rowCount(), 12);
        QVERIFY(!window.status().hasUndo());
    }

    void errorsAreBannersAndNothingIsModal()
    {
        Bench bench;
        MainWindow window{bench.backend, bench.theme, bench.settings};
        window.show();
        window.showError({ErrorCode::Io, u"The disk does not answer."_s, u"errno 5"_s});
        QVERIFY(window.banner().isVisible());
        QCOMPARE(window.banner().sentence(), u"The disk does not answer."_s);
        QVERIFY(!QApplication::activeModalWidget());
    }

    void importGoesByTheSettings()
    {
        Bench bench;
        bench.settings.setImportRenditions({RenditionKind::Hd});
        MainWindow window{bench.backend, bench.theme, bench.settings};
        QFile file{bench.folder.filePath(u"clip.mp4"_s)};
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
        file.close();
        window.addFiles({file.fileName()});
        QTRY_COMPARE(bench.backend.fakeUploads().requests.size(), 1);
        const ProcessOptions options = bench.backend.fakeUploads().requests.first().options;
        QVERIFY(options.wants(RenditionKind::Hd));
        QVERIFY(!options.wants(RenditionKind::Review));
    }

    void keysDialogNamesEveryKeyOfLibraryAndDesk()
    {
        Bench bench;
        MainWindow window{bench.backend, bench.theme, bench.settings};
        window.show();
        emit window.findChild<WindowMenu *>()->keysRequested();
        auto *dialog = window.findChild<ShortcutsDialog *>();
        QVERIFY(dialog);
        QStringList texts;
        for (const QLabel *label : dialog->findChildren<QLabel *>()) texts.append(label->text());
        QList<QAction *> actions = window.findChild<DeskPage *>()->actions();
        QVERIFY(actions.size() > 20);
        actions += window.library().actions().all();
        for (const QAction *action : std::as_const(actions))
            for (const QKeySequence &key : action->shortcuts())
                QVERIFY2(texts.contains(key.toString(QKeySequence::NativeText)), qPrintable(action->text() + u' ' + key.toString()));
        for (const QString &what : {u"Next frame"_s, u"Play or pause"_s, u"Compare side by side"_s, u"Back to the library"_s, u"Tags"_s})
            QCOMPARE(texts.count(what), 1);
    }

    void settingsOpenByTheirKeyWhereThereAreAny()
    {
        Bench bench;
        MainWindow window{bench.backend, bench.theme, bench.settings};
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
        QVERIFY(!window.findChild<SettingsDialog *>());
        window.setSettingsStore({{}, QProcessEnvironment{}, {bench.folder.filePath(u"chalkreel.env"_s)}});
        QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
        QVERIFY(window.findChild<SettingsDialog *>());
    }

    void layoutAndThemeAreRemembered()
    {
        Bench bench;
        QByteArray layout;
        {
            MainWindow window{bench.backend, bench.theme, bench.settings};
            window.show();
            window.resize(1000, 700);
            window.close();
            layout = bench.settings.libraryLayout();
            QVERIFY(!layout.isEmpty());
        }
        bench.settings.setTheme(ThemeChoice::Light);
        QCOMPARE(bench.settings.theme(), ThemeChoice::Light);
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_main_window.moc"
