#pragma once

#include "core/local/library.h"

namespace chalkreel {

/// After jobs were cancelled in the database: stops those that run and removes the work folders of those that do not
/// (a running one's is removed by its worker, once it has let go of it). Does not block.
void stopJobs(Library &library, const QList<JobId> &jobs);

}  // namespace chalkreel
