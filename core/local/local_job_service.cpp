#include "core/local/local_job_service.h"

#include "core/database/asset_repository.h"
#include "core/database/job_history.h"
#include "core/database/job_repository.h"
#include "core/local/asset_outcome.h"
#include "core/local/stop_jobs.h"

#include <QCoreApplication>

namespace chalkreel {
namespace {

Result<void> checkOptions(const QJsonObject &json)
{
    const Result<ProcessOptions> options = fromJson<ProcessOptions>(json);
    return options ? validate(*options) : fail(options.error());
}

/// An asset whose preparation failed or was cancelled is being prepared again; one that is complete stays ready meanwhile.
Result<void> showAsProcessing(Transaction &transaction, const Asset &asset)
{
    if (asset.status != AssetStatus::Failed && !asset.error) return {};
    const Result<Asset> updated = AssetRepository::setStatus(transaction, asset.id, AssetStatus::Processing);
    if (!updated) return fail(updated.error());
    return {};
}

Result<Asset> assetInUse(Transaction &transaction, AssetId id)
{
    Result<Asset> asset = AssetRepository::get(transaction.database(), id);
    if (asset && asset->isDeleted)
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate("LocalJobService", "“%1” is in the bin. Restore it first.").arg(asset->title));
    return asset;
}

}  // namespace

LocalJobService::LocalJobService(Library &library)
    : m_library{library}
{
}

Async<Job> LocalJobService::submit(const JobSpec &spec)
{
    if (Result<void> valid = checkOptions(spec.options); !valid) return readyResult(Result<Job>{fail(std::move(valid.error()))});
    return m_library.store->change(
        [spec, attempts = m_library.settings.maxProcessingAttempts](Transaction &transaction) -> Result<Job> {
            const Result<Asset> asset = assetInUse(transaction, spec.asset);
            if (!asset) return fail(asset.error());
            if (Result<void> shown = showAsProcessing(transaction, *asset); !shown) return fail(std::move(shown.error()));
            return JobRepository::insert(transaction, spec, attempts);
        },
        Durability::Full, [this] { m_library.queue.wake(); });
}

Async<Page<Job>> LocalJobService::list(const JobQuery &query)
{
    return m_library.store->read([=](Database &database) { return JobRepository::list(database, query); });
}

Async<Job> LocalJobService::get(JobId job)
{
    return m_library.store->read([=](Database &database) { return JobRepository::get(database, job); });
}

Async<QList<JobLogEntry>> LocalJobService::log(JobId job)
{
    return m_library.store->read([=](Database &database) -> Result<QList<JobLogEntry>> {
        const Result<Job> known = JobRepository::get(database, job);
        return known ? JobHistory::entries(database, job) : fail(known.error());
    });
}

Async<Job> LocalJobService::cancel(JobId job)
{
    return m_library.store->change(
        [=](Transaction &transaction) -> Result<Job> {
            Result<Job> cancelled = JobRepository::cancel(transaction, job);
            if (!cancelled) return cancelled;
            if (Result<void> settled = settleAsset(transaction, *cancelled); !settled) return fail(std::move(settled.error()));
            return cancelled;
        },
        Durability::Full, [this, job] { stopJobs(m_library, {job}); });
}

Async<Job> LocalJobService::retry(JobId job)
{
    return m_library.store->change(
        [=](Transaction &transaction) -> Result<Job> {
            Result<Job> queued = JobRepository::retry(transaction, job);
            if (!queued) return queued;
            const Result<Asset> asset = assetInUse(transaction, queued->asset);
            if (!asset) return fail(asset.error());
            if (Result<void> shown = showAsProcessing(transaction, *asset); !shown) return fail(std::move(shown.error()));
            return queued;
        },
        Durability::Full, [this] { m_library.queue.wake(); });
}

Async<Job> LocalJobService::setPriority(JobId job, int priority)
{
    return m_library.store->change([=](Transaction &transaction) { return JobRepository::setPriority(transaction, job, priority); });
}

Async<void> LocalJobService::remove(const QList<JobId> &jobs)
{
    return m_library.store->change([=](Transaction &transaction) { return JobRepository::remove(transaction, jobs); });
}

}  // namespace chalkreel
