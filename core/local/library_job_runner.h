#pragma once

#include "core/local/library.h"
#include "core/media/media_host.h"
#include "core/queue/job_runner.h"

namespace chalkreel {

/// Runs the jobs of a library: the original of the job's asset through the media pipeline, results into the blob store.
class LibraryJobRunner final : public JobRunner
{
public:
    LibraryJobRunner(Library &library, std::shared_ptr<MediaHost> host);

    Result<bool> run(const JobClaim &claim, const JobControl &control) override;
    void cleanUp(JobId job) override;

private:
    Result<PipelineRequest> requestFor(const Job &job, const Asset &asset) const;
    Result<QString> originalOf(const Asset &asset) const;

    Library &m_library;
    std::shared_ptr<MediaHost> m_host;
};

}  // namespace chalkreel
