#pragma once

#include "core/database/database.h"
#include "core/model/event.h"

namespace chalkreel {

/// Whether a commit has reached the disk when commit() returns.
enum class Durability {
    Full,     ///< survives a power cut: whatever a person or another program was told is done
    Relaxed,  ///< survives a crash of ours, may be lost in a power cut: progress, leases, log lines
};

/// A change of the database, and the events that tell of it: committed together or not at all.
/// Everything that changes rows takes one of these, so that nothing is changed outside. Destroying it rolls back.
class Transaction
{
public:
    /// Takes the write lock at once: a reader that became a writer later would fail instead of waiting.
    /// Internal when this connection is in a transaction or snapshot already: they do not nest.
    static Result<Transaction> begin(Database &database, Durability durability = Durability::Full);
    ~Transaction();
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;

    Database &database() { return *m_database; }
    Result<QSqlQuery> run(const QString &sql, const QVariantList &values = {}) { return m_database->run(sql, values); }

    /// After a failure nothing of it is stored.
    Result<void> commit();

private:
    friend class EventOutbox;
    explicit Transaction(Database &database);
    void rollBack();

    Database *m_database;        ///< null once ended or moved from
    quint64 m_lastSequence = 0;  ///< of the events appended in it; 0: none
};

/// Several reads that see one state of the database. Must end before a Transaction begins on the same connection.
class ReadSnapshot
{
public:
    static Result<ReadSnapshot> begin(Database &database);
    ~ReadSnapshot();
    ReadSnapshot(ReadSnapshot &&other) noexcept;
    ReadSnapshot &operator=(ReadSnapshot &&) = delete;

private:
    explicit ReadSnapshot(Database *database);
    Database *m_database;  ///< null: inside a Transaction, which is such a state already
};

}  // namespace chalkreel
