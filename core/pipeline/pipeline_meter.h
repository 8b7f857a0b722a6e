#pragma once

#include "core/pipeline/pipeline_plan.h"

#include <chrono>

namespace chalkreel {

/// Turns the progress of single steps into the percent, speed and time left of a whole run.
/// Steps may be found finished or turn out not to be needed: the percent then leaps forward, never back.
class PipelineMeter
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /// What the run consists of, as far as is known; may be called again when more is known.
    void setPlan(QList<PipelineStep> steps);
    void beginStep(MediaTaskKind step, Time now);
    PipelineProgress stepProgressed(const MediaProgress &progress, Time now);
    PipelineProgress endStep();

private:
    double weightOf(MediaTaskKind step) const;
    PipelineProgress at(double fraction, double speed, double secondsLeft);
    double secondsLeft(double fraction, Time now) const;

    QList<PipelineStep> m_steps;
    QList<MediaTaskKind> m_ended;
    MediaTaskKind m_step = MediaTaskKind::Inspect;
    double m_percent = 0;
    // Where measuring began: a resumed step starts with much done that cost no time now.
    double m_firstFraction = -1;
    Time m_firstTime;
};

}  // namespace chalkreel
