#pragma once

#include "core/model/job_statistics.h"

namespace chalkreel {

/// A job as the API shows it: the fields of Job, and those that clients of seed 003 read ("job_type", "status", "video_id",
/// "video_title", ...). What an error says for the log stays in the log.
QJsonObject jobJson(const Job &job);

/// {"status", "result", "error", "progress"} in the words of seed 002: queued, started, finished, failed, canceled.
QJsonObject jobStatusJson(const Job &job);
/// The same for a job that is not there, or not for this person.
QJsonObject unknownJobStatusJson();

QJsonObject jobLogJson(const JobLogEntry &entry);

/// {"pending": 3, ...}
QJsonObject countsJson(const QList<NamedCount> &counts);

}  // namespace chalkreel
