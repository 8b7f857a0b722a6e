#pragma once

#include "server/controllers/health_controller.h"
#include "server/events/socket_controller.h"
#include "server/events/socket_feed.h"
#include "server/ops/access_log.h"
#include "server/ops/metrics_controller.h"

#include <memory>

namespace chalkreel {

class Accounts;
class Backend;
struct ConnectionCounts;

/// What the surface stands on. All must outlive it.
struct ApiParts
{
    Backend &backend;
    Accounts *accounts = nullptr;  ///< null: an open server
    HealthController::About about;
    QList<HealthController::Check> checks;
};

/// All that can be asked of a server: the controllers, and the table of their rows.
class ApiSurface
{
public:
    explicit ApiSurface(const ApiParts &parts);
    ~ApiSurface();

    const RouteTable &table() const { return m_table; }
    HealthController &health() { return *m_health; }
    /// For Server::start; it becomes the listener of the accounts' ended credentials.
    SocketFeed &sockets() { return *m_sockets; }
    /// For the gateway.
    QList<RequestObserver *> observers() { return {&m_requestMetrics, &m_accessLog}; }
    /// Those of the running server, for its figures; null before it runs.
    void setConnections(const ConnectionCounts *connections) { m_connections = connections; }

private:
    RouteTable m_table;
    std::atomic<const ConnectionCounts *> m_connections = nullptr;
    RequestMetrics m_requestMetrics;
    AccessLog m_accessLog;
    std::unique_ptr<HealthController> m_health;
    std::unique_ptr<SocketFeed> m_sockets;
    std::unique_ptr<SocketController> m_socketController;
    std::unique_ptr<MetricsController> m_metrics;
};

}  // namespace chalkreel
