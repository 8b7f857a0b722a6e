#pragma once

#include "core/database/transaction.h"
#include "core/model/job.h"

namespace chalkreel {

/// Which requests for a job were made before, under the key that their submitter gave them. A key is forgotten with its
/// job, and kIdempotencyHours after it was used first.
class IdempotencyKeys
{
public:
    /// The job of the first time; nothing for a new key or a request without one. Conflict when the key stood for another
    /// request.
    static Result<std::optional<JobId>> find(Transaction &transaction, const JobSpec &spec, const QDateTime &now);
    static Result<void> remember(Transaction &transaction, const JobSpec &spec, JobId job, const QDateTime &now);
};

}  // namespace chalkreel
