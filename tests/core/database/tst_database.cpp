#include "core/database/database.h"
#include "core/database/transaction.h"
#include "tests/core/database/library_fixture.h"

#include <thread>

using namespace chalkreel;

class DatabaseTest final : public QObject
{
    Q_OBJECT
private slots:
    void connectionUsesTheWriteAheadLogAndChecksForeignKeys()
    {
        LibraryFixture library;
        const auto mode = readRows(library.database().run(QStringLiteral("PRAGMA journal_mode")),
                                   [](const QSqlQuery &row) { return row.value(0).toString(); });
        QCOMPARE(mode.value().first(), QStringLiteral("wal"));
        QCOMPARE(readNumber(library.database().run(QStringLiteral("PRAGMA foreign_keys"))).value(), 1);
        CHALKREEL_COMPARE_ERROR(library.database().run(QStringLiteral("INSERT INTO asset_tag VALUES ('nobody', 'x', 0)")),
                                ErrorCode::Conflict);
    }

    void durableTransactionIsSyncedAndARelaxedOneIsNot()
    {
        LibraryFixture library;
        for (const auto &[durability, pragma] :
             {std::pair{Durability::Full, 2}, std::pair{Durability::Relaxed, 1}, std::pair{Durability::Full, 2}}) {
            Result<Transaction> transaction = Transaction::begin(library.database(), durability);
            CHALKREEL_VERIFY_OK(transaction);
            QCOMPARE(readNumber(transaction->run(QStringLiteral("PRAGMA synchronous"))).value(), pragma);
        }
    }

    void connectionIsGoneWithItsObject()
    {
        const qsizetype before = QSqlDatabase::connectionNames().size();
        {
            LibraryFixture library;
            QCOMPARE(QSqlDatabase::connectionNames().size(), before + 1);
            const Result<std::unique_ptr<Database>> failed = Database::open(QStringLiteral("/nonexistent/folder/library.db"));
            CHALKREEL_COMPARE_ERROR(failed, ErrorCode::Io);
            QCOMPARE(QSqlDatabase::connectionNames().size(), before + 1);
        }
        QCOMPARE(QSqlDatabase::connectionNames().size(), before);
    }

    void connectionOfAThreadThatEndedCanBeClosedByAnother()
    {
        LibraryFixture library;
        std::unique_ptr<Database> database;
        std::jthread{[&] { database = library.open(); }}.join();
        QVERIFY(database != nullptr);
        const qsizetype before = QSqlDatabase::connectionNames().size();
        database.reset();
        QCOMPARE(QSqlDatabase::connectionNames().size(), before - 1);
    }

    void fileThatIsNoDatabaseIsCalledDamaged()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("library.db"));
        QFile file{path};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        CHALKREEL_COMPARE_ERROR(Database::open(path), ErrorCode::Damaged);
    }

    void boundValueIsNeverReadAsSql()
    {
        LibraryFixture library;
        const QString hostile = QStringLiteral("'); DROP TABLE asset; --");
        const Asset asset = library.addAsset(hostile);
        QCOMPARE(AssetRepository::get(library.database(), asset.id).value().title, hostile);
    }

    void transactionThatIsNotCommittedLeavesNothing()
    {
        LibraryFixture library;
        Asset asset;
        asset.id = AssetId::create();
        asset.title = QStringLiteral("gone");
        {
            Result<Transaction> transaction = Transaction::begin(library.database());
            CHALKREEL_VERIFY_OK(AssetRepository::insert(*transaction, asset));
        }
        CHALKREEL_COMPARE_ERROR(AssetRepository::get(library.database(), asset.id), ErrorCode::NotFound);
        QVERIFY(library.events().isEmpty());
    }

    void transactionsDoNotNest()
    {
        LibraryFixture library;
        Result<Transaction> outer = Transaction::begin(library.database());
        CHALKREEL_COMPARE_ERROR(Transaction::begin(library.database()), ErrorCode::Internal);
        CHALKREEL_VERIFY_OK(outer->commit());
        CHALKREEL_COMPARE_ERROR(outer->commit(), ErrorCode::Internal);
        CHALKREEL_VERIFY_OK(Transaction::begin(library.database()));
    }

    void snapshotDoesNotSeeWhatIsCommittedMeanwhile()
    {
        LibraryFixture library;
        library.addAsset(QStringLiteral("first"));
        const auto other = library.open();
        const QString count = QStringLiteral("SELECT COUNT(*) FROM asset");
        {
            const Result<ReadSnapshot> snapshot = ReadSnapshot::begin(*other);
            QCOMPARE(readNumber(other->run(count)).value(), 1);
            library.addAsset(QStringLiteral("second"));
            QCOMPARE(readNumber(other->run(count)).value(), 1);
        }
        QCOMPARE(readNumber(other->run(count)).value(), 2);
    }

    void commitListenerHearsTheLastSequenceAfterTheCommit()
    {
        LibraryFixture library;
        QList<quint64> heard;
        const auto reader = library.open();
        library.database().setCommitListener([&](quint64 sequence) {
            heard.append(sequence);
            QCOMPARE(EventOutbox::lastSequence(*reader).value(), sequence);
        });
        library.addAsset(QStringLiteral("one"));
        library.addAsset(QStringLiteral("two"));
        CHALKREEL_VERIFY_OK(library.change([](Transaction &t) { return t.run(QStringLiteral("SELECT 1")); }));
        QCOMPARE(heard, (QList<quint64>{1, 2}));
    }

    void nullTextIsStoredAsEmptyAndLargeNumbersExactly()
    {
        LibraryFixture library;
        const Asset asset = library.addAsset(QStringLiteral("x"), [](Asset &a) {
            a.description = QString{};
            a.size = 9'007'199'254'740'993;  // one past what a double holds
        });
        const Asset read = AssetRepository::get(library.database(), asset.id).value();
        QVERIFY(read.description.isEmpty());
        QCOMPARE(read.size, 9'007'199'254'740'993);
    }
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"
