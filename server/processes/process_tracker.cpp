#include "server/processes/process_tracker.h"

#include <algorithm>

namespace chalkreel {

QJsonObject ProcessChange::toJson() const
{
    QJsonObject object = report.toJson();
    object.insert(QStringLiteral("file_id"), file.toString());
    object.insert(QStringLiteral("process_type"), QString{nameOf(report.type)});
    return object;
}

QList<ProcessChange> ProcessTracker::changes(const Job &job)
{
    const QList<ProcessType> processes = processesOf(job.type);
    // A job of one process alone looks into the file too, on its way: that is no process of its own.
    const std::optional<ProcessType> step = processOfStep(job.step);
    const ProcessType process = step && processes.contains(*step) ? *step : processes.first();

    QList<ProcessChange> changes;
    if (job.state == JobState::Processing) {
        const ProcessType before = m_at.value(job.id, process);
        if (before != process) changes.append({job.asset, {.type = before, .status = ProcessStatus::Completed, .progress = 100}});
        m_at.insert(job.id, process);
        changes.append({job.asset, reportAs(process, job)});
        return changes;
    }
    m_at.remove(job.id);
    // What comes after the one that failed will not come any more either.
    const bool isPart = job.state == JobState::Failed || job.state == JobState::Cancelled;
    for (const ProcessType each : processes.mid(isPart ? processes.indexOf(process) : 0)) changes.append({job.asset, reportAs(each, job)});
    return changes;
}

}  // namespace chalkreel
