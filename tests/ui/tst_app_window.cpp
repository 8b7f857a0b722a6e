#include "tests/support/ui/sample_library.h"
#include "ui/shell/app_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/start_page.h"
#include "ui/support/window_placement.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

namespace {

struct Bench
{
    Bench() { theme.apply(ThemeChoice::Dark); }

    std::unique_ptr<MainWindow> newMain() { return std::make_unique<MainWindow>(backend, theme, settings); }
    QPushButton *button(AppWindow &window, const QString &text)
    {
        for (auto *each : window.startPage().findChildren<QPushButton *>())
            if (each->text() == text) return each;
        return nullptr;
    }

    QTemporaryDir folder;
    WindowSettings settings{folder.filePath(u"window.ini"_s)};
    Theme theme{*qobject_cast<QApplication *>(QCoreApplication::instance())};
    test::FakeBackend backend;
};

}  // namespace

class AppWindowTest final : public QObject
{
    Q_OBJECT
private slots:
    void windowIsPaintedBeforeThereIsALibrary()
    {
        Bench bench;
        AppWindow window{bench.settings};
        QSignalSpy painted{&window, &AppWindow::firstPainted};
        window.startPage().showOpening(u"/home/coach/library"_s);
        window.show();
        QTRY_COMPARE(painted.size(), 1);
        QVERIFY(!window.main());
        QVERIFY(window.startPage().isVisible());
        QCOMPARE(window.startPage().sentence(), u"/home/coach/library"_s);
        QVERIFY(!bench.button(window, u"Try again"_s)->isVisible());
    }

    void libraryTakesThePlaceOfTheStartPage()
    {
        Bench bench;
        AppWindow window{bench.settings};
        window.show();
        window.showMain(bench.newMain());
        QVERIFY(window.main()->isVisible());
        QVERIFY(!window.startPage().isVisible());
        QCOMPARE(window.windowTitle(), u"This computer – Chalkreel"_s);
        window.main()->setWindowTitle(u"Throw"_s);
        QCOMPARE(window.windowTitle(), u"Throw"_s);
        window.showStartPage();
        QVERIFY(!window.main());
        QCOMPARE(window.windowTitle(), u"Chalkreel"_s);
    }

    void problemIsASentenceWithThreeWaysOn()
    {
        Bench bench;
        AppWindow window{bench.settings};
        window.show();
        window.startPage().showProblem({ErrorCode::Conflict, u"“Library” is in use by another Chalkreel."_s, u"flock: EWOULDBLOCK"_s});
        QCOMPARE(window.startPage().sentence(), u"“Library” is in use by another Chalkreel."_s);
        for (const QString &text : {u"Try again"_s, u"Use another folder…"_s, u"Quit"_s}) {
            QVERIFY2(bench.button(window, text), qPrintable(text));
            QVERIFY2(bench.button(window, text)->isVisible(), qPrintable(text));
        }
        QSignalSpy retried{&window.startPage(), &StartPage::retryRequested};
        bench.button(window, u"Try again"_s)->click();
        QCOMPARE(retried.size(), 1);
        bench.button(window, u"Quit"_s)->click();
        QVERIFY(!window.isVisible());
    }

    void problemSaysWhichLibraryHasItAndItsDetailsTakeOnlyTheirLines()
    {
        Bench bench;
        AppWindow window{bench.settings};
        window.show();
        window.startPage().showOpening(u"/home/coach/library"_s);
        window.startPage().showProblem({ErrorCode::Damaged, u"The library's database is damaged."_s, u"file is not a database"_s});
        auto *details = window.startPage().findChild<QPlainTextEdit *>();
        QCOMPARE(details->toPlainText(), u"/home/coach/library\nfile is not a database"_s);
        const int twoLines = details->height();
        window.startPage().showProblem({ErrorCode::Damaged, u"“/home/coach/library” is damaged."_s, u"file is not a database"_s});
        QCOMPARE(details->toPlainText(), u"file is not a database"_s);
        QVERIFY(details->height() < twoLines);
        window.startPage().showProblem({ErrorCode::Damaged, u"It is damaged."_s, QString{u"line\n"_s}.repeated(100)});
        QVERIFY(details->height() < 200);
    }

    void whereTheWindowWasIsRemembered()
    {
        Bench bench;
        {
            AppWindow window{bench.settings};
            window.showMain(bench.newMain());
            window.show();
            window.resize(760, 500);
            QVERIFY(window.close());
            QVERIFY(!bench.settings.geometry().isEmpty());
            QVERIFY(!bench.settings.libraryLayout().isEmpty());
        }
        AppWindow again{bench.settings};
        QCOMPARE(again.size(), QSize(760, 500));
    }

    void firstWindowFitsOntoTheScreen()
    {
        Bench bench;
        AppWindow window{bench.settings};
        QVERIFY(window.width() <= window.screen()->availableGeometry().width());
        QVERIFY(window.height() <= window.screen()->availableGeometry().height());
    }

    void windowOfAScreenThatIsGoneComesBackWhereItIsSeen_data()
    {
        QTest::addColumn<QRect>("wanted");
        QTest::addColumn<QRect>("placed");
        QTest::newRow("fits") << QRect{100, 50, 1000, 700} << QRect{100, 50, 1000, 700};
        QTest::newRow("its screen is gone") << QRect{5000, 50, 1000, 700} << QRect{460, 190, 1000, 700};
        QTest::newRow("larger than any screen") << QRect{-50, -20, 4000, 3000} << QRect{0, 0, 1920, 1080};
        QTest::newRow("half outside") << QRect{1500, 800, 1000, 700} << QRect{920, 380, 1000, 700};
        QTest::newRow("on the second screen") << QRect{2000, 100, 1200, 600} << QRect{1920, 100, 1200, 600};
    }
    void windowOfAScreenThatIsGoneComesBackWhereItIsSeen()
    {
        QFETCH(QRect, wanted);
        QFETCH(QRect, placed);
        QCOMPARE(placedOnScreens(wanted, {QRect{0, 0, 1920, 1080}, QRect{1920, 0, 1200, 900}}), placed);
    }
};

QTEST_MAIN(AppWindowTest)
#include "tst_app_window.moc"
