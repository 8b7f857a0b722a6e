#pragma once

#include "core/backend/job_service.h"
#include "core/local/library.h"

namespace chalkreel {

class LocalJobService final : public JobService
{
    Q_OBJECT
public:
    explicit LocalJobService(Library &library);

    Async<Job> submit(const JobSpec &spec) override;
    Async<Page<Job>> list(const JobQuery &query) override;
    Async<Job> get(JobId job) override;
    Async<QList<JobLogEntry>> log(JobId job) override;
    Async<Job> cancel(JobId job) override;
    Async<Job> retry(JobId job) override;
    Async<Job> setPriority(JobId job, int priority) override;
    Async<void> remove(const QList<JobId> &jobs) override;
    Async<int> clearQueue(const std::optional<QString> &owner) override;
    Async<JobStatistics> statistics(const std::optional<QString> &owner) override;
    Async<QueueStatus> queueStatus() override;

private:
    Library &m_library;
};

}  // namespace chalkreel
