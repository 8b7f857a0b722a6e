#include "tests/support/ui/sample_library.h"
#include "ui/library/import_dialog.h"
#include "ui/library/importer.h"

#include <QCheckBox>
#include <QDir>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace chalkreel;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

namespace {

QString writeFile(const QString &path, qint64 size = 1000)
{
    QDir{}.mkpath(QFileInfo{path}.absolutePath());
    QFile file{path};
    [[maybe_unused]] const bool isOpen = file.open(QIODevice::WriteOnly);
    file.write(QByteArray{static_cast<qsizetype>(size), 'x'});
    return path;
}

struct Bench
{
    QTemporaryDir folder;
    test::FakeBackend backend;
    EventFeed feed{backend};
    FolderTree folders{backend, feed};
    QWidget window;
    Importer importer{backend, folders, &window};
    QSignalSpy requested{&importer, &Importer::requested};
    QSignalSpy failed{&importer, &Importer::failed};

    QList<UploadRequest> requests() const { return requested.first().first().value<QList<UploadRequest>>(); }
    ImportDialog *dialog() { return window.findChild<ImportDialog *>(); }
};

}  // namespace

class ImporterTest final : public QObject
{
    Q_OBJECT
private slots:
    void oneGoodFileGoesInWithoutAQuestion()
    {
        Bench bench;
        const FolderId target = FolderId::create();
        bench.importer.add({writeFile(bench.folder.filePath(u"a.mp4"_s))}, target);
        QTRY_COMPARE(bench.requested.size(), 1);
        QVERIFY(!bench.dialog());
        QCOMPARE(bench.requests().first().folder, target);
        QCOMPARE(bench.requests().first().options.renditions, ProcessOptions::desktopDefault());
    }

    void oneBadFileSaysWhy()
    {
        Bench bench;
        const QString path = writeFile(bench.folder.filePath(u"a.mp4"_s));
        bench.backend.fakeUploads().forecasts.insert(path, {path, 1000, 0, 1, Error{ErrorCode::TooLarge, u"“a.mp4” is too large."_s, {}}});
        bench.importer.add({path}, {});
        QTRY_COMPARE(bench.failed.size(), 1);
        QCOMPARE(bench.requested.size(), 0);
    }

    void folderIsSearchedForMediaInNaturalOrder()
    {
        QTemporaryDir folder;
        writeFile(folder.filePath(u"heat 10.mp4"_s));
        writeFile(folder.filePath(u"heat 2.MOV"_s));
        writeFile(folder.filePath(u"deep/er/c.mkv"_s));
        writeFile(folder.filePath(u"notes.txt"_s));
        writeFile(folder.filePath(u".hidden.mp4"_s));
        const CollectedFiles files = collectFiles({folder.path(), folder.filePath(u"notes.txt"_s), folder.filePath(u"heat 2.MOV"_s)});
        QStringList names;
        for (const QString &path : files.paths) names.append(QDir{folder.path()}.relativeFilePath(path));
        QCOMPARE(names, (QStringList{u"deep/er/c.mkv"_s, u"heat 2.MOV"_s, u"heat 10.mp4"_s, u"notes.txt"_s}));
    }

    void severalFilesAreAskedAboutAndBadOnesLeftOut()
    {
        Bench bench;
        const QString good = writeFile(bench.folder.filePath(u"a.mp4"_s));
        const QString bad = writeFile(bench.folder.filePath(u"b.mp4"_s));
        bench.backend.fakeUploads().forecasts.insert(bad, {bad, 1000, 0, 1'000'000, Error{ErrorCode::Unsupported, u"No."_s, {}}});
        bench.importer.add({good, bad}, {});
        QTRY_VERIFY(bench.dialog());
        auto *files = bench.dialog()->findChild<QTreeWidget *>();
        QVERIFY(files->columnWidth(0) > files->fontMetrics().horizontalAdvance(files->topLevelItem(0)->text(0)) + 24);
        QVERIFY(files->columnWidth(0) < bench.dialog()->width() / 2);  // the remarks have more to say
        const QList<UploadRequest> requests = bench.dialog()->requests();
        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests.first().path, good);
    }

    void fileThatIsThereAlreadyIsNamedAndLeftOutUnlessTicked()
    {
        Bench bench;
        const QString fresh = writeFile(bench.folder.filePath(u"a.mp4"_s));
        const QString known = writeFile(bench.folder.filePath(u"b.mp4"_s));
        bench.backend.fakeUploads().forecasts.insert(known,
                                                     {known, 1000, 3000, 1'000'000, std::nullopt, test::sampleAsset(u"Long throw"_s)});
        bench.importer.add({fresh, known}, {});
        QTRY_VERIFY(bench.dialog());
        auto *files = bench.dialog()->findChild<QTreeWidget *>();
        QCOMPARE(files->topLevelItem(1)->text(2), u"Already in the library: Long throw"_s);
        QCOMPARE(bench.dialog()->requests().size(), 1);
        QVERIFY(!bench.dialog()->requests().first().copyDespiteDuplicate);
        files->topLevelItem(1)->setCheckState(0, Qt::Checked);
        QCOMPARE(bench.dialog()->requests().size(), 2);
        QVERIFY(bench.dialog()->requests().last().copyDespiteDuplicate);
    }

    void oneFileThatIsThereAlreadyIsPointedOutInsteadOfAskedAbout()
    {
        Bench bench;
        QSignalSpy there{&bench.importer, &Importer::alreadyThere};
        const QString path = writeFile(bench.folder.filePath(u"a.mp4"_s));
        bench.backend.fakeUploads().forecasts.insert(path, {path, 1000, 3000, 1'000'000, std::nullopt, test::sampleAsset(u"Long throw"_s)});
        bench.importer.add({path}, {});
        QTRY_COMPARE(there.size(), 1);
        QCOMPARE(bench.requested.size(), 0);
        QVERIFY(!bench.dialog());
        QCOMPARE(there.first().at(0).value<Asset>().title, u"Long throw"_s);
        QVERIFY(there.first().at(1).value<UploadRequest>().copyDespiteDuplicate);
    }

    void longLookCanBeGivenUp()
    {
        Bench bench;
        bench.backend.fakeUploads().holdsForecasts = true;
        QSignalSpy began{&bench.importer, &Importer::lookingBegan};
        QSignalSpy ended{&bench.importer, &Importer::lookingEnded};
        bench.importer.add({writeFile(bench.folder.filePath(u"a.mp4"_s))}, {});
        QTRY_COMPARE(began.size(), 1);
        bench.importer.cancel();
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(bench.failed.size(), 0);
        QCOMPARE(bench.requested.size(), 0);
    }

    void filesThatDoNotFitCannotBeAdded()
    {
        Bench bench;
        const QString path = writeFile(bench.folder.filePath(u"a.mp4"_s));
        bench.backend.fakeUploads().forecasts.insert(path, {path, 2'000, 5'000, 4'000, std::nullopt});
        bench.importer.add({path}, {});
        QTRY_VERIFY(bench.dialog());
        const auto addButton = [&]() -> QPushButton * {
            for (auto *button : bench.dialog()->findChildren<QPushButton *>())
                if (button->property("role") == u"primary"_s) return button;
            return nullptr;
        };
        QVERIFY(!addButton()->isEnabled());
        // Left where it is only the prepared files need space.
        bench.dialog()->findChild<QCheckBox *>()->setChecked(true);
        QVERIFY(addButton()->isEnabled());
        addButton()->click();
        QCOMPARE(bench.requested.size(), 1);
        QVERIFY(bench.requests().first().leaveInPlace);
    }

    void folderWithoutMediaIsRemarkedOn()
    {
        Bench bench;
        QSignalSpy remarked{&bench.importer, &Importer::remarked};
        writeFile(bench.folder.filePath(u"notes.txt"_s));
        bench.importer.add({bench.folder.path()}, {});
        QTRY_COMPARE(remarked.size(), 1);
    }
};

QTEST_MAIN(ImporterTest)
#include "tst_importer.moc"
