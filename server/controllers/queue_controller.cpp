#include "server/controllers/queue_controller.h"

#include "server/api/reply.h"
#include "server/controllers/job_json.h"
#include "server/controllers/visible_library.h"

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

constexpr char kStatus[] = "/api/v1/jobs/queue/status";
constexpr char kClear[] = "/api/v1/jobs/queue/clear";
constexpr char kStatistics[] = "/api/v1/jobs/statistics";

qint64 busyWorkers(const QueueStatus &status)
{
    return std::ranges::count_if(status.workers, [](const WorkerStatus &worker) { return worker.job.has_value(); });
}

/// What others' jobs are is not told, only that there is one.
QJsonObject workerJson(const WorkerStatus &worker, const VisibleLibrary &library)
{
    const bool isShown = worker.job && library.sees(*worker.job);
    return {{u"name"_s, worker.name},
            {u"status"_s, worker.job ? u"busy"_s : u"idle"_s},
            {u"looking_only"_s, worker.isLookingOnly},
            {u"job_id"_s, isShown ? QJsonValue{worker.job->id.toString()} : QJsonValue{}},
            {u"job"_s, isShown ? QJsonValue{jobJson(*worker.job)} : QJsonValue{}},
            {u"since"_s, JsonCodec<QDateTime>::write(worker.since)}};
}

}  // namespace

QueueController::QueueController(Backend &backend)
    : m_backend{backend}
{
}

void QueueController::addTo(RouteTable &table)
{
    const auto addBoth = [&](const char *method, const char *path, const char *aliasPath, Access access, const ApiHandler &handler,
                             const RouteDoc &doc, const char *aliasOperation) {
        table.add({method, path, access, handler, doc, 0});
        RouteDoc aliasDoc = doc;
        aliasDoc.operation = aliasOperation;
        table.add({method, aliasPath, access, handler, aliasDoc, 0, path});
    };
    addBoth(
        "GET", kStatus, "/api/v1/queue/status", Access::Viewer, [this](const ApiRequest &request) { return status(request); },
        {.operation = "getQueueStatus", .tag = "jobs", .summary = "How much work waits and runs", .response = "QueueStatus"},
        "getQueueStatusAlias");
    addBoth(
        "DELETE", kClear, "/api/v1/queue/clear", Access::Coach, [this](const ApiRequest &request) { return clear(request); },
        {.operation = "clearQueue", .tag = "jobs", .summary = "Cancel all that has not begun", .response = "QueueCleared"},
        "clearQueueAlias");
    addBoth(
        "GET", kStatistics, "/api/v1/statistics", Access::Viewer, [this](const ApiRequest &request) { return statistics(request); },
        {.operation = "getJobStatistics", .tag = "jobs", .summary = "What became of the jobs", .response = "JobStatistics"},
        "getJobStatisticsAlias");
    table.add({"GET",
               "/api/v1/workers",
               Access::Viewer,
               [this](const ApiRequest &request) { return workers(request); },
               {.operation = "listWorkers", .tag = "jobs", .summary = "Who works on what", .response = "WorkerList"},
               0});
}

Result<HttpReply> QueueController::status(const ApiRequest &)
{
    const Result<QueueStatus> status = waitFor(m_backend.jobs().queueStatus());
    if (!status) return fail(status.error());
    const QJsonObject counts = countsJson(status->byState);
    return jsonReply(QJsonObject{{u"queue_running"_s, !status->workers.isEmpty()},
                                 {u"pending_jobs"_s, counts.value(nameOf(JobState::Pending)).toInt()},
                                 {u"queued_jobs"_s, counts.value(nameOf(JobState::Queued)).toInt()},
                                 {u"processing_jobs"_s, counts.value(nameOf(JobState::Processing)).toInt()},
                                 {u"by_status"_s, counts},
                                 {u"queues"_s, JsonCodec<QList<QueueDepth>>::write(status->queues)},
                                 {u"worker_queues"_s, JsonCodec<QStringList>::write(status->workerQueues)},
                                 {u"workers"_s, status->workers.size()},
                                 {u"active_workers"_s, busyWorkers(*status)},
                                 {u"started_at"_s, JsonCodec<QDateTime>::write(status->started)},
                                 {u"uptime_seconds"_s, status->started.secsTo(QDateTime::currentDateTimeUtc())}});
}

Result<HttpReply> QueueController::clear(const ApiRequest &request)
{
    const VisibleLibrary library{m_backend, request.principal};
    const Result<int> cleared = waitFor(m_backend.jobs().clearQueue(library.owner()));
    if (!cleared) return fail(cleared.error());
    return jsonReply(
        QJsonObject{{u"cleared"_s, *cleared}, {u"message"_s, QStringLiteral("Cancelled %1 jobs that had not begun.").arg(*cleared)}});
}

Result<HttpReply> QueueController::statistics(const ApiRequest &request)
{
    const VisibleLibrary library{m_backend, request.principal};
    const Result<JobStatistics> figures = waitFor(m_backend.jobs().statistics(library.owner()));
    if (!figures) return fail(figures.error());
    QJsonObject json = toJson(*figures);
    json.remove("by_state"_L1);
    json.insert("by_status"_L1, countsJson(figures->byState));
    json.insert("by_type"_L1, countsJson(figures->byType));
    return jsonReply(json);
}

Result<HttpReply> QueueController::workers(const ApiRequest &request)
{
    const Result<QueueStatus> status = waitFor(m_backend.jobs().queueStatus());
    if (!status) return fail(status.error());
    const VisibleLibrary library{m_backend, request.principal};
    QJsonArray items;
    for (const WorkerStatus &worker : status->workers) items.append(workerJson(worker, library));
    return jsonReply(QJsonObject{{u"items"_s, items}, {u"total"_s, items.size()}, {u"active"_s, busyWorkers(*status)}});
}

}  // namespace chalkreel
