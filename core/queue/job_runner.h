#pragma once

#include "core/model/job.h"
#include "core/pipeline/media_pipeline.h"

namespace chalkreel {

/// A job that this worker holds. `owner` proves it to the database: who lost the lease meets Conflict in all that he does.
struct JobClaim
{
    Job job;
    QString owner;
    JobPart part = JobPart::Whole;
};

/// What a running job tells its worker, and how it is told to stop.
struct JobControl
{
    std::stop_token stop;
    std::function<void(const PipelineProgress &)> onProgress = [](const PipelineProgress &) {};
    /// Before a step's first action.
    std::function<void(const QString &step)> onStepStarted = [](const QString &) {};
    /// Length of the media in seconds, as soon as it is known: the job's time limit follows from it.
    std::function<void(double seconds)> onMediaLength = [](double) {};
};

/// Does the work of a job.
class JobRunner
{
public:
    virtual ~JobRunner() = default;
    /// Blocks; called by several workers at once, for different jobs. True when all of the job is done, false when only
    /// the claimed part is. Cancelled when it was stopped.
    virtual Result<bool> run(const JobClaim &claim, const JobControl &control) = 0;
    /// The job has ended: nothing of its working files is needed any more.
    virtual void cleanUp(JobId job) = 0;
};

}  // namespace chalkreel
