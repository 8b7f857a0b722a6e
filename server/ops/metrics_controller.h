#pragma once

#include "server/api/route.h"
#include "server/events/socket_counts.h"
#include "server/ops/request_metrics.h"

namespace chalkreel {

class Backend;

/// GET /metrics, for Prometheus. For admins, also from this computer: figures tell of the business, a proxy in front makes
/// everybody local, and Prometheus can show a read-only API token (authorization: credentials_file).
class MetricsController
{
public:
    /// All must outlive it. `openConnections`: HTTP and WebSocket.
    MetricsController(Backend &backend, RequestMetrics &requests, SocketCounts &sockets, std::function<int()> openConnections);

    void addTo(RouteTable &table);

private:
    Result<HttpReply> metrics(const ApiRequest &request);
    void writeConnections(Exposition &to);
    Result<void> writeLibrary(Exposition &to);
    static void writeProcess(Exposition &to);

    Backend &m_backend;
    RequestMetrics &m_requests;
    SocketCounts &m_sockets;
    const std::function<int()> m_openConnections;
};

}  // namespace chalkreel
