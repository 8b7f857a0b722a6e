#pragma once

#include "core/queue/job_runner.h"

#include <QDateTime>

namespace chalkreel {

/// What a worker asks of the database. Blocking; safe to call from several threads. Whoever no longer holds the job meets
/// Conflict.
class JobStore
{
public:
    virtual ~JobStore() = default;

    /// The next job whose time has come, now leased to `owner`; nothing when there is none. For a first look: the next
    /// that nobody has looked into.
    virtual Result<std::optional<JobClaim>> claimNext(JobPart part, const QString &owner, std::chrono::milliseconds lease) = 0;
    virtual Result<void> extendLease(const JobClaim &claim, std::chrono::milliseconds lease) = 0;
    virtual Result<void> setProgress(const JobClaim &claim, const PipelineProgress &progress) = 0;

    virtual Result<void> complete(const JobClaim &claim) = 0;
    virtual Result<void> failForGood(const JobClaim &claim, const Error &error) = 0;
    virtual Result<void> retryLater(const JobClaim &claim, const Error &error, const QDateTime &notBefore) = 0;
    /// Queued again after its first look: the rest waits for its turn.
    virtual Result<void> setAside(const JobClaim &claim) = 0;
    /// The process that ran this step is gone. True: queued again as if this attempt had not been, for once may be chance;
    /// false when the job lost one in this step before.
    virtual Result<bool> forgiveLoss(const JobClaim &claim, const QString &step) = 0;
    /// Queued again as if this attempt had not been.
    virtual Result<void> giveBack(const JobClaim &claim) = 0;

    /// Puts the jobs of lost workers back (or fails them, when that was their last attempt).
    virtual Result<void> releaseExpired() = 0;
    /// When the first waiting job may start; nothing when none waits.
    virtual Result<std::optional<QDateTime>> nextStart() = 0;
};

}  // namespace chalkreel
