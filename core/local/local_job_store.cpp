#include "core/local/local_job_store.h"

#include "core/database/job_repository.h"
#include "core/local/asset_outcome.h"
#include "core/local/job_result.h"

namespace chalkreel {
namespace {

Result<void> discardValue(const auto &result)
{
    if (!result) return fail(result.error());
    return {};
}

}  // namespace

LocalJobStore::LocalJobStore(LibraryStore &store, QStringList queues)
    : m_store{store}
    , m_queues{std::move(queues)}
{
}

Result<std::optional<JobClaim>> LocalJobStore::claimNext(JobPart part, const QString &owner, std::chrono::milliseconds lease)
{
    return waitFor(m_store.change(
        [&](Transaction &transaction) -> Result<std::optional<JobClaim>> {
            const Result<std::optional<Job>> job =
                JobRepository::claimNext(transaction, part, m_queues, owner, QDateTime::currentDateTimeUtc(), lease);
            if (!job) return fail(job.error());
            if (!*job) return std::optional<JobClaim>{};
            return JobClaim{**job, owner, part};
        },
        Durability::Relaxed));
}

Result<void> LocalJobStore::extendLease(const JobClaim &claim, std::chrono::milliseconds lease)
{
    return waitFor(m_store.change(
        [&](Transaction &transaction) {
            return JobRepository::extendLease(transaction, claim.job.id, claim.owner, QDateTime::currentDateTimeUtc(), lease);
        },
        Durability::Relaxed));
}

Result<void> LocalJobStore::setProgress(const JobClaim &claim, const PipelineProgress &progress)
{
    return waitFor(m_store.change(
        [&](Transaction &transaction) -> Result<void> {
            return discardValue(JobRepository::setProgress(
                transaction, claim.job.id, claim.owner,
                {.percent = progress.percent, .step = progress.step, .speed = progress.speed, .secondsLeft = progress.secondsLeft}));
        },
        Durability::Relaxed));
}

Result<void> LocalJobStore::complete(const JobClaim &claim)
{
    return waitFor(m_store.change([&](Transaction &transaction) -> Result<void> {
        const Result<QJsonObject> result = jobResult(transaction.database(), claim.job.id);
        if (!result) return fail(result.error());
        const Result<Job> job = JobRepository::complete(transaction, claim.job.id, claim.owner, *result);
        return job ? settleAsset(transaction, *job) : fail(job.error());
    }));
}

Result<void> LocalJobStore::failForGood(const JobClaim &claim, const Error &error)
{
    return waitFor(m_store.change([&](Transaction &transaction) -> Result<void> {
        const Result<Job> job = JobRepository::failForGood(transaction, claim.job.id, claim.owner, error);
        return job ? settleAsset(transaction, *job) : fail(job.error());
    }));
}

Result<void> LocalJobStore::retryLater(const JobClaim &claim, const Error &error, const QDateTime &notBefore)
{
    return waitFor(m_store.change([&](Transaction &transaction) -> Result<void> {
        return discardValue(JobRepository::retryLater(transaction, claim.job.id, claim.owner, error, notBefore));
    }));
}

Result<void> LocalJobStore::setAside(const JobClaim &claim)
{
    return waitFor(m_store.change([&](Transaction &transaction) -> Result<void> {
        return discardValue(JobRepository::setAside(transaction, claim.job.id, claim.owner));
    }));
}

Result<bool> LocalJobStore::forgiveLoss(const JobClaim &claim, const QString &step)
{
    return waitFor(
        m_store.change([&](Transaction &transaction) { return JobRepository::forgiveLoss(transaction, claim.job.id, claim.owner, step); }));
}

Result<void> LocalJobStore::giveBack(const JobClaim &claim)
{
    return waitFor(m_store.change([&](Transaction &transaction) -> Result<void> {
        return discardValue(JobRepository::giveBack(transaction, claim.job.id, claim.owner));
    }));
}

Result<void> LocalJobStore::releaseExpired()
{
    return waitFor(m_store.change(
        [](Transaction &transaction) -> Result<void> {
            const Result<QList<Job>> jobs = JobRepository::releaseExpired(transaction, QDateTime::currentDateTimeUtc());
            return jobs ? settleAssets(transaction, *jobs) : fail(jobs.error());
        },
        Durability::Relaxed));
}

Result<std::optional<QDateTime>> LocalJobStore::nextStart()
{
    return waitFor(m_store.read([this](Database &database) -> Result<std::optional<QDateTime>> {
        const Result<QDateTime> next = JobRepository::nextStart(database, m_queues);
        if (!next) return fail(next.error());
        return next->isValid() ? std::optional{*next} : std::nullopt;
    }));
}

}  // namespace chalkreel
