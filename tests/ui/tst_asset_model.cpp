#include "tests/support/ui/sample_library.h"
#include "ui/library/asset_model.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace chalkreel;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

namespace {

/// A model over a backend, checked by Qt's own model tester all the while.
struct Bench
{
    test::FakeBackend backend;
    EventFeed feed{backend};
    FolderTree folders{backend, feed};
    AssetModel model{backend, feed, folders};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    QStringList titles() const
    {
        QStringList titles;
        for (int row = 0; row < model.rowCount(); ++row) titles.append(model.index(row).data().toString());
        return titles;
    }

    void load(int count)
    {
        for (int i = 0; i < count; ++i) {
            Asset asset = test::sampleAsset(u"clip %1"_s.arg(i, 4, 10, QChar{u'0'}));
            asset.created = QDateTime::currentDateTimeUtc().addSecs(-i);
            backend.state.assets.append(asset);
        }
        model.reload();
        QTRY_COMPARE(model.total(), count);
    }
};

}  // namespace

class AssetModelTest final : public QObject
{
    Q_OBJECT
private slots:
    void listIsReadPageByPageAndEachAssetStandsOnce()
    {
        Bench bench;
        bench.load(250);
        QVERIFY(bench.model.rowCount() < 250);
        QVERIFY(bench.model.canFetchMore({}));
        // Asked for whenever none is on its way: Qt's tester asks for pages too.
        const auto readOn = [&bench] {
            bench.model.fetchMore({});
            return bench.model.rowCount();
        };
        QTRY_COMPARE(readOn(), 250);
        const QStringList titles = bench.titles();
        QCOMPARE(QSet<QString>(titles.begin(), titles.end()).size(), 250);
        QVERIFY(!bench.model.canFetchMore({}));
    }

    void newAssetAppearsWhereItsAgePutsIt()
    {
        Bench bench;
        bench.load(3);
        Asset asset = test::sampleAsset(u"new"_s);
        bench.backend.state.assets.prepend(asset);
        bench.backend.state.assetChanged(asset);
        QCOMPARE(bench.titles().first(), u"new"_s);
        QCOMPARE(bench.model.total(), 4);
    }

    void changeOfAnAssetThatWasNotReadYetLeavesTheTotalAlone()
    {
        Bench bench;
        bench.load(250);
        bench.backend.state.assetChanged(bench.backend.state.assets[240]);
        QCOMPARE(bench.model.total(), 250);
    }

    void assetInTheBinLeavesTheListAndComesBack()
    {
        Bench bench;
        bench.load(3);
        Asset &asset = bench.backend.state.assets[1];
        asset.isDeleted = true;
        bench.backend.state.assetChanged(asset);
        QCOMPARE(bench.model.rowCount(), 2);
        asset.isDeleted = false;
        bench.backend.state.assetChanged(asset);
        QCOMPARE(bench.titles(), (QStringList{u"clip 0000"_s, u"clip 0001"_s, u"clip 0002"_s}));
    }

    void eventThatTheListShowsAlreadyIsIgnored()
    {
        Bench bench;
        bench.load(2);
        Asset old = bench.backend.state.assets[0];
        Asset &asset = bench.backend.state.assets[0];
        asset.title = u"after"_s;
        bench.backend.state.assetChanged(asset);
        QCOMPARE(bench.titles().first(), u"after"_s);
        // The same sequence again, with the old title: a replay.
        Event replay = bench.backend.state.events.last();
        replay.body = toJson(old);
        emit bench.backend.eventReceived(replay);
        QCOMPARE(bench.titles().first(), u"after"_s);
    }

    void eventThatComesWhileThePageIsOnItsWayIsNotLost()
    {
        Bench bench;
        bench.load(2);
        bench.model.reload();  // its answer is taken now and delivered later
        Asset &asset = bench.backend.state.assets[0];
        asset.title = u"after"_s;
        bench.backend.state.assetChanged(asset);
        QSignalSpy loaded{&bench.model, &AssetModel::loaded};
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(bench.titles().first(), u"after"_s);
    }

    void lostEventsLeadToAFreshList()
    {
        Bench bench;
        bench.load(2);
        bench.backend.state.assetChanged(bench.backend.state.assets[0]);
        bench.backend.keepsEvents = false;
        bench.backend.setMuted(true);
        bench.backend.state.assets[1].title = u"missed"_s;
        bench.backend.state.assetChanged(bench.backend.state.assets[1]);
        bench.backend.setMuted(false);
        bench.backend.state.assetChanged(bench.backend.state.assets[0]);
        QTRY_COMPARE(bench.titles().last(), u"missed"_s);
    }

    void preparingFollowsTheJob()
    {
        Bench bench;
        bench.load(1);
        Job job;
        job.id = JobId::create();
        job.asset = bench.backend.state.assets[0].id;
        job.state = JobState::Processing;
        job.progress = 46;
        job.secondsLeft = 40;
        bench.backend.state.jobChanged(job);
        const auto preparation = bench.model.index(0).data(AssetModel::PreparationRole).value<Preparation>();
        QCOMPARE(preparation.percent, 46.0);
        QVERIFY(!preparation.isWaiting);
    }

    void searchFindsBeginningsOfWordsOnly()
    {
        Bench bench;
        bench.backend.state.assets = {test::sampleAsset(u"Overarm throw"_s), test::sampleAsset(u"Warm-up"_s)};
        AssetQuery query;
        query.text = u"thr"_s;
        bench.model.setQuery(query);
        QTRY_COMPARE(bench.titles(), QStringList{u"Overarm throw"_s});
        Asset later = test::sampleAsset(u"Hammer, thrown"_s);
        bench.backend.state.assetChanged(later);
        QCOMPARE(bench.model.rowCount(), 2);
        Asset other = test::sampleAsset(u"Bathroom"_s);
        bench.backend.state.assetChanged(other);
        QCOMPARE(bench.model.rowCount(), 2);
    }

    void folderShowsItsSubFoldersToo()
    {
        Bench bench;
        const Folder top{FolderId::create(), u"top"_s, {}, 1};
        const Folder below{FolderId::create(), u"below"_s, top.id, 1};
        bench.backend.state.folders = {top, below};
        bench.folders.reload();
        QTRY_COMPARE(bench.folders.all().size(), 2);
        AssetQuery query;
        query.folder = top.id;
        bench.model.setQuery(query);
        QTRY_COMPARE(bench.model.total(), 0);
        Asset asset = test::sampleAsset(u"inside"_s);
        asset.folder = below.id;
        bench.backend.state.assetChanged(asset);
        QCOMPARE(bench.titles(), QStringList{u"inside"_s});
    }

    void failedReadingIsToldAndTheListStays()
    {
        Bench bench;
        bench.load(2);
        QSignalSpy failed{&bench.model, &AssetModel::failed};
        bench.backend.state.nextError = Error{ErrorCode::Unavailable, u"Not now."_s, {}};
        bench.model.reload();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(bench.model.rowCount(), 2);
    }

    void draggedCardsNameTheirAssets()
    {
        Bench bench;
        bench.load(2);
        const std::unique_ptr<QMimeData> data{bench.model.mimeData({bench.model.index(0), bench.model.index(1)})};
        QCOMPARE(AssetModel::idsFrom(*data), (QList{bench.backend.state.assets[0].id, bench.backend.state.assets[1].id}));
    }
};

QTEST_MAIN(AssetModelTest)
#include "tst_asset_model.moc"
