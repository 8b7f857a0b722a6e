#pragma once

#include "server/processes/process_report.h"

#include <QHash>

namespace chalkreel {

/// How one process of a file stands now.
struct ProcessChange
{
    AssetId file;
    ProcessReport report;

    friend bool operator==(const ProcessChange &, const ProcessChange &) = default;

    /// {file_id, process_type, status, progress, error}
    QJsonObject toJson() const;
};

/// Turns the changes of jobs into changes of processes. One job may be two of them: when it leaves the first, that one is
/// complete although the job goes on.
class ProcessTracker
{
public:
    /// What the newest state of this job changes, oldest first.
    [[nodiscard]] QList<ProcessChange> changes(const Job &job);

private:
    QHash<JobId, ProcessType> m_at;  ///< of jobs at work
};

}  // namespace chalkreel
