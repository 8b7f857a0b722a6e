#include "core/local/job_result.h"

#include "core/database/job_history.h"
#include "core/media/media_task.h"

namespace chalkreel {

Result<QJsonObject> jobResult(Database &database, JobId job)
{
    using namespace Qt::StringLiterals;
    const Result<QList<FinishedStep>> steps = JobHistory::finishedSteps(database, job);
    if (!steps) return fail(steps.error());
    QJsonObject result;
    QList<Rendition> renditions;
    QStringList warnings;
    for (const FinishedStep &step : *steps) {
        const Result<MediaReport> report = fromJson<MediaReport>(step.report);
        if (!report) continue;  // of another version of the program
        renditions += report->renditions;
        warnings += report->warnings;
        for (auto detail = report->details.begin(); detail != report->details.end(); ++detail) result.insert(detail.key(), *detail);
    }
    result.insert("renditions"_L1, JsonCodec<QList<Rendition>>::write(renditions));
    if (!warnings.isEmpty()) result.insert("warnings"_L1, JsonCodec<QStringList>::write(warnings));
    return result;
}

}  // namespace chalkreel
