#include "server/api_surface.h"

#include "core/security/accounts.h"

namespace chalkreel {

ApiSurface::ApiSurface(const ApiParts &parts)
    : m_health{std::make_unique<HealthController>(parts.backend, parts.about, parts.checks)}
    , m_sockets{std::make_unique<SocketFeed>(parts.backend, parts.accounts)}
    , m_socketController{std::make_unique<SocketController>(*m_sockets)}
    , m_metrics{std::make_unique<MetricsController>(parts.backend, m_requestMetrics, m_sockets->counts(), [this] {
        const ConnectionCounts *connections = m_connections;
        return connections ? connections->open.load() : 0;
    })}
{
    m_health->addTo(m_table);
    m_socketController->addTo(m_table);
    m_metrics->addTo(m_table);
    if (parts.accounts)
        parts.accounts->setEndedListener([sockets = m_sockets.get()](const QList<CredentialId> &ended) { sockets->endCredentials(ended); });
}

ApiSurface::~ApiSurface() = default;

}  // namespace chalkreel
