#include "server/controllers/jobs_controller.h"

#include "core/model/json_input.h"
#include "server/api/reply.h"
#include "server/controllers/job_json.h"
#include "server/controllers/job_requests.h"
#include "server/controllers/page_reply.h"

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

Result<QDateTime> queryTime(const ApiRequest &request, QLatin1StringView name)
{
    if (!request.hasQuery(name)) return QDateTime{};
    const QDateTime time = QDateTime::fromString(request.query(name), Qt::ISODateWithMs);
    if (!time.isValid())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("“%1” has to be a time as in 2024-01-31T12:00:00Z.").arg(name));
    return time;
}

Result<std::optional<AssetId>> queryAsset(const ApiRequest &request)
{
    const QString text = request.query("video_id"_L1);
    if (text.isEmpty()) return std::optional<AssetId>{};
    const AssetId id = AssetId::fromString(text);
    if (id.isNull()) return fail(ErrorCode::InvalidArgument, QStringLiteral("“video_id” has to be an id: a UUID."));
    return id;
}

Result<JobQuery> queryOf(const ApiRequest &request)
{
    JobQuery query;
    if (Result<void> read = readPaging(request, query); !read) return fail(std::move(read.error()));
    const auto state = request.queryEnum<JobState>(request.hasQuery("status_filter"_L1) ? "status_filter"_L1 : "status"_L1);
    if (!state) return fail(state.error());
    const auto type = request.queryEnum<JobType>("job_type"_L1);
    if (!type) return fail(type.error());
    const auto asset = queryAsset(request);
    if (!asset) return fail(asset.error());
    const auto from = queryTime(request, "created_from"_L1);
    if (!from) return fail(from.error());
    const auto until = queryTime(request, "created_until"_L1);
    if (!until) return fail(until.error());
    query.state = *state;
    query.type = *type;
    query.asset = *asset;
    query.createdFrom = *from;
    query.createdUntil = *until;
    return query;
}

struct BulkJobs
{
    QList<JobId> ids;
    int total = 0;  ///< that the request means, those beyond kMostBulkJobs too
};

Result<BulkJobs> jobsOf(VisibleLibrary &library, const BulkRequest &request)
{
    if (request.ids) return BulkJobs{*request.ids, static_cast<int>(request.ids->size())};
    BulkJobs jobs;
    JobQuery query = *request.filter;
    query.owner = library.owner();
    query.limit = kLargestPage;
    while (query.offset < kMostBulkJobs) {
        const Result<Page<Job>> page = waitFor(library.backend().jobs().list(query));
        if (!page) return fail(page.error());
        for (const Job &job : page->items) jobs.ids.append(job.id);
        jobs.total = page->total;
        query.offset += kLargestPage;
        if (query.offset >= page->total) break;
    }
    return jobs;
}

/// Nothing when it was done.
std::optional<Error> perform(VisibleLibrary &library, BulkAction action, JobId id)
{
    if (const Result<Job> job = library.job(id); !job) return job.error();
    JobService &jobs = library.backend().jobs();
    const auto errorOf = [](const auto &result) { return result ? std::nullopt : std::optional{result.error()}; };
    switch (action) {
    case BulkAction::Cancel: return errorOf(waitFor(jobs.cancel(id)));
    case BulkAction::Retry: return errorOf(waitFor(jobs.retry(id)));
    case BulkAction::Delete: return errorOf(waitFor(jobs.remove({id})));
    }
    return Error{};
}

}  // namespace

JobsController::JobsController(Backend &backend)
    : m_backend{backend}
{
}

void JobsController::addTo(RouteTable &table)
{
    table.add({"POST",
               "/api/v1/jobs",
               Access::Coach,
               [this](const ApiRequest &request) { return create(request); },
               {.operation = "createJob",
                .tag = "jobs",
                .summary = "Have something made of a video",
                .request = "JobCreate",
                .response = "Job",
                .status = 201},
               64 << 10});
    table.add({"GET",
               "/api/v1/jobs",
               Access::Viewer,
               [this](const ApiRequest &request) { return list(request); },
               {.operation = "listJobs",
                .tag = "jobs",
                .summary = "Jobs, newest first",
                .query = "status_filter job_type video_id created_from created_until limit offset",
                .response = "JobPage"},
               0});
    table.add({"POST",
               "/api/v1/jobs/bulk",
               Access::Coach,
               [this](const ApiRequest &request) { return bulk(request); },
               {.operation = "changeJobs",
                .tag = "jobs",
                .summary = "Cancel, retry or delete many jobs",
                .request = "JobBulk",
                .response = "JobBulkResult"},
               256 << 10});
    table.add({"GET",
               "/api/v1/jobs/{id}",
               Access::Viewer,
               [this](const ApiRequest &request) { return show(request); },
               {.operation = "getJob", .tag = "jobs", .summary = "A job with its result", .response = "Job"},
               0});
    table.add({"PATCH",
               "/api/v1/jobs/{id}",
               Access::Coach,
               [this](const ApiRequest &request) { return setPriority(request); },
               {.operation = "setJobPriority",
                .tag = "jobs",
                .summary = "Let a job run sooner or later",
                .request = "JobPatch",
                .response = "Job"},
               64 << 10});
    table.add({"DELETE",
               "/api/v1/jobs/{id}",
               Access::Coach,
               [this](const ApiRequest &request) { return remove(request); },
               {.operation = "deleteJob", .tag = "jobs", .summary = "Take an ended job off the list", .status = 204},
               64 << 10});
    table.add(
        {"GET",
         "/api/v1/jobs/{id}/status",
         Access::Viewer,
         [this](const ApiRequest &request) { return status(request); },
         {.operation = "getJobStatus", .tag = "jobs", .summary = "How a job stands, in a work queue's words", .response = "JobQueueStatus"},
         0});
    table.add({"GET",
               "/api/v1/jobs/{id}/events",
               Access::Viewer,
               [this](const ApiRequest &request) { return events(request); },
               {.operation = "listJobEvents", .tag = "jobs", .summary = "What happened to a job", .response = "JobEvents"},
               0});
    table.add({"POST",
               "/api/v1/jobs/{id}/cancel",
               Access::Coach,
               [this](const ApiRequest &request) { return cancel(request); },
               {.operation = "cancelJob", .tag = "jobs", .summary = "Stop a job that has not ended", .response = "Job"},
               64 << 10});
    table.add({"POST",
               "/api/v1/jobs/{id}/retry",
               Access::Coach,
               [this](const ApiRequest &request) { return retry(request); },
               {.operation = "retryJob", .tag = "jobs", .summary = "Run a failed or cancelled job again", .response = "Job"},
               64 << 10});
}

Result<HttpReply> JobsController::create(const ApiRequest &request)
{
    const Result<QJsonObject> body = request.json();
    if (!body) return fail(body.error());
    Result<JobSpec> spec = jobSpecFromJson(*body);
    if (!spec) return fail(std::move(spec.error()));
    if (const auto asset = libraryOf(request).asset(spec->asset); !asset) return fail(asset.error());
    spec->idempotencyKey = QString::fromUtf8(request.head.value("Idempotency-Key"));
    spec->submitter = request.principal.owner();
    const Result<Job> job = waitFor(m_backend.jobs().submit(*spec));
    if (!job) return fail(job.error());
    HttpReply reply = jsonReply(jobJson(*job), 201);
    reply.with("X-Job-Id", job->id.toString().toLatin1());
    return reply.with("Location", "/api/v1/jobs/" + job->id.toString().toLatin1());
}

Result<HttpReply> JobsController::list(const ApiRequest &request)
{
    Result<JobQuery> query = queryOf(request);
    if (!query) return fail(std::move(query.error()));
    query->owner = libraryOf(request).owner();
    const Result<Page<Job>> page = waitFor(m_backend.jobs().list(*query));
    if (!page) return fail(page.error());
    return pageReply(*page, *query, jobJson);
}

Result<HttpReply> JobsController::show(const ApiRequest &request)
{
    const Result<JobId> id = request.id<JobId>();
    if (!id) return fail(id.error());
    const Result<Job> job = libraryOf(request).job(*id);
    if (!job) return fail(job.error());
    return jsonReply(jobJson(*job));
}

Result<HttpReply> JobsController::status(const ApiRequest &request)
{
    const Result<JobId> id = request.id<JobId>();
    const Result<Job> job = id ? libraryOf(request).job(*id) : Result<Job>{fail(id.error())};
    if (job) return jsonReply(jobStatusJson(*job));
    if (job.error().code != ErrorCode::NotFound) return fail(job.error());
    // Seed 002 has a word for it, so that its clients read an answer and not an error.
    return jsonReply(unknownJobStatusJson(), 404);
}

Result<HttpReply> JobsController::events(const ApiRequest &request)
{
    const Result<JobId> id = request.id<JobId>();
    if (!id) return fail(id.error());
    if (const auto job = libraryOf(request).job(*id); !job) return fail(job.error());
    const Result<QList<JobLogEntry>> log = waitFor(m_backend.jobs().log(*id));
    if (!log) return fail(log.error());
    QJsonArray items;
    for (const JobLogEntry &entry : *log) items.append(jobLogJson(entry));
    return jsonReply(QJsonObject{{u"items"_s, items}, {u"total"_s, items.size()}});
}

Result<HttpReply> JobsController::cancel(const ApiRequest &request)
{
    const Result<JobId> id = request.id<JobId>();
    if (!id) return fail(id.error());
    if (const auto job = libraryOf(request).job(*id); !job) return fail(job.error());
    const Result<Job> cancelled = waitFor(m_backend.jobs().cancel(*id));
    if (!cancelled) return fail(cancelled.error());
    return jsonReply(jobJson(*cancelled));
}

Result<HttpReply> JobsController::retry(const ApiRequest &request)
{
    const Result<JobId> id = request.id<JobId>();
    if (!id) return fail(id.error());
    if (const auto job = libraryOf(request).job(*id); !job) return fail(job.error());
    const Result<Job> queued = waitFor(m_backend.jobs().retry(*id));
    if (!queued) return fail(queued.error());
    return jsonReply(jobJson(*queued));
}

Result<HttpReply> JobsController::setPriority(const ApiRequest &request)
{
    const Result<JobId> id = request.id<JobId>();
    if (!id) return fail(id.error());
    if (const auto job = libraryOf(request).job(*id); !job) return fail(job.error());
    const Result<QJsonObject> body = request.json();
    if (!body) return fail(body.error());
    if (Result<void> named = ApiRequest::checkNames(*body, {u"priority"_s}); !named) return fail(std::move(named.error()));
    JsonInput input{*body};
    input.require("priority"_L1);
    const int priority = input.wholeNumber("priority"_L1).value_or(kDefaultPriority);
    if (Result<void> read = input.result(); !read) return fail(std::move(read.error()));
    const Result<Job> changed = waitFor(m_backend.jobs().setPriority(*id, priority));
    if (!changed) return fail(changed.error());
    return jsonReply(jobJson(*changed));
}

Result<HttpReply> JobsController::remove(const ApiRequest &request)
{
    const Result<JobId> id = request.id<JobId>();
    if (!id) return fail(id.error());
    if (const auto job = libraryOf(request).job(*id); !job) return fail(job.error());
    if (Result<void> removed = waitFor(m_backend.jobs().remove({*id})); !removed) return fail(std::move(removed.error()));
    return emptyReply();
}

Result<HttpReply> JobsController::bulk(const ApiRequest &request)
{
    const Result<QJsonObject> body = request.json();
    if (!body) return fail(body.error());
    const Result<BulkRequest> wanted = bulkRequestFromJson(*body);
    if (!wanted) return fail(wanted.error());
    VisibleLibrary library = libraryOf(request);
    const Result<BulkJobs> jobs = jobsOf(library, *wanted);
    if (!jobs) return fail(jobs.error());
    QJsonArray done;
    QJsonArray refused;
    for (const JobId &id : jobs->ids) {
        const std::optional<Error> error = perform(library, wanted->action, id);
        // The server is about to stop: say so rather than list them all.
        if (error && error->code == ErrorCode::Cancelled) return fail(*error);
        if (!error) {
            done.append(id.toString());
            continue;
        }
        QJsonObject why = errorToJson(*error, false);
        why.insert("id"_L1, id.toString());
        refused.append(why);
    }
    return jsonReply(QJsonObject{{u"action"_s, QString{nameOf(wanted->action)}},
                                 {u"succeeded"_s, done},
                                 {u"failed"_s, refused},
                                 {u"total"_s, jobs->total},
                                 {u"remaining"_s, jobs->total - static_cast<int>(jobs->ids.size())}});
}

}  // namespace chalkreel
