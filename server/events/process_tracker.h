#pragma once

#include "core/model/job.h"

#include <QHash>

namespace chalkreel {

/// How one process of a file stands, in the words of the status interface: pending, processing, completed or failed.
struct ProcessStatus
{
    AssetId file;
    QString processType;
    QString status;
    int progress = 0;  ///< percent
    std::optional<QString> error;

    friend bool operator==(const ProcessStatus &, const ProcessStatus &) = default;

    static constexpr std::tuple kFields{
        Field<&ProcessStatus::file>{"file_id"},  Field<&ProcessStatus::processType>{"process_type"},
        Field<&ProcessStatus::status>{"status"}, Field<&ProcessStatus::progress>{"progress"},
        Field<&ProcessStatus::error>{"error"},
    };
};

/// The process that a job's step belongs to; empty for an unknown step.
[[nodiscard]] QString processOfStep(const QString &step);
/// The processes that a job of this type goes through, in order.
[[nodiscard]] QStringList processesOf(JobType type);

/// Turns the changes of jobs into changes of processes. One job may be two of them: when it leaves the first, that one is
/// complete although the job goes on.
class ProcessTracker
{
public:
    /// What the newest state of this job changes, oldest first.
    [[nodiscard]] QList<ProcessStatus> changes(const Job &job);

private:
    QHash<JobId, QString> m_at;  ///< of jobs at work
};

}  // namespace chalkreel
