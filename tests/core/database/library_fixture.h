#pragma once

#include "core/database/asset_repository.h"
#include "core/database/event_outbox.h"
#include "core/database/job_repository.h"
#include "core/database/library_database.h"

#include <QTemporaryDir>
#include <QTest>

namespace chalkreel {

/// A fresh library in a folder of its own.
class LibraryFixture
{
public:
    LibraryFixture()
        : m_database{openLibrary(path()).value()}
    {
    }

    QString path() const { return m_folder.filePath(QStringLiteral("library.db")); }
    Database &database() { return *m_database; }
    /// Another connection to it, for another thread.
    std::unique_ptr<Database> open() const { return Database::open(path()).value(); }

    /// Runs work(Transaction &) -> Result<T> and commits when it succeeded.
    template <typename Work, typename ResultType = std::invoke_result_t<Work, Transaction &>>
    ResultType change(Work &&work)
    {
        return changeOn(*m_database, std::forward<Work>(work));
    }

    template <typename Work, typename ResultType = std::invoke_result_t<Work, Transaction &>>
    static ResultType changeOn(Database &database, Work &&work)
    {
        Result<Transaction> transaction = Transaction::begin(database, Durability::Relaxed);
        if (!transaction) return fail(transaction.error());
        ResultType result = work(*transaction);
        if (!result) return result;
        if (Result<void> committed = transaction->commit(); !committed) return fail(committed.error());
        return result;
    }

    Asset addAsset(const QString &title, const std::function<void(Asset &)> &adjust = [](Asset &) {})
    {
        Asset asset;
        asset.id = AssetId::create();
        asset.title = title;
        asset.name = title + QStringLiteral(".mp4");
        adjust(asset);
        return must(change([&](Transaction &t) { return AssetRepository::insert(t, asset); }));
    }

    Job addJob(const Asset &asset, int priority = kDefaultPriority, int maxAttempts = 3)
    {
        JobSpec spec;
        spec.asset = asset.id;
        spec.priority = priority;
        return must(change([&](Transaction &t) { return JobRepository::insert(t, spec, maxAttempts); }));
    }

    QList<Event> events(quint64 since = 0)
    {
        return EventOutbox::since(database(), libraryInfo(database()).value().epoch, since, 1'000'000).value();
    }

private:
    /// What a test stands on; the reason in words when it is not there.
    template <typename T>
    static T must(Result<T> result)
    {
        if (!result) qFatal("%s %s", qPrintable(result.error().message), qPrintable(result.error().detail));
        return std::move(*result);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
};

}  // namespace chalkreel

/// Has to be a failure with this code.
#define CHALKREEL_COMPARE_ERROR(result, expected)                                                                                          \
    do {                                                                                                                                   \
        const auto &checkedResult = (result);                                                                                              \
        QVERIFY2(!checkedResult.has_value(), "succeeded");                                                                                 \
        QVERIFY2(checkedResult.error().code == (expected),                                                                                 \
                 qPrintable(QString{nameOf(checkedResult.error().code)} + u' ' + checkedResult.error().message + u' ' +                    \
                            checkedResult.error().detail));                                                                                \
    } while (false)
/// Fails with the error's own words.
#define CHALKREEL_VERIFY_OK(result)                                                                                                        \
    do {                                                                                                                                   \
        const auto &checkedResult = (result);                                                                                              \
        QVERIFY2(checkedResult.has_value(),                                                                                                \
                 qPrintable(checkedResult.has_value() ? QString{} : checkedResult.error().message + u' ' + checkedResult.error().detail)); \
    } while (false)
