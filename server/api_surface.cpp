#include "server/api_surface.h"

namespace chalkreel {

ApiSurface::ApiSurface(const ApiParts &parts)
    : m_health{std::make_unique<HealthController>(parts.backend, parts.about, parts.checks)}
{
    m_health->addTo(m_table);
}

ApiSurface::~ApiSurface() = default;

}  // namespace chalkreel
