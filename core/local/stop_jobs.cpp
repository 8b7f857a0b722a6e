#include "core/local/stop_jobs.h"

#include <QDir>

namespace chalkreel {

void stopJobs(Library &library, const QList<JobId> &jobs)
{
    for (const JobId &job : jobs) {
        if (library.workers && library.workers->cancel(job)) continue;
        std::ignore = library.files.run([folder = library.folder.workDir(job)]() -> Result<void> {
            QDir{folder}.removeRecursively();
            return {};
        });
    }
}

}  // namespace chalkreel
