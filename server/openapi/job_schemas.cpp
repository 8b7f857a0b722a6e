#include "server/openapi/model_schemas.h"
#include "server/openapi/schemas.h"

#include "core/model/audio_extraction.h"
#include "core/model/process_options.h"
#include "server/controllers/job_requests.h"
#include "server/controllers/request_bodies.h"

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

QJsonObject wordsOf(std::initializer_list<const char *> words)
{
    QJsonArray array;
    for (const char *word : words) array.append(QLatin1StringView{word});
    return {{u"type"_s, u"string"_s}, {u"enum"_s, array}};
}

QJsonObject priority()
{
    return {{u"type"_s, u"integer"_s},
            {u"minimum"_s, kLowestPriority},
            {u"maximum"_s, kHighestPriority},
            {u"description"_s, u"Higher runs first; each level is worth a quarter of an hour of waiting."_s}};
}

/// The names that seed 003's clients read stand beside ours.
QJsonObject job()
{
    return ObjectSchema::of<Job>()
        .notNull({"id", "asset_id", "created_at"})
        .with("priority", priority())
        .with("job_type", withText(JsonSchema<JobType>::of(), "The same as `type`."))
        .with("status", withText(JsonSchema<JobState>::of(), "The same as `state`."))
        .with("video_id", withText(plainSchema("string", "uuid"), "The same as `asset_id`."))
        .with("video_title", withText(plainSchema("string"), "The same as `asset_title`."))
        .with("error_message", orNull(plainSchema("string")))
        .with("youtube_url", withText(plainSchema("null"), "Kept for clients that read it."))
        .with("transcript", withText(QJsonObject{}, "Null until there are jobs that make one."))
        .with("analysis_results", withText(QJsonObject{}, "Null until there are jobs that make them."))
        .with("generated_clips", withText(plainSchema("array"), "Empty until there are jobs that make them."))
        .describe({{"progress", "Percent; never goes back, except when a person retries the job."},
                   {"step", "The step at work; empty before the first."},
                   {"speed", "Seconds of the video worked through per second; 0 while unknown."},
                   {"seconds_left", "-1 while unknown."},
                   {"owner", "User id of whose video it is."},
                   {"client_id", "The client that asked for it, as it calls itself."},
                   {"result", "What a completed job made, by its type; empty until then."},
                   {"not_before", "A retry waits until then."}})
        .json();
}

/// All names that the jobs know, and those of seed 003's clients.
QJsonObject jobOptions()
{
    QJsonObject properties;
    for (const QJsonObject &part : {ObjectSchema::inputOf<SeedOptions>().json(), ObjectSchema::inputOf<ProcessOptions>().json(),
                                    ObjectSchema::inputOf<AudioExtractionOptions>().json()}) {
        const QJsonObject some = part.value("properties"_L1).toObject();
        for (auto it = some.begin(); it != some.end(); ++it) properties.insert(it.key(), it.value());
    }
    return {{u"type"_s, u"object"_s},
            {u"properties"_s, properties},
            {u"additionalProperties"_s, false},
            {u"description"_s, u"A job takes those that it knows: `renditions`, `contrast` and `sharpness` for process and enhancement, "
                               "`audio_format`, `audio_quality`, `sample_rate` and `channels` for audio_extraction."_s}};
}

QJsonObject jobCreate()
{
    return ObjectSchema{}
        .with("video_id", plainSchema("string", "uuid"))
        .with("job_type", JsonSchema<JobType>::of())
        .withOptional("priority", priority())
        .withOptional("options", schemaRef("JobOptions"))
        .withOptional("client_id", withText(plainSchema("string"), "Where its status is told: /ws/{client_id}."))
        .refuseOthers()
        .example({{u"video_id"_s, u"0190a6b0-7c4e-7b3a-9d55-3f1d2c4b5a69"_s}, {u"job_type"_s, u"enhancement"_s}, {u"priority"_s, 5}})
        .json();
}

QJsonObject jobFilter()
{
    return ObjectSchema{}
        .withOptional("status", JsonSchema<JobState>::of())
        .withOptional("job_type", JsonSchema<JobType>::of())
        .withOptional("video_id", plainSchema("string", "uuid"))
        .withOptional("created_from", withText(plainSchema("string", "date-time"), "At or after."))
        .withOptional("created_until", withText(plainSchema("string", "date-time"), "Before."))
        .refuseOthers()
        .json();
}

QJsonObject jobBulk()
{
    QJsonObject ids = arrayOf(plainSchema("string", "uuid"));
    ids.insert("minItems"_L1, 1);
    ids.insert("maxItems"_L1, kMostBulkJobs);
    QJsonObject schema = ObjectSchema{}
                             .with("action", JsonSchema<BulkAction>::of())
                             .withOptional("ids", ids)
                             .withOptional("filter", schemaRef("JobFilter"))
                             .refuseOthers()
                             .json();
    schema.insert("oneOf"_L1,
                  QJsonArray{QJsonObject{{u"required"_s, QJsonArray{u"ids"_s}}}, QJsonObject{{u"required"_s, QJsonArray{u"filter"_s}}}});
    return schema;
}

QJsonObject jobBulkResult()
{
    const QJsonObject refused = ObjectSchema{}
                                    .with("id", plainSchema("string", "uuid"))
                                    .with("code", JsonSchema<ErrorCode>::of())
                                    .with("message", plainSchema("string"))
                                    .json();
    return ObjectSchema{}
        .with("action", JsonSchema<BulkAction>::of())
        .with("succeeded", arrayOf(plainSchema("string", "uuid")))
        .with("failed", arrayOf(refused))
        .with("total", withText(plainSchema("integer"), "That the request means."))
        .with("remaining", withText(plainSchema("integer"), "Of them, beyond what one request does: ask again."))
        .json();
}

QJsonObject queueStatus()
{
    const QJsonObject number = plainSchema("integer");
    return ObjectSchema{}
        .with("queue_running", plainSchema("boolean"))
        .with("pending_jobs", number)
        .with("queued_jobs", number)
        .with("processing_jobs", number)
        .with("by_status", mapOf(number))
        .with("queues", arrayOf(schemaRef("QueueDepth")))
        .with("worker_queues", withText(arrayOf(plainSchema("string")), "Of which the workers here take jobs."))
        .with("workers", number)
        .with("active_workers", number)
        .with("started_at", JsonSchema<QDateTime>::of())
        .with("uptime_seconds", plainSchema("integer", "int64"))
        .json();
}

QJsonObject worker()
{
    return ObjectSchema{}
        .with("name", plainSchema("string"))
        .with("status", wordsOf({"busy", "idle"}))
        .with("looking_only", withText(plainSchema("boolean"), "Takes first looks into new files, not the long rest."))
        .with("job_id", withText(JsonSchema<JobId>::of(), "Null when it is idle, or works for somebody else."))
        .with("job", orNull(schemaRef("Job")))
        .with("since", JsonSchema<QDateTime>::of())
        .json();
}

}  // namespace

QList<NamedSchema> jobSchemas()
{
    const QJsonObject number = plainSchema("integer");
    return {
        {"Job", job()},
        {"JobPage", pageOf("Job")},
        {"JobOptions", jobOptions()},
        {"JobCreate", jobCreate()},
        {"JobPatch", ObjectSchema{}.with("priority", priority()).refuseOthers().json()},
        {"JobFilter", jobFilter()},
        {"JobBulk", jobBulk()},
        {"JobBulkResult", jobBulkResult()},
        {"JobQueueStatus", ObjectSchema{}
                               .with("status", wordsOf({"queued", "started", "finished", "failed", "canceled", "not_found"}))
                               .with("result", withText(orNull(plainSchema("object")), "Of a finished job."))
                               .with("error", orNull(plainSchema("string")))
                               .with("progress", orNull(plainSchema("number")))
                               .json()},
        {"JobLogEntry", ObjectSchema::of<JobLogEntry>().notNull({"time"}).json()},
        {"JobEvents", ObjectSchema{}.with("items", arrayOf(schemaRef("JobLogEntry"))).with("total", number).json()},
        {"JobStatistics", ObjectSchema::of<JobStatistics>()
                              .without({"by_state"})
                              .with("by_status", mapOf(number))
                              .with("by_type", mapOf(number))
                              .describe({{"mean_seconds", "From the first start to the end, of those that completed."},
                                         {"success_rate", "Completed of those that completed or failed, 0 to 1."},
                                         {"completed_per_hour", "In the last 24 hours."}})
                              .json()},
        {"QueueDepth", ObjectSchema::of<QueueDepth>().json()},
        {"QueueStatus", queueStatus()},
        {"QueueCleared", ObjectSchema{}.with("cleared", number).with("message", plainSchema("string")).json()},
        {"Worker", worker()},
        {"WorkerList", ObjectSchema{}.with("items", arrayOf(schemaRef("Worker"))).with("total", number).with("active", number).json()},
    };
}

}  // namespace chalkreel
