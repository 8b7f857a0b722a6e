#include "core/pipeline/pipeline_meter.h"

#include <algorithm>

namespace chalkreel {
namespace {

// A forecast from less than this swings too wildly to be shown.
constexpr std::chrono::milliseconds kShortestMeasure{1000};
constexpr double kSmallestMeasure = 0.005;

}  // namespace

void PipelineMeter::setPlan(QList<PipelineStep> steps) { m_steps = std::move(steps); }

void PipelineMeter::beginStep(MediaTaskKind step, Time now)
{
    m_step = step;
    m_firstFraction = -1;
    m_firstTime = now;
}

PipelineProgress PipelineMeter::stepProgressed(const MediaProgress &progress, Time now)
{
    const double fraction = std::clamp(progress.fraction, 0.0, 1.0);
    if (m_firstFraction < 0) {
        m_firstFraction = fraction;
        m_firstTime = now;
    }
    return at(fraction, progress.speed, secondsLeft(fraction, now));
}

PipelineProgress PipelineMeter::endStep()
{
    const PipelineProgress progress = at(1, 0, -1);
    m_ended.append(m_step);
    return progress;
}

double PipelineMeter::weightOf(MediaTaskKind step) const
{
    const auto it = std::ranges::find(m_steps, step, &PipelineStep::kind);
    return it == m_steps.end() ? 0 : it->weight;
}

PipelineProgress PipelineMeter::at(double fraction, double speed, double secondsLeft)
{
    double all = 0;
    double done = weightOf(m_step) * fraction;
    for (const PipelineStep &step : m_steps) {
        all += step.weight;
        if (m_ended.contains(step.kind)) done += step.weight;
    }
    if (all > 0) m_percent = std::clamp(100 * done / all, m_percent, 100.0);
    return {.percent = m_percent, .step = nameOf(m_step), .speed = speed, .secondsLeft = secondsLeft};
}

double PipelineMeter::secondsLeft(double fraction, Time now) const
{
    const auto elapsed = now - m_firstTime;
    const double gained = fraction - m_firstFraction;
    const double weight = weightOf(m_step);
    if (elapsed < kShortestMeasure || gained < kSmallestMeasure || weight <= 0) return -1;
    double after = 0;
    for (const PipelineStep &step : m_steps)
        if (step.kind != m_step && !m_ended.contains(step.kind)) after += step.weight;
    // Inspecting says nothing about how long encoding takes: no forecast from a light step for a heavy rest.
    if (after > weight) return -1;
    const double secondsPerStep = std::chrono::duration<double>(elapsed).count() / gained;
    return secondsPerStep * (1 - fraction + after / weight);
}

}  // namespace chalkreel
