#include "tests/ui/library_bench.h"
#include "ui/library/details_pane.h"
#include "ui/library/histogram_chart.h"
#include "ui/library/library_grid.h"
#include "ui/library/sidebar.h"
#include "ui/library/tags_dialog.h"

#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace chalkreel;
using namespace chalkreel::test;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

class LibraryPageTest final : public QObject
{
    Q_OBJECT
private slots:
    void deletedVideosComeBackWithUndo()
    {
        LibraryBench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        QSignalSpy offered{&bench.page, &LibraryPage::undoOffered};
        bench.page.grid().selectAll();
        bench.action(u"Move to the bin"_s)->trigger();
        QTRY_COMPARE(offered.size(), 1);
        QCOMPARE(bench.page.assets().rowCount(), 0);
        offered.first().first().value<UndoOffer>().undo();
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        QVERIFY(bench.calls().contains(u"restore 12"_s));
    }

    void searchAsOneTypesAsksOnceAndFilters()
    {
        LibraryBench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        bench.calls().clear();
        for (const QString &text : {u"w"_s, u"wa"_s, u"war"_s, u"warm"_s}) bench.page.search(text);
        QTRY_COMPARE(bench.page.assets().rowCount(), 2);
        QCOMPARE(bench.calls().filter(u"list"_s), QStringList{u"list warm 0"_s});
    }

    void renameGoesToTheServiceAndCanBeUndone()
    {
        LibraryBench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        QSignalSpy offered{&bench.page, &LibraryPage::undoOffered};
        QVERIFY(bench.page.assets().setData(bench.page.assets().index(0), u"  New   name "_s, Qt::EditRole));
        QTRY_COMPARE(bench.page.assets().index(0).data().toString(), u"New name"_s);
        QTRY_COMPARE(offered.size(), 1);
        offered.first().first().value<UndoOffer>().undo();
        QTRY_COMPARE(bench.page.assets().index(0).data().toString(), u"Overarm throw, side view"_s);
        QVERIFY(!bench.page.assets().setData(bench.page.assets().index(0), u"   "_s, Qt::EditRole));
    }

    void enterAndDoubleClickOpenTheCard()
    {
        LibraryBench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        QSignalSpy opened{&bench.page, &LibraryPage::openRequested};
        bench.select(3);
        QTest::keyClick(&bench.page.grid(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<Asset>().title, u"Reaction test"_s);
        const QRect card = bench.page.grid().visualRect(bench.page.assets().index(1));
        QTest::mouseDClick(bench.page.grid().viewport(), Qt::LeftButton, {}, card.topLeft() + QPoint{40, 40});
        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened.last().first().value<Asset>().title, u"Warm-up, north camera"_s);
    }

    void failedCardIsRetriedThroughItsJob()
    {
        LibraryBench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        const QModelIndex index = bench.page.assets().index(6);
        const CardLayout layout{bench.page.grid().visualRect(index)};
        QTest::mouseClick(bench.page.grid().viewport(), Qt::LeftButton, {}, layout.retry.center());
        QTRY_VERIFY(bench.calls().contains(u"retry"_s));
    }

    void unfinishedVideoIsRetriedWhereItIsSeen_data()
    {
        QTest::addColumn<JobState>("state");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("failed") << JobState::Failed << ErrorCode::NoSpace;
        QTest::newRow("cancelled") << JobState::Cancelled << ErrorCode::Cancelled;
    }
    void unfinishedVideoIsRetriedWhereItIsSeen()
    {
        QFETCH(JobState, state);
        QFETCH(ErrorCode, code);
        LibraryBench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        bench.page.toggleDetails();
        Asset &asset = bench.backend.state.assets[1];
        const auto end = [&] {
            bench.calls().clear();
            bench.backend.state.jobs = {Job{.id = JobId::create(), .asset = asset.id, .state = state}};
            asset.error = Error{code, u"Preparing “Warm-up” came to no end."_s, {}};
            bench.backend.state.assetChanged(asset);
        };
        end();
        bench.select(1);
        const QModelIndex index = bench.page.assets().index(1);
        QVERIFY(index.data(Qt::ToolTipRole).toString().contains(u"came to no end"));
        const CardLayout layout{bench.page.grid().visualRect(index)};
        QTest::mouseClick(bench.page.grid().viewport(), Qt::LeftButton, {}, layout.retry.center());
        QTRY_VERIFY(bench.calls().contains(u"retry"_s));

        end();
        bench.action(u"Prepare again"_s)->trigger();
        QTRY_VERIFY(bench.calls().contains(u"retry"_s));
        QVERIFY(!bench.calls().contains(u"submit process"_s));

        end();
        auto *details = bench.page.findChild<DetailsPane *>();
        QPushButton *retry = nullptr;
        for (auto *button : details->findChildren<QPushButton *>())
            if (button->text() == u"Retry") retry = button;
        QVERIFY(retry);
        QTRY_VERIFY(retry->isVisible());
        const auto labels = details->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels,
                                    [](const QLabel *label) { return label->isVisible() && label->text().contains(u"came to no end"); }));
        retry->click();
        QTRY_VERIFY(bench.calls().contains(u"retry"_s));

        asset.error.reset();
        bench.backend.state.assetChanged(asset);
        QTRY_VERIFY(!retry->isVisible());
    }

    void cancelledJobOfACompleteVideoIsNotTakenUpAgain()
    {
        LibraryBench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        bench.backend.state.jobs = {Job{.id = JobId::create(), .asset = bench.backend.state.assets[1].id, .state = JobState::Cancelled}};
        bench.select(1);
        bench.action(u"Prepare again"_s)->trigger();
        QTRY_VERIFY(bench.calls().contains(u"submit process"_s));
        QVERIFY(!bench.calls().contains(u"retry"_s));
    }

    void prepareAgainWithoutAFailedJobSubmitsOne()
    {
        LibraryBench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        bench.select(0);
        bench.action(u"Prepare again"_s)->trigger();
        QTRY_VERIFY(bench.calls().contains(u"submit process"_s));
        QTRY_COMPARE(fromJson<ProcessOptions>(bench.backend.state.jobs.first().options)->renditions, ProcessOptions::desktopDefault());
        bench.action(u"Make all sizes"_s)->trigger();
        QTRY_COMPARE(fromJson<ProcessOptions>(bench.backend.state.jobs.first().options)->renditions, ProcessOptions::everything());
    }

    void cardsDroppedOnAPlaceGoThere()
    {
        LibraryBench bench;
        auto *sidebar = bench.page.findChild<Sidebar *>();
        QTRY_VERIFY(sidebar->places().rowOf(bench.backend.state.folders.last().id) >= 0);
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        const std::unique_ptr<QMimeData> data{bench.page.assets().mimeData({bench.page.assets().index(0)})};
        SidebarModel &places = sidebar->places();
        const QModelIndex folder = places.index(places.rowOf(bench.backend.state.folders.last().id));
        QVERIFY(places.canDropMimeData(data.get(), Qt::MoveAction, -1, -1, folder));
        QVERIFY(places.dropMimeData(data.get(), Qt::MoveAction, -1, -1, folder));
        QTRY_COMPARE(bench.backend.state.assets.first().folder, bench.backend.state.folders.last().id);
        const QModelIndex tag = places.index(places.rowOf({.kind = SidebarEntry::Kind::Tag, .tag = u"to review"_s}));
        QVERIFY(places.dropMimeData(data.get(), Qt::MoveAction, -1, -1, tag));
        QTRY_VERIFY(bench.backend.state.assets.first().tags.contains(u"to review"_s));
        const QModelIndex bin = places.index(places.rowOf({.kind = SidebarEntry::Kind::Bin}));
        QVERIFY(places.dropMimeData(data.get(), Qt::MoveAction, -1, -1, bin));
        QTRY_COMPARE(bench.page.assets().rowCount(), 11);
        QVERIFY(!places.canDropMimeData(data.get(), Qt::MoveAction, -1, -1, places.index(0)));
    }

    void placesFilterTheCardsAndCountThem()
    {
        LibraryBench bench;
        auto *sidebar = bench.page.findChild<Sidebar *>();
        QTRY_COMPARE(sidebar->places().counts().all, 12);
        sidebar->choose({.kind = SidebarEntry::Kind::Failed});
        QTRY_COMPARE(bench.page.assets().rowCount(), 1);
        Asset &unfinished = bench.backend.state.assets[1];  // can be opened, but not all of it was made
        unfinished.error = Error{ErrorCode::NoSpace, u"The disk is full."_s, {}};
        bench.backend.state.assetChanged(unfinished);
        QTRY_COMPARE(bench.page.assets().rowCount(), 2);
        unfinished.error->code = ErrorCode::Cancelled;
        bench.backend.state.assetChanged(unfinished);
        QTRY_COMPARE(bench.page.assets().rowCount(), 1);
        sidebar->choose({.kind = SidebarEntry::Kind::Folder, .folder = bench.backend.state.folders.first().id});
        QTRY_COMPARE(bench.page.assets().rowCount(), 5);  // with those of its sub-folders
        QCOMPARE(bench.page.currentFolder(), bench.backend.state.folders.first().id);
        sidebar->choose({.kind = SidebarEntry::Kind::Tag, .tag = u"technique"_s});
        QTRY_COMPARE(bench.page.assets().rowCount(), 2);
    }

    void foldersAreMadeRenamedAndRemoved()
    {
        LibraryBench bench;
        auto *sidebar = bench.page.findChild<Sidebar *>();
        QTRY_VERIFY(sidebar->places().rowOf(bench.backend.state.folders.first().id) >= 0);
        emit sidebar->folderCreateRequested({});
        QTRY_COMPARE(bench.backend.state.folders.size(), 5);
        const FolderId id = bench.backend.state.folders.last().id;
        QTRY_VERIFY(sidebar->places().rowOf(id) >= 0);
        sidebar->places().setData(sidebar->places().index(sidebar->places().rowOf(id)), u"Camp"_s, Qt::EditRole);
        QTRY_COMPARE(bench.page.folders().path(id), u"Camp"_s);
        emit sidebar->folderRemoveRequested(id);
        QTRY_COMPARE(sidebar->places().rowOf(id), -1);
    }

    void conflictIsToldInsteadOfOverwritten()
    {
        LibraryBench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        QSignalSpy failed{&bench.page, &LibraryPage::failed};
        ++bench.backend.state.assets.first().revision;  // someone else edited it
        bench.page.assets().setData(bench.page.assets().index(0), u"Mine"_s, Qt::EditRole);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Conflict);
    }

    void detailsShowFactsAndTheHistogram()
    {
        LibraryBench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        bench.select(0);
        bench.page.toggleDetails();
        auto *details = bench.page.findChild<DetailsPane *>();
        QVERIFY(details->isVisible());
        QTRY_VERIFY(details->findChild<HistogramChart *>()->hasData());
        QStringList texts;
        for (const QLabel *label : details->findChildren<QLabel *>()) texts.append(label->text());
        QVERIFY(texts.contains(u"1280×720"_s));
        QVERIFY(texts.contains(u"AAC · 48 kHz · stereo"_s));
        QVERIFY(texts.contains(u"H.264 · High · 4.2 Mbit/s"_s));
    }

    void anotherPlaceShowsNoDetailsOfTheLast()
    {
        LibraryBench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        bench.page.toggleDetails();
        bench.select(0);
        QVERIFY(bench.action(u"Rename"_s)->isEnabled());
        bench.page.findChild<Sidebar *>()->choose({.kind = SidebarEntry::Kind::Failed});
        QTRY_COMPARE(bench.page.assets().rowCount(), 1);
        QVERIFY(!bench.action(u"Rename"_s)->isEnabled());
    }

    void everyActionHasAToolTipAndAnIcon()
    {
        LibraryBench bench;
        for (const QAction *action : bench.page.actions().all()) {
            QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->text()));
            QVERIFY2(action->toolTip().contains(u'('), qPrintable(action->toolTip()));  // the key is in it
            QVERIFY2(!action->icon().isNull() || action->icon().availableSizes().isEmpty(), qPrintable(action->text()));
        }
    }

    void tagsAreReadFromTypedText()
    {
        QCOMPARE(tagsFromText(u" a ,b,, a,  to   review "_s), (QStringList{u"a"_s, u"b"_s, u"to review"_s}));
    }
};

QTEST_MAIN(LibraryPageTest)
#include "tst_library_page.moc"
