#include "core/database/transaction.h"

#include <QLoggingCategory>

#include <utility>

namespace chalkreel {
namespace {

Q_LOGGING_CATEGORY(lcTransaction, "chalkreel.database.transaction")

}  // namespace

Result<Transaction> Transaction::begin(Database &database, Durability durability)
{
    if (database.m_isInTransaction) return fail(ErrorCode::Internal, QString{}, QStringLiteral("nested transaction"));
    const bool isFull = durability == Durability::Full;
    // The pragma is refused inside a transaction, and is the connection's, not the transaction's.
    if (isFull != database.m_isFullySynced) {
        if (Result<void> set =
                database.execute(isFull ? QStringLiteral("PRAGMA synchronous = FULL") : QStringLiteral("PRAGMA synchronous = NORMAL"));
            !set)
            return fail(set.error());
        database.m_isFullySynced = isFull;
    }
    if (Result<void> begun = database.execute(QStringLiteral("BEGIN IMMEDIATE")); !begun) return fail(begun.error());
    database.m_isInTransaction = true;
    return Transaction{database};
}

Transaction::Transaction(Database &database)
    : m_database{&database}
{
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database{std::exchange(other.m_database, nullptr)}
    , m_lastSequence{other.m_lastSequence}
{
}

Transaction::~Transaction() { rollBack(); }

void Transaction::rollBack()
{
    if (!m_database) return;
    // SQLite has rolled back by itself after some errors, such as a full disk; saying it again is harmless.
    if (Result<void> undone = m_database->execute(QStringLiteral("ROLLBACK")); !undone)
        qCDebug(lcTransaction) << "rollback:" << undone.error().detail;
    m_database->m_isInTransaction = false;
    m_database = nullptr;
}

Result<void> Transaction::commit()
{
    if (!m_database) return fail(ErrorCode::Internal, QString{}, QStringLiteral("the transaction has ended"));
    if (Result<void> committed = m_database->execute(QStringLiteral("COMMIT")); !committed) {
        rollBack();
        return committed;
    }
    Database *database = std::exchange(m_database, nullptr);
    database->m_isInTransaction = false;
    if (m_lastSequence > 0 && database->m_commitListener) database->m_commitListener(m_lastSequence);
    return {};
}

Result<ReadSnapshot> ReadSnapshot::begin(Database &database)
{
    if (database.m_isInTransaction) return ReadSnapshot{nullptr};
    if (Result<void> begun = database.execute(QStringLiteral("BEGIN")); !begun) return fail(begun.error());
    database.m_isInTransaction = true;
    return ReadSnapshot{&database};
}

ReadSnapshot::ReadSnapshot(Database *database)
    : m_database{database}
{
}

ReadSnapshot::ReadSnapshot(ReadSnapshot &&other) noexcept
    : m_database{std::exchange(other.m_database, nullptr)}
{
}

ReadSnapshot::~ReadSnapshot()
{
    if (!m_database) return;
    if (Result<void> ended = m_database->execute(QStringLiteral("COMMIT")); !ended)
        qCWarning(lcTransaction) << "end of a snapshot:" << ended.error().detail;
    m_database->m_isInTransaction = false;
}

}  // namespace chalkreel
