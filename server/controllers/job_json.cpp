#include "server/controllers/job_json.h"

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

QString queueWord(JobState state)
{
    switch (state) {
    case JobState::Pending:
    case JobState::Queued: return u"queued"_s;
    case JobState::Processing: return u"started"_s;
    case JobState::Completed: return u"finished"_s;
    case JobState::Failed: return u"failed"_s;
    case JobState::Cancelled: return u"canceled"_s;
    }
    return u"not_found"_s;
}

}  // namespace

QJsonObject jobJson(const Job &job)
{
    QJsonObject json = toJson(job);
    if (job.error) json.insert("error"_L1, errorToJson(*job.error, false));
    json.insert("job_type"_L1, json.value("type"_L1));
    json.insert("status"_L1, json.value("state"_L1));
    json.insert("video_id"_L1, json.value("asset_id"_L1));
    json.insert("video_title"_L1, job.assetTitle);
    json.insert("error_message"_L1, job.error ? QJsonValue{job.error->message} : QJsonValue{});
    // Null until there are jobs that bring a video in or make these of it.
    json.insert("youtube_url"_L1, QJsonValue{});
    json.insert("transcript"_L1, job.result.value("transcript"_L1).toString().isEmpty() ? QJsonValue{} : job.result.value("transcript"_L1));
    json.insert("analysis_results"_L1, job.result.contains("analysis_results"_L1) ? job.result.value("analysis_results"_L1) : QJsonValue{});
    json.insert("generated_clips"_L1, job.result.value("generated_clips"_L1).toArray());
    return json;
}

QJsonObject jobStatusJson(const Job &job)
{
    return {{u"status"_s, queueWord(job.state)},
            {u"result"_s, job.state == JobState::Completed ? QJsonValue{job.result} : QJsonValue{}},
            {u"error"_s, job.error ? QJsonValue{job.error->message} : QJsonValue{}},
            {u"progress"_s, job.progress}};
}

QJsonObject unknownJobStatusJson()
{
    return {{u"status"_s, u"not_found"_s}, {u"result"_s, QJsonValue{}}, {u"error"_s, QJsonValue{}}, {u"progress"_s, QJsonValue{}}};
}

QJsonObject jobLogJson(const JobLogEntry &entry)
{
    QJsonObject json = toJson(entry);
    QJsonObject data = entry.data;
    data.remove("detail"_L1);
    json.insert("data"_L1, data);
    return json;
}

QJsonObject countsJson(const QList<NamedCount> &counts)
{
    QJsonObject json;
    for (const NamedCount &count : counts) json.insert(count.name, count.count);
    return json;
}

}  // namespace chalkreel
