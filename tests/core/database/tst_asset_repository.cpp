#include "core/base/utc_time.h"
#include "core/database/asset_repository.h"
#include "core/database/folder_repository.h"
#include "core/database/rendition_repository.h"
#include "tests/core/database/library_fixture.h"

using namespace chalkreel;

class AssetRepositoryTest final : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_library = std::make_unique<LibraryFixture>(); }
    void cleanup() { m_library.reset(); }

    void assetComesBackAsItWasStored()
    {
        const Folder folder =
            m_library
                ->change([](Transaction &t) { return FolderRepository::create(t, QStringLiteral("U13"), {}, QStringLiteral("coach")); })
                .value();
        Asset asset;
        asset.id = AssetId::create();
        asset.kind = AssetKind::Audio;
        asset.name = QStringLiteral("würfe 训练.m4a");
        asset.title = QStringLiteral("Würfe \"nord\" 训练");
        asset.description = QStringLiteral("two\nlines");
        asset.owner = QStringLiteral("coach");
        asset.folder = folder.id;
        asset.tags = {QStringLiteral("z"), QStringLiteral("a")};
        asset.size = 5'000'000'000;
        asset.sha256 = QString(64, u'a');
        asset.externalPath = QStringLiteral("/home/coach/würfe.m4a");
        asset.status = AssetStatus::Failed;
        asset.error = Error{ErrorCode::Damaged, QStringLiteral("No picture"), QStringLiteral("moov")};
        asset.duration = 12.345;
        asset.width = 1920;
        asset.height = 1080;
        asset.frameRate = 30000.0 / 1001;
        asset.hasVariableFrameRate = asset.hasSound = asset.endsEarly = true;
        asset.scan = {.state = ScanState::Clean,
                      .reason = {},
                      .signature = {},
                      .engine = QStringLiteral("ClamAV 1.4.6/27500"),
                      .time = utcFromMilliseconds(1'700'000'000'456)};
        asset.created = asset.updated = utcFromMilliseconds(1'700'000'000'123);
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return AssetRepository::insert(t, asset); }));
        QCOMPARE(AssetRepository::get(db(), asset.id).value(), asset);
        CHALKREEL_COMPARE_ERROR(m_library->change([&](Transaction &t) { return AssetRepository::insert(t, asset); }), ErrorCode::Conflict);
    }

    void editOnAnOldRevisionIsRefusedAndChangesNothing()
    {
        const Asset asset = m_library->addAsset(QStringLiteral("Throw"));
        const Asset edited = edit(asset.id, {.title = QStringLiteral("Mine")}, 1).value();
        QCOMPARE(edited.revision, 2);
        QCOMPARE(edited.title, QStringLiteral("Mine"));
        CHALKREEL_COMPARE_ERROR(edit(asset.id, {.title = QStringLiteral("Theirs")}, 1), ErrorCode::Conflict);
        QCOMPARE(AssetRepository::get(db(), asset.id).value(), edited);
    }

    void processingDoesNotMakeAnEditStale()
    {
        const Asset asset = m_library->addAsset(QStringLiteral("Throw"));
        MediaInfo info;
        info.duration = 4.5;
        info.videoStream = 0;
        info.audioStream = 1;
        info.streams = {StreamInfo{.displayWidth = 1080, .displayHeight = 1920, .frameRate = {50, 1}}, StreamInfo{}};
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return AssetRepository::setMediaInfo(t, asset.id, info); }));
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return AssetRepository::setStatus(t, asset.id, AssetStatus::Ready); }));
        const Asset edited = edit(asset.id, {.description = QStringLiteral("d")}, asset.revision).value();
        QCOMPARE(edited.status, AssetStatus::Ready);
        QCOMPARE(edited.width, 1080);
        QCOMPARE(edited.frameRate, 50.0);
        QVERIFY(edited.hasSound);
    }

    void editLeavesAloneWhatItDoesNotName()
    {
        const Asset asset = m_library->addAsset(QStringLiteral("Throw"), [](Asset &a) { a.tags = {QStringLiteral("x")}; });
        const Asset edited = edit(asset.id, {.description = QStringLiteral("new")}, 1).value();
        QCOMPARE(edited.title, asset.title);
        QCOMPARE(edited.tags, asset.tags);
    }

    void textThatCannotBeShownIsCleanedOrRefused()
    {
        const Asset asset = m_library->addAsset(QStringLiteral("Throw"));
        const Asset edited = edit(asset.id,
                                  {.title = QStringLiteral(" two\nlines\t "),
                                   .tags = QStringList{QStringLiteral(" a "), QStringLiteral("a"), QStringLiteral("b")}},
                                  1)
                                 .value();
        QCOMPARE(edited.title, QStringLiteral("two lines"));
        QCOMPARE(edited.tags, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        CHALKREEL_COMPARE_ERROR(edit(asset.id, {.title = QStringLiteral(" \n ")}, 2), ErrorCode::InvalidArgument);
        CHALKREEL_COMPARE_ERROR(edit(asset.id, {.title = QString(501, u'x')}, 2), ErrorCode::InvalidArgument);
        CHALKREEL_COMPARE_ERROR(edit(asset.id, {.tags = QStringList{QString{}}}, 2), ErrorCode::InvalidArgument);
        CHALKREEL_COMPARE_ERROR(edit(asset.id, {.folder = FolderId::create()}, 2), ErrorCode::NotFound);
        QCOMPARE(AssetRepository::get(db(), asset.id).value().revision, 2);
    }

    void binKeepsAnAssetUntilItIsPurged()
    {
        const Asset asset = m_library->addAsset(QStringLiteral("Throw"));
        const Job job = m_library->addJob(asset);
        const auto purge = [&] { return m_library->change([&](Transaction &t) { return AssetRepository::purge(t, {asset.id}); }); };
        const auto moveToBin = [&] {
            return m_library->change([&](Transaction &t) { return AssetRepository::moveToBin(t, {asset.id, AssetId::create()}); });
        };
        CHALKREEL_COMPARE_ERROR(purge(), ErrorCode::Conflict);
        CHALKREEL_VERIFY_OK(moveToBin());
        QVERIFY(AssetRepository::get(db(), asset.id).value().isDeleted);
        CHALKREEL_COMPARE_ERROR(edit(asset.id, {.title = QStringLiteral("x")}, 1), ErrorCode::Conflict);
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return AssetRepository::restore(t, {asset.id}); }));
        QVERIFY(!AssetRepository::get(db(), asset.id).value().isDeleted);

        CHALKREEL_VERIFY_OK(moveToBin());
        const quint64 before = EventOutbox::lastSequence(db()).value();
        QCOMPARE(purge().value().first().id, asset.id);
        CHALKREEL_COMPARE_ERROR(AssetRepository::get(db(), asset.id), ErrorCode::NotFound);
        CHALKREEL_COMPARE_ERROR(JobRepository::get(db(), job.id), ErrorCode::NotFound);
        QStringList told;
        for (const Event &event : m_library->events(before)) told << event.type;
        QCOMPARE(told, (QStringList{event_type::kJobRemoved, event_type::kAssetPurged}));
    }

    void binningTwiceTellsOnce()
    {
        const Asset asset = m_library->addAsset(QStringLiteral("Throw"));
        const auto moveToBin = [&] { return m_library->change([&](Transaction &t) { return AssetRepository::moveToBin(t, {asset.id}); }); };
        CHALKREEL_VERIFY_OK(moveToBin());
        const quint64 once = EventOutbox::lastSequence(db()).value();
        CHALKREEL_VERIFY_OK(moveToBin());
        QCOMPARE(EventOutbox::lastSequence(db()).value(), once);
    }

    void sameBytesAreFoundAmongOneOwnersOutsideTheBin()
    {
        const QString sha = QString(64, u'b');
        const Asset binned = m_library->addAsset(QStringLiteral("old"), [&](Asset &a) { a.sha256 = sha; });
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return AssetRepository::moveToBin(t, {binned.id}); }));
        const auto twin = [&](const QString &hash, const QString &owner = {}) {
            return AssetRepository::findTwin(db(), owner, hash).value();
        };
        QVERIFY(!twin(sha));
        const Asset live = m_library->addAsset(QStringLiteral("new"));
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return AssetRepository::setOriginal(t, live.id, 5, sha, QString{}); }));
        QCOMPARE(twin(sha)->id, live.id);
        QVERIFY(!twin(sha, QStringLiteral("somebody else")));
        QVERIFY(!twin(QString(64, u'c')));
        // Assets whose bytes are not in yet have no hash and are no duplicates of each other.
        m_library->addAsset(QStringLiteral("third"));
        QVERIFY(!twin(QString{}));
    }

    void countsTellWhatIsThere()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto makeFolder = [&](const char *name, FolderId parent) {
            return m_library->change([&](Transaction &t) { return FolderRepository::create(t, QString::fromUtf8(name), parent); }).value();
        };
        const Folder top = makeFolder("top", {});
        const Folder sub = makeFolder("sub", top.id);
        const Folder empty = makeFolder("empty", {});
        const auto add = [&](AssetStatus status, FolderId folder, const QStringList &tags, int daysAgo) {
            return m_library->addAsset(QStringLiteral("x"), [&](Asset &a) {
                a.status = status;
                a.folder = folder;
                a.tags = tags;
                a.size = 100;
                a.created = now.addDays(-daysAgo);
            });
        };
        add(AssetStatus::Ready, top.id, {QStringLiteral("a"), QStringLiteral("b")}, 0);
        add(AssetStatus::Processing, sub.id, {QStringLiteral("a")}, 1);
        add(AssetStatus::Uploading, sub.id, {}, 30);
        add(AssetStatus::Failed, {}, {}, 8);
        const Asset binned = add(AssetStatus::Failed, top.id, {QStringLiteral("b")}, 0);
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return AssetRepository::moveToBin(t, {binned.id}); }));

        const LibraryCounts counts = AssetRepository::counts(db(), now).value();
        QCOMPARE(counts.all, 4);
        QCOMPARE(counts.addedThisWeek, 2);
        QCOMPARE(counts.processing, 2);
        QCOMPARE(counts.failed, 1);
        QCOMPARE(counts.deleted, 1);
        QCOMPARE(counts.bytes, 500);
        QHash<QString, int> folders;
        for (const NamedCount &row : counts.folders) folders.insert(row.name, row.count);
        QCOMPARE(folders, (QHash<QString, int>{{top.id.toString(), 3}, {sub.id.toString(), 2}, {empty.id.toString(), 0}}));
        QCOMPARE(counts.tags.size(), 2);
        QCOMPARE(counts.tags[0].name, QStringLiteral("a"));
        QCOMPARE(counts.tags[0].count, 2);
        QCOMPARE(counts.tags[1].count, 1);
    }

private:
    Database &db() { return m_library->database(); }
    Result<Asset> edit(AssetId asset, const AssetPatch &patch, int revision)
    {
        return m_library->change([&](Transaction &t) { return AssetRepository::update(t, asset, patch, revision); });
    }

    std::unique_ptr<LibraryFixture> m_library;
};

QTEST_GUILESS_MAIN(AssetRepositoryTest)
#include "tst_asset_repository.moc"
