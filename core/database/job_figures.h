#pragma once

#include "core/database/database.h"
#include "core/model/job_statistics.h"

namespace chalkreel {

/// Counts and times over all jobs that are on the list.
class JobFigures
{
public:
    /// `now` says when the last 24 hours end.
    static Result<JobStatistics> statistics(Database &database, const QDateTime &now, const std::optional<QString> &owner);
    /// By queue: what has not ended.
    static Result<QList<QueueDepth>> depths(Database &database);
    /// All states, zeros too, in the order of JobState.
    static Result<QList<NamedCount>> byState(Database &database, const std::optional<QString> &owner);
};

}  // namespace chalkreel
