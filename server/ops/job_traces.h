#pragma once

#include "core/backend/backend.h"
#include "server/ops/span_exporter.h"
#include "server/ops/trace_links.h"

namespace chalkreel {

/// A span for each job that ended, with its attempts and their steps below it: from the job's own history, so that nothing
/// has to be followed while it runs. Lives on the backend's thread.
class JobTraces final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    JobTraces(Backend &backend, SpanExporter &exporter, TraceLinks &links);

    /// The spans of a job's last life: since it was made, or a person retried it. `trace`: of which request it came.
    [[nodiscard]] static QList<Span> spansOf(const Job &job, const QList<JobLogEntry> &history, const TraceContext &trace);

private:
    void onEvent(const Event &event);
    void onEnded(const Job &job, const QList<JobLogEntry> &history);

    Backend &m_backend;
    SpanExporter &m_exporter;
    TraceLinks &m_links;
};

}  // namespace chalkreel
