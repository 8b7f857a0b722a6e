#pragma once

#include "core/database/library_database.h"
#include "core/database/transaction.h"
#include "core/local/closable_executor.h"
#include "core/model/event.h"

namespace chalkreel {

/// Blocks until the answer is there. Never on a thread that others wait for, the window's first of all.
template <typename T>
[[nodiscard]] Result<T> waitFor(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return resultOf<T>(future);
}

/// The library's database behind one thread: all reads and changes happen there in the order in which they were asked for.
/// Safe to call from any thread.
class LibraryStore
{
public:
    /// Called on the store's thread after each commit with its events, in order, before the change's own future finishes.
    using EventListener = std::function<void(const QList<Event> &events)>;

    static Result<std::unique_ptr<LibraryStore>> open(const QString &file, EventListener listener);
    ~LibraryStore();

    const QString &epoch() const { return m_epoch; }

    /// function: (Database &) -> Result<T>
    template <typename Function>
    [[nodiscard]] auto read(Function function)
    {
        using ResultType = std::invoke_result_t<Function, Database &>;
        return m_executor.run([this, function = std::move(function)]() mutable -> ResultType { return function(*m_database); });
    }

    /// function: (Transaction &) -> Result<T>; committed when it succeeds, and then afterCommit is called, on the store's
    /// thread: for wake-ups that nobody must see before the change.
    template <typename Function>
    [[nodiscard]] auto change(Function function, Durability durability = Durability::Full, std::function<void()> afterCommit = [] {})
    {
        using ResultType = std::invoke_result_t<Function, Transaction &>;
        return m_executor.run(
            [this, function = std::move(function), durability, afterCommit = std::move(afterCommit)]() mutable -> ResultType {
                Result<Transaction> transaction = Transaction::begin(*m_database, durability);
                if (!transaction) return fail(std::move(transaction.error()));
                ResultType result = function(*transaction);
                if (!result) return result;
                if (Result<void> committed = transaction->commit(); !committed) return fail(std::move(committed.error()));
                tellEvents();
                afterCommit();
                return result;
            });
    }

    /// Finishes the running call, answers the waiting ones with Cancelled and closes the database.
    void close();

private:
    LibraryStore() = default;
    void tellEvents();

    std::unique_ptr<Database> m_database;  ///< used on the executor's thread only
    QString m_epoch;
    quint64 m_told = 0;  ///< the last event that the listener has seen
    bool m_hasNews = false;
    EventListener m_listener;
    ClosableExecutor m_executor{QStringLiteral("library-sql")};
};

}  // namespace chalkreel
