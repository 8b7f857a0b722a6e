#pragma once

#include "server/api/route.h"
#include "server/events/socket_counts.h"
#include "server/ops/job_metrics.h"
#include "server/ops/request_metrics.h"
#include "server/ops/span_exporter.h"
#include "server/ops/upload_metrics.h"

namespace chalkreel {

class Backend;
struct ConnectionCounts;

/// What the figures are taken from. All must outlive who shows them.
struct MetricsSources
{
    Backend &backend;
    RequestMetrics &requests;
    UploadMetrics &uploads;
    SocketCounts &sockets;
    std::function<const ConnectionCounts *()> connections;       ///< null while the server does not run
    std::function<std::optional<SpanExporter::Counts>()> spans;  ///< nothing: no traces are sent
};

/// GET /metrics, for Prometheus. For admins, also from this computer: figures tell of the business, a proxy in front makes
/// everybody local, and Prometheus can show a read-only API token (authorization: credentials_file).
class MetricsController
{
public:
    explicit MetricsController(MetricsSources sources);

    void addTo(RouteTable &table);

private:
    Result<HttpReply> metrics(const ApiRequest &request);
    void writeConnections(Exposition &to);
    void writeTraces(Exposition &to);
    Result<void> writeLibrary(Exposition &to);
    void writeStorage(Exposition &to, const LibraryCounts &counts);
    static void writeProcess(Exposition &to);

    const MetricsSources m_sources;
    JobMetrics m_jobs;
};

}  // namespace chalkreel
