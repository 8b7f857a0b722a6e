#pragma once

#include "core/model/queries.h"

namespace chalkreel {

/// What became of the jobs that are on the list. Times are those of the jobs that completed.
struct JobStatistics
{
    int total = 0;
    QList<NamedCount> byState;  ///< all states, zeros too, in the order of JobState
    QList<NamedCount> byType;   ///< all types
    double meanSeconds = 0;     ///< from its first start to its end; 0 while none completed
    double medianSeconds = 0;
    double p95Seconds = 0;
    double successRate = 0;       ///< completed of those that completed or failed, 0 to 1; 0 while there are none
    double completedPerHour = 0;  ///< in the last 24 hours, or since the oldest job when that is later

    static constexpr std::tuple kFields{
        Field<&JobStatistics::total>{"total"},
        Field<&JobStatistics::byState>{"by_state"},
        Field<&JobStatistics::byType>{"by_type"},
        Field<&JobStatistics::meanSeconds>{"mean_seconds"},
        Field<&JobStatistics::medianSeconds>{"median_seconds"},
        Field<&JobStatistics::p95Seconds>{"p95_seconds"},
        Field<&JobStatistics::successRate>{"success_rate"},
        Field<&JobStatistics::completedPerHour>{"completed_per_hour"},
    };
};

/// One worker of this installation.
struct WorkerStatus
{
    QString name;
    bool isLookingOnly = false;  ///< takes first looks into new files, not the long rest
    std::optional<Job> job{};    ///< what it works on, as it was claimed
    QDateTime since;             ///< that it works on it, or waits

    static constexpr std::tuple kFields{
        Field<&WorkerStatus::name>{"name"},
        Field<&WorkerStatus::isLookingOnly>{"looking_only"},
        Field<&WorkerStatus::job>{"job"},
        Field<&WorkerStatus::since>{"since"},
    };
};

/// The jobs of one queue that have not ended.
struct QueueDepth
{
    QString queue;
    int pending = 0;
    int queued = 0;
    int processing = 0;

    static constexpr std::tuple kFields{
        Field<&QueueDepth::queue>{"queue"},
        Field<&QueueDepth::pending>{"pending"},
        Field<&QueueDepth::queued>{"queued"},
        Field<&QueueDepth::processing>{"processing"},
    };
};

/// How it stands with the work now.
struct QueueStatus
{
    QList<QueueDepth> queues;     ///< those that have jobs or workers, by name
    QList<NamedCount> byState;    ///< all states, ended jobs that are still on the list too
    QStringList workerQueues;     ///< of which the workers here take jobs
    QList<WorkerStatus> workers;  ///< empty where this program runs no jobs
    QDateTime started;            ///< when the library was opened: uptime counts from there

    static constexpr std::tuple kFields{
        Field<&QueueStatus::queues>{"queues"},
        Field<&QueueStatus::byState>{"by_state"},
        Field<&QueueStatus::workerQueues>{"worker_queues"},
        Field<&QueueStatus::workers>{"workers"},
        Field<&QueueStatus::started>{"started_at"},
    };
};

}  // namespace chalkreel
