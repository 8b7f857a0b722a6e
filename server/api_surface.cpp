#include "server/api_surface.h"

namespace chalkreel {

ApiSurface::ApiSurface(const ApiParts &parts)
    : m_health{std::make_unique<HealthController>(parts.backend, parts.about, parts.checks)}
    , m_jobs{parts.backend}
    , m_queue{parts.backend}
    , m_annotations{parts.backend}
    , m_comments{parts.backend}
    , m_reviews{parts.backend}
{
    m_health->addTo(m_table);
    m_jobs.addTo(m_table);
    m_queue.addTo(m_table);
    m_annotations.addTo(m_table);
    m_comments.addTo(m_table);
    m_reviews.addTo(m_table);
}

ApiSurface::~ApiSurface() = default;

}  // namespace chalkreel
