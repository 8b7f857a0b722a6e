#include "core/database/event_outbox.h"
#include "tests/core/database/library_fixture.h"

#include <latch>
#include <thread>

using namespace chalkreel;

namespace {

constexpr QLatin1StringView kType{"test"};

Result<Event> append(Transaction &transaction, const QString &topic, int number = 0)
{
    return EventOutbox::append(transaction, topic, kType, {{QStringLiteral("number"), number}}, QStringLiteral("coach"));
}

}  // namespace

class EventOutboxTest final : public QObject
{
    Q_OBJECT
private slots:
    void eventComesBackAsItWasWritten()
    {
        LibraryFixture library;
        const Event written = library.change([](Transaction &t) { return append(t, QStringLiteral("system"), 7); }).value();
        const QList<Event> events = library.events();
        QCOMPARE(events.size(), 1);
        QCOMPARE(toJson(events.first()), toJson(written));
        QCOMPARE(events.first().sequence, 1u);
        QCOMPARE(events.first().owner, QStringLiteral("coach"));
    }

    void numberOfARolledBackEventIsUsedAgain()
    {
        LibraryFixture library;
        {
            Result<Transaction> transaction = Transaction::begin(library.database());
            QCOMPARE(append(*transaction, QStringLiteral("lost")).value().sequence, 1u);
        }
        QCOMPARE(library.change([](Transaction &t) { return append(t, QStringLiteral("kept")); }).value().sequence, 1u);
    }

    void readerThatFollowsTwoWritersMissesNothingAndSeesCommitOrder()
    {
        LibraryFixture library;
        constexpr int kEach = 150;
        std::latch start{3};
        const auto write = [&](const QString &topic) {
            const auto database = library.open();
            start.arrive_and_wait();
            for (int i = 0; i < kEach; ++i) {
                Result<Event> last = fail(ErrorCode::Internal, QString{});
                Result<void> done = LibraryFixture::changeOn(*database, [&](Transaction &t) -> Result<void> {
                    for (int part = 0; part < 2; ++part)
                        if (last = append(t, topic, 2 * i + part); !last) return fail(last.error());
                    return {};
                });
                QVERIFY2(done.has_value(), "a writer failed");
            }
        };
        std::jthread first{write, QStringLiteral("first")};
        std::jthread second{write, QStringLiteral("second")};

        // Follows while they write, from what it saw last: a number that appeared later than a higher one would be missed for ever.
        const QString epoch = libraryInfo(library.database()).value().epoch;
        QList<Event> seen;
        start.arrive_and_wait();
        while (seen.size() < 4 * kEach) {
            const auto more = EventOutbox::since(library.database(), epoch, seen.isEmpty() ? 0 : seen.last().sequence, 50);
            CHALKREEL_VERIFY_OK(more);
            seen += *more;
        }
        QHash<QString, int> next;
        for (qsizetype i = 0; i < seen.size(); ++i) {
            QCOMPARE(seen[i].sequence, static_cast<quint64>(i + 1));
            QCOMPARE(seen[i].body.value(QStringLiteral("number")).toInt(), next[seen[i].topic]++);
            // What one transaction wrote stands together.
            if (i % 2 == 1) QCOMPARE(seen[i].topic, seen[i - 1].topic);
        }
    }

    void changeAndItsEventAreSeenTogether()
    {
        LibraryFixture library;
        const Asset asset = library.addAsset(QStringLiteral("Throw"));
        const QList<Event> events = library.events();
        QCOMPARE(events.size(), 1);
        QCOMPARE(events.first().topic, QStringLiteral("videos/") + asset.id.toString());
        QCOMPARE(events.first().type, QString{event_type::kAssetChanged});
        QCOMPARE(fromJson<Asset>(events.first().body).value(), asset);
    }

    void clientThatCannotBeCaughtUpIsToldToStartAnew()
    {
        LibraryFixture library;
        for (int i = 0; i < 10; ++i) CHALKREEL_VERIFY_OK(library.change([](Transaction &t) { return append(t, QStringLiteral("x")); }));
        CHALKREEL_VERIFY_OK(library.change([](Transaction &t) { return EventOutbox::prune(t, 4); }));
        Database &database = library.database();
        const QString epoch = libraryInfo(database).value().epoch;
        CHALKREEL_COMPARE_ERROR(EventOutbox::since(database, epoch, 5, 100), ErrorCode::Conflict);
        CHALKREEL_COMPARE_ERROR(EventOutbox::since(database, QStringLiteral("another"), 8, 100), ErrorCode::Conflict);
        CHALKREEL_COMPARE_ERROR(EventOutbox::since(database, epoch, 11, 100), ErrorCode::Conflict);
        QCOMPARE(EventOutbox::since(database, epoch, 6, 100).value().size(), 4);
        QCOMPARE(EventOutbox::since(database, epoch, 6, 2).value().last().sequence, 8u);
        QVERIFY(EventOutbox::since(database, epoch, 10, 100).value().isEmpty());
        CHALKREEL_VERIFY_OK(library.change([](Transaction &t) { return EventOutbox::prune(t, 0); }));
        CHALKREEL_COMPARE_ERROR(EventOutbox::since(database, epoch, 9, 100), ErrorCode::Conflict);
        QVERIFY(EventOutbox::since(database, epoch, 10, 100).value().isEmpty());
    }

    void outboxDoesNotGrowForEver()
    {
        LibraryFixture library;
        // As if so many had been written already; the next thousandth drops what is too old.
        CHALKREEL_VERIFY_OK(library.change([](Transaction &t) {
            return t.run(QStringLiteral("INSERT INTO event (sequence, time, topic, type, body) WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL "
                                        "SELECT x + 1 FROM n WHERE x < 101999) "
                                        "SELECT x, 0, 't', 't', '{}' FROM n"));
        }));
        CHALKREEL_VERIFY_OK(
            library.change([](Transaction &t) { return t.run(QStringLiteral("UPDATE library SET last_sequence = 101999")); }));
        CHALKREEL_VERIFY_OK(library.change([](Transaction &t) { return append(t, QStringLiteral("x")); }));
        QCOMPARE(readNumber(library.database().run(QStringLiteral("SELECT COUNT(*) FROM event"))).value(), kKeptEvents);
        QCOMPARE(readNumber(library.database().run(QStringLiteral("SELECT MIN(sequence) FROM event"))).value(), 2001);
    }
};

QTEST_GUILESS_MAIN(EventOutboxTest)
#include "tst_event_outbox.moc"
