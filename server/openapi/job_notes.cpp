#include "server/openapi/operation_notes.h"

#include <array>

namespace chalkreel {
namespace {

constexpr std::array kNotes{
    OperationNote{"createJob",
                  "The job waits in the queue and is worked on as soon as a worker is free; follow it with `/ws/{id}` or by asking again. "
                  "Videos have to be sent first: addresses are not fetched.",
                  "Idempotency-Key", "Location", "NotFound Conflict"},
    OperationNote{"listJobs", "Newest first, those of one's own videos; an admin sees all.", "", "X-Event-Sequence"},
    OperationNote{"changeJobs",
                  "The jobs are named by their ids or by a filter. Each is done by itself: `failed` tells which were refused and why. One "
                  "request does a thousand; `remaining` says how many a filter fits beyond them."},
    OperationNote{"getJob", "How far it is, and what it made once it is completed."},
    OperationNote{"setJobPriority", "For a job that has not ended. Those that wait long move ahead by themselves.", "", "", "Conflict"},
    OperationNote{"deleteJob", "Completed, failed and cancelled jobs can be taken off the list; what they made stays.", "", "", "Conflict"},
    OperationNote{"getJobStatus",
                  "In the words of a work queue, for clients that were written for one. A job that is not there is answered "
                  "with 404 and the status `not_found`.",
                  "", "", "UnknownJob"},
    OperationNote{"listJobEvents", "Its history: made, claimed, each step, retries, the end."},
    OperationNote{"cancelJob", "One that has begun stops at its next step.", "", "", "Conflict"},
    OperationNote{"retryJob", "Steps that were finished are not done again.", "", "", "Conflict"},
    OperationNote{"getQueueStatus", "Numbers are of everybody's jobs."},
    OperationNote{"clearQueue", "Of one's own jobs; an admin clears everybody's."},
    OperationNote{"getJobStatistics", "Of one's own jobs; an admin's are those of everybody."},
    OperationNote{"listWorkers", "What a worker does for somebody else is not told, only that it is busy."},
};

}  // namespace

std::span<const OperationNote> jobNotes() { return kNotes; }

}  // namespace chalkreel
