#include "tests/ui/library_bench.h"
#include "ui/library/bin_bar.h"
#include "ui/library/details_pane.h"
#include "ui/library/histogram_chart.h"
#include "ui/library/sidebar.h"
#include "ui/support/text_format.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace chalkreel;
using namespace chalkreel::test;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

/// Videos that are on their way out of the library, or whose files are.
class BinAndLostFilesTest final : public QObject
{
    Q_OBJECT
private slots:
    void lostFileIsToldAndShownTheWayTo()
    {
        LibraryBench bench;
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
        LibraryBench bench;
        QTRY_COMPARE(bench.page.assets().rowCount(), 12);
        QSignalSpy failed{&bench.page, &LibraryPage::failed};
        bench.backend.state.nextError = Error{ErrorCode::Conflict, u"“a.mp4” is another file."_s, {}};
        bench.page.commands().relocate(bench.backend.state.assets.first(), u"/home/coach/a.mp4"_s);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().message, u"“a.mp4” is another file."_s);
    }

    void fileThatCannotBeAskedAboutIsNotCalledLost()
    {
        LibraryBench bench;
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

    void binIsEmptiedOnlyAfterItSaysHowMuch()
    {
        LibraryBench bench;
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
        LibraryBench bench;
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
};

QTEST_MAIN(BinAndLostFilesTest)
#include "tst_bin_and_lost_files.moc"
