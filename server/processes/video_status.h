#pragma once

#include "core/model/asset.h"
#include "server/processes/process_report.h"

namespace chalkreel {

/// What one job of an asset means for its processes.
[[nodiscard]] QList<ProcessReport> reportsOf(const Job &job, const Asset &asset);

/// One report a process, of the newest job that says something of it; without one, of what the asset has.
[[nodiscard]] QList<ProcessReport> processesOf(const Asset &asset, const QList<Job> &newestFirst);

/// {file_id, status, progress, processes}
[[nodiscard]] QJsonObject videoStatusJson(const Asset &asset, const QList<ProcessReport> &processes);

}  // namespace chalkreel
