#include "core/local/local_job_service.h"

#include "core/database/asset_repository.h"
#include "core/database/idempotency_keys.h"
#include "core/database/job_figures.h"
#include "core/database/job_history.h"
#include "core/database/job_repository.h"
#include "core/local/asset_outcome.h"
#include "core/local/stop_jobs.h"
#include "core/model/audio_extraction.h"

#include <QCoreApplication>

#include <algorithm>

namespace chalkreel {
namespace {

Result<void> checkOptions(JobType type, const QJsonObject &json)
{
    if (type == JobType::AudioExtraction) {
        const Result<AudioExtractionOptions> options = audioExtractionOptionsFromJson(json);
        return options ? Result<void>{} : fail(options.error());
    }
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
    if (Result<void> valid = checkOptions(spec.type, spec.options); !valid) return readyResult(Result<Job>{fail(std::move(valid.error()))});
    return m_library.store->change(
        [spec, attempts = m_library.settings.maxProcessingAttempts](Transaction &transaction) -> Result<Job> {
            const QDateTime now = QDateTime::currentDateTimeUtc();
            const Result<std::optional<JobId>> earlier = IdempotencyKeys::find(transaction, spec, now);
            if (!earlier) return fail(earlier.error());
            if (*earlier) return JobRepository::get(transaction.database(), **earlier);
            const Result<Asset> asset = assetInUse(transaction, spec.asset);
            if (!asset) return fail(asset.error());
            if (Result<void> shown = showAsProcessing(transaction, *asset); !shown) return fail(std::move(shown.error()));
            Result<Job> job = JobRepository::insert(transaction, spec, attempts);
            if (!job) return job;
            if (Result<void> kept = IdempotencyKeys::remember(transaction, spec, job->id, now); !kept) return fail(kept.error());
            return job;
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

Async<int> LocalJobService::clearQueue(const std::optional<QString> &owner)
{
    return m_library.store->change([=](Transaction &transaction) -> Result<int> {
        const Result<QList<JobId>> waiting = JobRepository::waiting(transaction.database(), owner);
        if (!waiting) return fail(waiting.error());
        for (const JobId &job : *waiting) {
            const Result<Job> cancelled = JobRepository::cancel(transaction, job);
            if (!cancelled) return fail(cancelled.error());
            if (Result<void> settled = settleAsset(transaction, *cancelled); !settled) return fail(std::move(settled.error()));
        }
        return static_cast<int>(waiting->size());
    });
}

Async<JobStatistics> LocalJobService::statistics(const std::optional<QString> &owner)
{
    return m_library.store->read(
        [=](Database &database) { return JobFigures::statistics(database, QDateTime::currentDateTimeUtc(), owner); });
}

Async<QueueStatus> LocalJobService::queueStatus()
{
    return m_library.store->read([this](Database &database) -> Result<QueueStatus> {
        QueueStatus status;
        Result<QList<QueueDepth>> depths = JobFigures::depths(database);
        if (!depths) return fail(depths.error());
        Result<QList<NamedCount>> states = JobFigures::byState(database, {});
        if (!states) return fail(states.error());
        status.queues = std::move(*depths);
        status.byState = std::move(*states);
        status.workerQueues = m_library.settings.workerQueues;
        for (const QString &queue : std::as_const(status.workerQueues))
            if (std::ranges::find(status.queues, queue, &QueueDepth::queue) == status.queues.end()) status.queues.append({.queue = queue});
        std::ranges::sort(status.queues, {}, &QueueDepth::queue);
        if (m_library.workers) status.workers = m_library.workers->status();
        status.started = m_library.started;
        return status;
    });
}

}  // namespace chalkreel
