#pragma once

#include "server/ops/job_traces.h"
#include "server/ops/request_traces.h"

namespace chalkreel {

/// All that sends traces, for a server that has somewhere to send them.
class Traces
{
public:
    /// `backend` must outlive it.
    Traces(Backend &backend, TraceOptions options)
        : m_exporter{std::move(options)}
        , m_requests{m_exporter, m_links}
        , m_jobs{backend, m_exporter, m_links}
    {
    }

    RequestObserver &requests() { return m_requests; }
    SpanExporter::Counts counts() { return m_exporter.counts(); }

private:
    SpanExporter m_exporter;
    TraceLinks m_links;
    RequestTraces m_requests;
    JobTraces m_jobs;
};

}  // namespace chalkreel
