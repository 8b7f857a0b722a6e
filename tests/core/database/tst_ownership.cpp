#include "core/database/folder_repository.h"
#include "core/database/idempotency_keys.h"
#include "tests/core/database/library_fixture.h"

using namespace chalkreel;

/// Two people in one library.
class OwnershipTest final : public QObject
{
    Q_OBJECT

    const QString m_anna = QStringLiteral("anna");
    const QString m_ben = QStringLiteral("ben");

private slots:
    void init() { m_library = std::make_unique<LibraryFixture>(); }
    void cleanup() { m_library.reset(); }

    void nameOfAFolderIsUniqueForItsOwnerOnly()
    {
        CHALKREEL_VERIFY_OK(createFolder("Season", {}, m_anna));
        CHALKREEL_VERIFY_OK(createFolder("Season", {}, m_ben));
        CHALKREEL_COMPARE_ERROR(createFolder("season", {}, m_anna), ErrorCode::Conflict);
        QCOMPARE(FolderRepository::list(db(), m_ben).value().size(), 1);
        QCOMPARE(FolderRepository::list(db(), m_ben).value().first().owner, m_ben);
        QCOMPARE(FolderRepository::list(db()).value().size(), 2);
    }

    void somebodyElsesFolderIsNotThere()
    {
        const Folder annas = createFolder("Season", {}, m_anna).value();
        CHALKREEL_COMPARE_ERROR(createFolder("Match", annas.id, m_ben), ErrorCode::NotFound);
        Folder bens = createFolder("Match", {}, m_ben).value();
        bens.parent = annas.id;
        CHALKREEL_COMPARE_ERROR(m_library->change([&](Transaction &t) { return FolderRepository::update(t, bens); }), ErrorCode::NotFound);

        const Asset asset = add("throw", m_ben);
        AssetPatch patch;
        patch.folder = annas.id;
        const auto moved = m_library->change([&](Transaction &t) { return AssetRepository::update(t, asset.id, patch, asset.revision); });
        CHALKREEL_COMPARE_ERROR(moved, ErrorCode::NotFound);
        // In the same words as for one that never was, so that nobody learns that it exists.
        patch.folder = FolderId::create();
        const auto lost = m_library->change([&](Transaction &t) { return AssetRepository::update(t, asset.id, patch, asset.revision); });
        QCOMPARE(moved.error().message, lost.error().message);
        Asset late{.id = AssetId::create(), .title = QStringLiteral("x"), .owner = m_ben};
        late.folder = annas.id;
        CHALKREEL_COMPARE_ERROR(m_library->change([&](Transaction &t) { return AssetRepository::insert(t, late); }), ErrorCode::NotFound);
    }

    void ownerOfAFolderCannotBeChanged()
    {
        Folder folder = createFolder("Season", {}, m_anna).value();
        folder.owner = m_ben;
        QCOMPARE(m_library->change([&](Transaction &t) { return FolderRepository::update(t, folder); }).value().owner, m_anna);
    }

    void listSearchAndTagsAreOfOneOwner()
    {
        add("long throw", m_anna, {QStringLiteral("north")});
        add("long throw", m_ben, {QStringLiteral("north"), QStringLiteral("bad")});
        add("short", m_ben);
        const auto total = [&](const AssetQuery &query) { return AssetRepository::list(db(), query).value().total; };
        QCOMPARE(total({.owner = m_ben}), 2);
        QCOMPARE(total({.text = QStringLiteral("throw"), .owner = m_ben}), 1);
        QCOMPARE(total({.tag = QStringLiteral("north"), .owner = m_anna}), 1);
        QCOMPARE(total({.tag = QStringLiteral("bad"), .owner = m_anna}), 0);
        QCOMPARE(total({.owner = QString{}}), 0);
        QCOMPARE(total({}), 3);
    }

    void countsAreOfOneOwner()
    {
        const Folder annas = createFolder("Season", {}, m_anna).value();
        const Folder bens = createFolder("Season", {}, m_ben).value();
        add("a", m_anna, {QStringLiteral("north")}, annas.id);
        add("b", m_ben, {QStringLiteral("south")}, bens.id);
        const Asset binned = add("c", m_ben);
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return AssetRepository::moveToBin(t, {binned.id}); }));
        const LibraryCounts counts = AssetRepository::counts(db(), QDateTime::currentDateTimeUtc(), m_ben).value();
        QCOMPARE(counts.all, 1);
        QCOMPARE(counts.deleted, 1);
        QCOMPARE(counts.addedThisWeek, 1);
        QCOMPARE(counts.bytes, 200);
        QCOMPARE(counts.folders.size(), 1);
        QCOMPARE(counts.folders.first().name, bens.id.toString());
        QCOMPARE(counts.folders.first().count, 1);
        QCOMPARE(counts.tags.size(), 1);
        QCOMPARE(counts.tags.first().name, QStringLiteral("south"));
    }

    void quotaCountsCopiesAlsoInTheBin()
    {
        add("a", m_anna);
        const Asset binned = add("b", m_anna);
        add("c", m_ben);
        m_library->addAsset(QStringLiteral("left"), [&](Asset &a) {
            a.owner = m_anna;
            a.size = 1000;
            a.externalPath = QStringLiteral("/elsewhere/a.mp4");
        });
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return AssetRepository::moveToBin(t, {binned.id}); }));
        QCOMPARE(AssetRepository::usedBytes(db(), m_anna).value(), 200);
        QCOMPARE(AssetRepository::usedBytes(db(), QStringLiteral("nobody")).value(), 0);
    }

    void jobIsItsAssetsOwners()
    {
        const Job annas = m_library->addJob(add("a", m_anna));
        const Job bens = m_library->addJob(add("b", m_ben));
        QCOMPARE(annas.owner, m_anna);
        const Page<Job> page = JobRepository::list(db(), {.owner = m_ben}).value();
        QCOMPARE(page.total, 1);
        QCOMPARE(page.items.first().id, bens.id);
        QCOMPARE(JobRepository::waiting(db(), m_ben).value(), QList{bens.id});
        QCOMPARE(JobRepository::waiting(db(), {}).value(), (QList{annas.id, bens.id}));
    }

    void clientOfAJobIsItsAssetsUnlessItNamesAnother()
    {
        const Asset asset = m_library->addAsset(QStringLiteral("a"), [](Asset &a) { a.clientId = QStringLiteral("tablet"); });
        QCOMPARE(m_library->addJob(asset).clientId, QStringLiteral("tablet"));
        const JobSpec spec{.asset = asset.id, .clientId = QStringLiteral("desk")};
        QCOMPARE(m_library->change([&](Transaction &t) { return JobRepository::insert(t, spec, 1); }).value().clientId,
                 QStringLiteral("desk"));
    }

    void everyEventNamesTheOwner()
    {
        const Folder folder = createFolder("Season", {}, m_anna).value();
        const Asset asset = add("a", m_anna, {}, folder.id);
        const Job job = m_library->addJob(asset);
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return JobRepository::cancel(t, job.id); }));
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return JobRepository::remove(t, {job.id}); }));
        m_library->addJob(asset);
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return FolderRepository::remove(t, folder.id); }));
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return AssetRepository::moveToBin(t, {asset.id}); }));
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return AssetRepository::purge(t, {asset.id}); }));
        QSet<QString> types;
        const QList<Event> events = m_library->events();
        for (const Event &event : events) {
            types.insert(event.type);
            QVERIFY2(event.owner == m_anna, qPrintable(event.type));
        }
        QCOMPARE(types.size(), 6);
    }

    void keyIsItsSubmittersAndLastsADay()
    {
        const Job job = m_library->addJob(add("a", m_anna));
        JobSpec spec{.asset = job.asset, .idempotencyKey = QStringLiteral("k"), .submitter = m_anna};
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto find = [&](const JobSpec &what, const QDateTime &when) {
            return m_library->change([&](Transaction &t) { return IdempotencyKeys::find(t, what, when); });
        };
        CHALKREEL_VERIFY_OK(m_library->change([&](Transaction &t) { return IdempotencyKeys::remember(t, spec, job.id, now); }));
        QCOMPARE(find(spec, now).value(), std::optional{job.id});
        JobSpec other = spec;
        other.priority = 7;
        CHALKREEL_COMPARE_ERROR(find(other, now), ErrorCode::Conflict);
        other.submitter = m_ben;
        QVERIFY(!find(other, now).value());
        QCOMPARE(find(spec, now.addSecs(86'399)).value(), std::optional{job.id});
        QVERIFY(!find(spec, now.addSecs(86'400)).value());
        spec.idempotencyKey = QString(256, u'k');
        CHALKREEL_COMPARE_ERROR(find(spec, now), ErrorCode::InvalidArgument);
    }

private:
    Database &db() { return m_library->database(); }
    Result<Folder> createFolder(const char *name, FolderId parent, const QString &owner)
    {
        return m_library->change([&](Transaction &t) { return FolderRepository::create(t, QString::fromUtf8(name), parent, owner); });
    }
    Asset add(const char *title, const QString &owner, const QStringList &tags = {}, FolderId folder = {})
    {
        return m_library->addAsset(QString::fromUtf8(title), [&](Asset &a) {
            a.owner = owner;
            a.tags = tags;
            a.folder = folder;
            a.size = 100;
        });
    }

    std::unique_ptr<LibraryFixture> m_library;
};

QTEST_GUILESS_MAIN(OwnershipTest)
#include "tst_ownership.moc"
