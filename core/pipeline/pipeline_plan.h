#pragma once

#include "core/pipeline/media_pipeline.h"

namespace chalkreel {

/// One step of a run.
struct PipelineStep
{
    MediaTaskKind kind = MediaTaskKind::Inspect;
    double weight = 1;  ///< share of the whole run's time, against the other steps
};

/// The options narrowed to what a job of this type makes: an Enhancement job makes the enhanced copy, whatever else they list.
[[nodiscard]] ProcessOptions optionsFor(JobType type, const ProcessOptions &options);

/// The steps of a run, Inspect first. Without `info` (nothing inspected yet): those of a video with sound, the longest case.
[[nodiscard]] QList<PipelineStep> planSteps(JobType type, const ProcessOptions &options, const MediaInfo *info);

/// Changes when the step would make something else: other bytes in, other relevant options, a new version of the step.
/// How a file is called and how many threads encode it do not matter.
[[nodiscard]] QByteArray stepInputHash(MediaTaskKind step, const PipelineRequest &request);

}  // namespace chalkreel
