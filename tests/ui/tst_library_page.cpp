#include "tests/support/ui/sample_library.h"
#include "ui/library/bin_bar.h"
#include "ui/library/details_pane.h"
#include "ui/library/histogram_chart.h"
#include "ui/library/library_grid.h"
#include "ui/library/library_page.h"
#include "ui/library/sidebar.h"
#include "ui/library/tags_dialog.h"
#include "ui/support/text_format.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace chalkreel;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

namespace {

struct Bench
{
    Bench()
    {
        test::fillWithSampleLibrary(backend);
        page.resize(1400, 800);
        page.show();
        page.load();
    }

    QAction *action(const QString &text)
    {
        for (QAction *action : page.actions().all())
            if (action->text() == text) return action;
        return nullptr;
    }
    void select(int row) { page.grid().setCurrentIndex(page.assets().index(row)); }
    QStringList &calls() { return backend.state.calls; }

    test::FakeBackend backend;
    EventFeed feed{backend};
    LibraryPage page{backend, feed};
};

}  // namespace

class LibraryPageTest final : public QObject
{
    Q_OBJECT
private slots:
    void deletedVideosComeBackWithUndo()
    {
        Bench bench;
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
        Bench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        bench.calls().clear();
        for (const QString &text : {u"w"_s, u"wa"_s, u"war"_s, u"warm"_s}) bench.page.search(text);
        QTRY_COMPARE(bench.page.assets().rowCount(), 2);
        QCOMPARE(bench.calls().filter(u"list"_s), QStringList{u"list warm 0"_s});
    }

    void renameGoesToTheServiceAndCanBeUndone()
    {
        Bench bench;
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
        Bench bench;
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
        Bench bench;
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
        Bench bench;
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
        Bench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        bench.backend.state.jobs = {Job{.id = JobId::create(), .asset = bench.backend.state.assets[1].id, .state = JobState::Cancelled}};
        bench.select(1);
        bench.action(u"Prepare again"_s)->trigger();
        QTRY_VERIFY(bench.calls().contains(u"submit process"_s));
        QVERIFY(!bench.calls().contains(u"retry"_s));
    }

    void prepareAgainWithoutAFailedJobSubmitsOne()
    {
        Bench bench;
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
        Bench bench;
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
        Bench bench;
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
        Bench bench;
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
        Bench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        QSignalSpy failed{&bench.page, &LibraryPage::failed};
        ++bench.backend.state.assets.first().revision;  // someone else edited it
        bench.page.assets().setData(bench.page.assets().index(0), u"Mine"_s, Qt::EditRole);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Conflict);
    }

    void detailsShowFactsAndTheHistogram()
    {
        Bench bench;
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
        Bench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        bench.page.toggleDetails();
        bench.select(0);
        QVERIFY(bench.action(u"Rename"_s)->isEnabled());
        bench.page.findChild<Sidebar *>()->choose({.kind = SidebarEntry::Kind::Failed});
        QTRY_COMPARE(bench.page.assets().rowCount(), 1);
        QVERIFY(!bench.action(u"Rename"_s)->isEnabled());
    }

    void lostFileIsToldAndShownTheWayTo()
    {
        Bench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        Asset &asset = bench.backend.state.assets.first();
        asset.externalPath = u"/media/card/throw.mp4"_s;
        bench.backend.state.assetChanged(asset);
        bench.backend.lostFiles.insert(asset.id);
        bench.page.toggleDetails();
        const auto texts = [&] {
            QString all;
            for (const QLabel *label : bench.page.findChild<DetailsPane *>()->findChildren<QLabel *>())
                if (label->isVisible()) all += label->text() + u'\n';
            return all.remove(QChar{0x200b});
        };
        bench.select(1);
        QVERIFY(!bench.page.actions().isLost());
        bench.select(0);
        QTRY_VERIFY(bench.page.actions().isLost());
        QTRY_VERIFY2(texts().contains(u"/media/card/throw.mp4"), qPrintable(texts()));
        QVERIFY(bench.action(u"Show where it is…"_s)->isEnabled());
        bench.action(u"Show where it is…"_s)->trigger();
        auto *dialog = bench.page.findChild<QFileDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->directory().path(), QFileInfo::exists(u"/media"_s) ? u"/media"_s : QDir::homePath());
        QVERIFY2(dialog->nameFilters().first().contains(u"*.mp4"), qPrintable(dialog->nameFilters().first()));
        bench.backend.lostFiles.clear();
        emit dialog->fileSelected(u"/home/coach/throw.mp4"_s);
        QTRY_VERIFY(bench.calls().contains(u"relocate /home/coach/throw.mp4"_s));
        QTRY_VERIFY(!bench.page.actions().isLost());
        QVERIFY(!bench.action(u"Show where it is…"_s)->isEnabled());
    }

    void anotherFileInItsPlaceIsRefusedInWords()
    {
        Bench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        QSignalSpy failed{&bench.page, &LibraryPage::failed};
        bench.backend.state.nextError = Error{ErrorCode::Conflict, u"“a.mp4” is another file."_s, {}};
        bench.page.commands().relocate(bench.backend.state.assets.first(), u"/home/coach/a.mp4"_s);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().message, u"“a.mp4” is another file."_s);
    }

    void binIsEmptiedOnlyAfterItSaysHowMuch()
    {
        Bench bench;
        for (int i = 0; i < 300; ++i) bench.backend.state.assets.append(test::sampleAsset(u"Old %1"_s.arg(i)));
        for (int i = 12; i < bench.backend.state.assets.size(); ++i) bench.backend.state.assets[i].isDeleted = true;
        bench.page.load();
        auto *sidebar = bench.page.findChild<Sidebar *>();
        auto *bar = bench.page.findChild<BinBar *>();
        QVERIFY(!bar->isVisible());
        sidebar->choose({.kind = SidebarEntry::Kind::Bin});
        QTRY_VERIFY(bar->isVisible());
        bar->findChild<QPushButton *>()->click();
        QTRY_VERIFY(bar->findChild<QMessageBox *>());
        auto *box = bar->findChild<QMessageBox *>();
        QVERIFY2(box->text().contains(u"300"), qPrintable(box->text()));
        QVERIFY2(box->informativeText().contains(formatBytes(300 * 12'400'000LL)), qPrintable(box->informativeText()));
        QVERIFY(!bench.calls().contains(u"purge 300"_s));
        QCOMPARE(box->buttonRole(box->defaultButton()), QMessageBox::RejectRole);
        for (QAbstractButton *button : box->buttons())
            if (box->buttonRole(button) == QMessageBox::DestructiveRole) button->click();
        QTRY_VERIFY(bench.calls().contains(u"purge 300"_s));
        QTRY_VERIFY(!bar->isVisible());
    }

    void filesThatWereLeftInPlaceFreeNothingWhenTheBinIsEmptied()
    {
        Bench bench;
        QList<Asset> &assets = bench.backend.state.assets;
        assets[0].isDeleted = assets[1].isDeleted = true;
        assets[0].size = 7'000'000;
        assets[1].externalPath = u"/media/card/b.mp4"_s;
        bench.page.load();
        auto *bar = bench.page.findChild<BinBar *>();
        bar->askToEmpty();
        QTRY_VERIFY(bar->findChild<QMessageBox *>());
        const QString consequences = bar->findChild<QMessageBox *>()->informativeText();
        QVERIFY2(consequences.contains(formatBytes(7'000'000)), qPrintable(consequences));
        QVERIFY2(consequences.contains(u"stay there"), qPrintable(consequences));
    }

    void fileThatCannotBeAskedAboutIsNotCalledLost()
    {
        Bench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        Asset &asset = bench.backend.state.assets.first();
        asset.externalPath = u"/media/card/throw.mp4"_s;
        bench.backend.state.assetChanged(asset);
        bench.backend.lostFiles.insert(asset.id);
        bench.backend.lostFileCode = ErrorCode::PermissionDenied;
        bench.page.toggleDetails();
        bench.select(0);
        // The details are asked for after the file, and answered after it.
        QTRY_VERIFY(bench.page.findChild<DetailsPane *>()->findChild<HistogramChart *>()->hasData());
        QVERIFY(!bench.page.actions().isLost());
    }

    void everyActionHasAToolTipAndAnIcon()
    {
        Bench bench;
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
