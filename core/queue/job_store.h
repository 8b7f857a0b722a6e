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

    /// The next job whose time has come, now leased to `owner`; nothing when there is none.
    virtual Result<std::optional<JobClaim>> claimNext(const QString &owner, std::chrono::milliseconds lease) = 0;
    virtual Result<void> extendLease(const JobClaim &claim, std::chrono::milliseconds lease) = 0;
    virtual Result<void> setProgress(const JobClaim &claim, const PipelineProgress &progress) = 0;

    virtual Result<void> complete(const JobClaim &claim) = 0;
    virtual Result<void> failForGood(const JobClaim &claim, const Error &error) = 0;
    virtual Result<void> retryLater(const JobClaim &claim, const Error &error, const QDateTime &notBefore) = 0;
    /// Queued again as if this attempt had not been.
    virtual Result<void> giveBack(const JobClaim &claim) = 0;

    /// Puts the jobs of lost workers back (or fails them, when that was their last attempt).
    virtual Result<void> releaseExpired() = 0;
    /// When the first waiting job may start; nothing when none waits.
    virtual Result<std::optional<QDateTime>> nextStart() = 0;
};

}  // namespace chalkreel
