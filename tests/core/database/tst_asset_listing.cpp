#include "core/base/utc_time.h"
#include "core/database/asset_rows.h"
#include "core/database/folder_repository.h"
#include "tests/core/database/library_fixture.h"

#include <QRegularExpression>

using namespace chalkreel;

class AssetListingTest final : public QObject
{
    Q_OBJECT
private slots:
    void filtersMeetWhatTheyName()
    {
        LibraryFixture library;
        const auto folder = [&](const char *name, FolderId parent) {
            return library.change([&](Transaction &t) { return FolderRepository::create(t, QString::fromUtf8(name), parent); }).value().id;
        };
        const FolderId top = folder("top", {});
        const FolderId sub = folder("sub", top);
        const auto add = [&](const char *title, FolderId in, const QStringList &tags, AssetStatus status, int day) {
            library.addAsset(QString::fromUtf8(title), [&](Asset &a) {
                a.folder = in;
                a.tags = tags;
                a.status = status;
                a.created = utcFromSeconds(86400LL * day);
            });
        };
        add("one", top, {QStringLiteral("a")}, AssetStatus::Ready, 1);
        add("two", sub, {QStringLiteral("A")}, AssetStatus::Failed, 2);
        add("three", {}, {QStringLiteral("a"), QStringLiteral("b")}, AssetStatus::Ready, 3);
        const auto titles = [&](const AssetQuery &query) {
            const Page<Asset> page = AssetRepository::list(library.database(), query).value();
            QStringList result;
            for (const Asset &asset : page.items) result << asset.title;
            // The total is of all that match, not of the page.
            if (page.total != result.size()) result << QStringLiteral("total %1").arg(page.total);
            return result.join(u' ');
        };
        QCOMPARE(titles({}), QStringLiteral("three two one"));
        QCOMPARE(titles({.folder = top}), QStringLiteral("two one"));
        QCOMPARE(titles({.folder = sub}), QStringLiteral("two"));
        QCOMPARE(titles({.folder = FolderId{}}), QStringLiteral("three"));
        QCOMPARE(titles({.folder = FolderId::create()}), QString{});
        QCOMPARE(titles({.tag = QStringLiteral("a")}), QStringLiteral("three one"));
        QCOMPARE(titles({.status = AssetStatus::Failed}), QStringLiteral("two"));
        QCOMPARE(titles({.createdAfter = utcFromSeconds(86400)}), QStringLiteral("three two"));
        QCOMPARE(titles({.text = QStringLiteral("t"), .status = AssetStatus::Ready, .tag = QStringLiteral("a")}), QStringLiteral("three"));
        QCOMPARE(titles({.isDeleted = true}), QString{});
        QCOMPARE(titles({.limit = 1, .offset = 1}), QStringLiteral("two total 3"));
        QCOMPARE(titles({.offset = 50}), QStringLiteral("total 3"));
    }

    void everyOrderIsTheOneThatItsNameSays_data()
    {
        QTest::addColumn<AssetSort>("sort");
        QTest::addColumn<QString>("titles");
        QTest::newRow("newest") << AssetSort::NewestFirst << QStringLiteral("Clip 10,clip 2,Äpfel");
        QTest::newRow("oldest") << AssetSort::OldestFirst << QStringLiteral("Äpfel,clip 2,Clip 10");
        QTest::newRow("title") << AssetSort::TitleAscending << QStringLiteral("clip 2,Clip 10,Äpfel");
        QTest::newRow("longest") << AssetSort::LongestFirst << QStringLiteral("clip 2,Äpfel,Clip 10");
        QTest::newRow("largest") << AssetSort::LargestFirst << QStringLiteral("Äpfel,Clip 10,clip 2");
    }
    void everyOrderIsTheOneThatItsNameSays()
    {
        QFETCH(AssetSort, sort);
        QFETCH(QString, titles);
        LibraryFixture library;
        const auto add = [&](const char *title, int created, double duration, qint64 size) {
            library.addAsset(QString::fromUtf8(title), [&](Asset &a) {
                a.created = utcFromSeconds(created);
                a.duration = duration;
                a.size = size;
            });
        };
        add("Äpfel", 1, 20, 300);
        add("clip 2", 2, 30, 100);
        add("Clip 10", 3, 10, 200);
        QStringList found;
        const Page<Asset> page = AssetRepository::list(library.database(), {.sort = sort}).value();
        for (const Asset &asset : page.items) found << asset.title;
        QCOMPARE(found.join(u','), titles);
    }

    void pageOutOfRangeIsRefused_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("offset");
        QTest::newRow("none") << 0 << 0;
        QTest::newRow("too many") << kLargestPage + 1 << 0;
        QTest::newRow("everything") << std::numeric_limits<int>::max() << 0;
        QTest::newRow("before the start") << 50 << -1;
    }
    void pageOutOfRangeIsRefused()
    {
        QFETCH(int, limit);
        QFETCH(int, offset);
        LibraryFixture library;
        CHALKREEL_COMPARE_ERROR(AssetRepository::list(library.database(), {.limit = limit, .offset = offset}), ErrorCode::InvalidArgument);
    }

    void pageSaysWhichEventsItShows()
    {
        LibraryFixture library;
        library.addAsset(QStringLiteral("one"));
        library.addAsset(QStringLiteral("two"));
        const Page<Asset> page = AssetRepository::list(library.database(), {}).value();
        QCOMPARE(page.sequence, 2u);
        QCOMPARE(page.epoch, libraryInfo(library.database()).value().epoch);
    }

    void pageOfALargeLibraryIsReadFromAnIndexInItsOrder_data()
    {
        QTest::addColumn<AssetQuery>("query");
        for (const auto &row : kEnumNames<AssetSort>) {
            const auto add = [&](const char *what, const AssetQuery &query) {
                QTest::newRow(qPrintable(row.name + QLatin1StringView{what})) << query;
            };
            add("", {.sort = row.value});
            add(" of one owner", {.sort = row.value, .owner = QStringLiteral("owner 7")});
            add(" that failed", {.status = AssetStatus::Failed, .sort = row.value});
            add(" of one owner that failed", {.status = AssetStatus::Failed, .sort = row.value, .owner = QStringLiteral("owner 7")});
        }
        QTest::newRow("bin of one owner") << AssetQuery{.isDeleted = true, .owner = QStringLiteral("owner 7")};
        QTest::newRow("without a folder") << AssetQuery{.folder = FolderId{}};
        QTest::newRow("since") << AssetQuery{.createdAfter = QDateTime::currentDateTimeUtc()};
        QTest::newRow("bin") << AssetQuery{.isDeleted = true};
    }
    void pageOfALargeLibraryIsReadFromAnIndexInItsOrder()
    {
        QFETCH(AssetQuery, query);
        const QString plan = planOf(assetPageSql(query));
        // Neither the whole table, nor a sort of everything, nor a visit of each row that is skipped.
        QVERIFY2(plan.contains(QStringLiteral("USING COVERING INDEX")), qPrintable(plan));
        QVERIFY2(!isScanned(plan), qPrintable(plan));
        QVERIFY2(!plan.contains(QStringLiteral("TEMP B-TREE")), qPrintable(plan));
        const QString total = planOf(assetTotalSql(query));
        QVERIFY2(total.contains(QStringLiteral("USING COVERING INDEX")), qPrintable(total));
    }

    void tagFolderAndSearchAreLookedUpNotScannedFor_data()
    {
        QTest::addColumn<AssetQuery>("query");
        QTest::newRow("tag") << AssetQuery{.tag = QStringLiteral("rare")};
        QTest::newRow("folder") << AssetQuery{.folder = FolderId::create()};
        QTest::newRow("text") << AssetQuery{.text = QStringLiteral("throw")};
    }
    void tagFolderAndSearchAreLookedUpNotScannedFor()
    {
        QFETCH(AssetQuery, query);
        const QString plan = planOf(assetTotalSql(query));
        QVERIFY2(!isScanned(plan), qPrintable(plan));
    }

    void duplicateIsLookedUpByItsHash()
    {
        const QString plan =
            planOf({QStringLiteral("SELECT id FROM asset WHERE sha256 = ? AND owner = ? AND is_deleted = 0 ORDER BY created LIMIT 1"),
                    {QString{}, QString{}}});
        QVERIFY2(plan.contains(QStringLiteral("asset_by_sha256")), qPrintable(plan));
        QVERIFY2(!plan.contains(QStringLiteral("TEMP B-TREE")), qPrintable(plan));
    }

private:
    /// Whether a table of ours is read from end to end. (FTS5 calls a look-up in its index a scan too.)
    static bool isScanned(const QString &plan)
    {
        return plan.contains(QRegularExpression{QStringLiteral("\\bSCAN (a|t|k|f|asset|asset_tag|folder)\\b")});
    }

    /// The plan that SQLite makes for a library of 100,000.
    QString planOf(const SqlText &text)
    {
        const auto rows = readRows(large().run(QStringLiteral("EXPLAIN QUERY PLAN ") + text.sql, text.values),
                                   [](const QSqlQuery &row) { return row.value(3).toString(); });
        if (!rows) return rows.error().detail;
        return QStringList{*rows}.join(u'\n');
    }

    Database &large()
    {
        if (m_large) return m_large->database();
        m_large = std::make_unique<LibraryFixture>();
        const auto filled = m_large->change([](Transaction &t) {
            return t.run(QStringLiteral(
                "INSERT INTO asset (id, kind, name, title, title_key, description, owner, folder_id, size, sha256, external_path, status, "
                "error, is_deleted, revision, duration, width, height, frame_rate, variable_frame_rate, has_sound, ends_early, created, "
                "updated) WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 100000) "
                "SELECT printf('%08x-0000-7000-8000-000000000000', x), 'video', x || '.mp4', 'clip ' || x, "
                "printf('clip %012d', x), '', 'owner ' || x % 20, NULL, x, printf('%064x', x), '', CASE x % 50 WHEN 0 THEN 'failed' ELSE "
                "'ready' END, "
                "NULL, x / 20 % 20 = 0, 1, x % 600, 1920, 1080, 25, 0, 1, 0, x, x FROM n"));
        });
        if (!filled) qFatal("%s", qPrintable(filled.error().detail));
        // With statistics, as a library that has been used for a while.
        if (!m_large->database().execute(QStringLiteral("ANALYZE"))) qFatal("ANALYZE failed");
        return m_large->database();
    }

    std::unique_ptr<LibraryFixture> m_large;
};

QTEST_GUILESS_MAIN(AssetListingTest)
#include "tst_asset_listing.moc"
