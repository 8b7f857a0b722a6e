#include "server/api_surface.h"

namespace chalkreel {

ApiSurface::ApiSurface(const ApiParts &parts)
    : m_health{std::make_unique<HealthController>(parts.backend, parts.about, parts.checks)}
    , m_auth{parts.accounts}
    , m_users{parts.accounts}
    , m_tokens{parts.accounts}
    , m_shares{parts.backend, parts.accounts}
    , m_audit{parts.accounts}
{
    m_health->addTo(m_table);
    m_auth.addTo(m_table);
    m_users.addTo(m_table);
    m_tokens.addTo(m_table);
    m_shares.addTo(m_table);
    m_audit.addTo(m_table);
}

ApiSurface::~ApiSurface() = default;

}  // namespace chalkreel
