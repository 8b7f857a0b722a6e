#pragma once

#include "core/local/library_store.h"
#include "core/queue/job_store.h"

namespace chalkreel {

/// The workers' view of the library's database.
class LocalJobStore final : public JobStore
{
public:
    /// `queues`: of which jobs are taken.
    LocalJobStore(LibraryStore &store, QStringList queues);

    Result<std::optional<JobClaim>> claimNext(JobPart part, const QString &owner, std::chrono::milliseconds lease) override;
    Result<void> extendLease(const JobClaim &claim, std::chrono::milliseconds lease) override;
    Result<void> setProgress(const JobClaim &claim, const PipelineProgress &progress) override;
    Result<void> complete(const JobClaim &claim) override;
    Result<void> failForGood(const JobClaim &claim, const Error &error) override;
    Result<void> retryLater(const JobClaim &claim, const Error &error, const QDateTime &notBefore) override;
    Result<void> setAside(const JobClaim &claim) override;
    Result<bool> forgiveLoss(const JobClaim &claim, const QString &step) override;
    Result<void> giveBack(const JobClaim &claim) override;
    Result<void> releaseExpired() override;
    Result<std::optional<QDateTime>> nextStart() override;

private:
    LibraryStore &m_store;
    QStringList m_queues;
};

}  // namespace chalkreel
