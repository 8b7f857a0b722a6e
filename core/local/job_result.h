#pragma once

#include "core/database/database.h"
#include "core/model/job.h"

namespace chalkreel {

/// What a job's finished steps made, for Job::result: {"renditions": [Rendition...], "warnings": [...]} and the details of
/// each step.
[[nodiscard]] Result<QJsonObject> jobResult(Database &database, JobId job);

}  // namespace chalkreel
