#pragma once

#include "server/api/gateway.h"
#include "server/ops/span_exporter.h"
#include "server/ops/trace_links.h"

namespace chalkreel {

/// A span for each request that ended. Without queries, bodies and headers other than the agent's name: nothing in it lets
/// anybody in.
class RequestTraces final : public RequestObserver
{
public:
    /// Both must outlive it.
    RequestTraces(SpanExporter &exporter, TraceLinks &links);

    void requestFinished(const ApiContext &context, const HttpHead &head, const RequestOutcome &outcome) override;

private:
    SpanExporter &m_exporter;
    TraceLinks &m_links;
};

}  // namespace chalkreel
