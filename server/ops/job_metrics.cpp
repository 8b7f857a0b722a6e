#include "server/ops/job_metrics.h"

namespace chalkreel {

JobMetrics::JobMetrics(Backend &backend) { connect(&backend, &Backend::eventReceived, this, &JobMetrics::onEvent); }

void JobMetrics::onEvent(const Event &event)
{
    if (event.type != event_type::kJobChanged) return;
    const Result<Job> job = fromJson<Job>(event.body);
    if (!job || !hasEnded(job->state)) return;
    const QByteArray type = QString{nameOf(job->type)}.toLatin1();
    m_figures.with([&](Figures &figures) {
        ++figures.ended[{type, QString{nameOf(job->state)}.toLatin1()}];
        if (job->state == JobState::Completed && job->started.isValid() && job->finished.isValid())
            figures.durations[type].add(kBuckets, static_cast<double>(job->started.msecsTo(job->finished)) / 1000);
    });
}

void JobMetrics::write(Exposition &to)
{
    const Figures figures = m_figures.with([](const Figures &now) { return now; });
    to.family("chalkreel_jobs_ended_total", Exposition::Type::Counter, "Jobs that ended since the server began.");
    for (const auto &[key, count] : figures.ended) to.sample({{"type", key.first}, {"state", key.second}}, static_cast<double>(count));
    to.family("chalkreel_job_duration_seconds", Exposition::Type::Histogram, "From a completed job's first start to its end.");
    for (const auto &[type, durations] : figures.durations) durations.write(to, kBuckets, {{"type", type}});
}

}  // namespace chalkreel
