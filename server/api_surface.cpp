#include "server/api_surface.h"

#include "core/security/accounts.h"
#include "server/uploads/tus.h"
#include "server/uploads/video_uploads.h"
#include "server/uploads/voice_over_uploads.h"

namespace chalkreel {

ApiSurface::ApiSurface(const ApiParts &parts)
    : m_traces{parts.traces ? std::make_unique<Traces>(parts.backend, *parts.traces) : nullptr}
    , m_intake{parts.backend, parts.uploads, parts.accounts ? &parts.accounts->audit() : nullptr}
    , m_health{std::make_unique<HealthController>(parts.about, parts.checks)}
    , m_auth{parts.accounts}
    , m_users{parts.accounts}
    , m_tokens{parts.accounts}
    , m_shares{parts.backend, parts.accounts}
    , m_audit{parts.accounts}
    , m_videos{parts.backend, parts.accounts}
    , m_videoStatus{parts.backend}
    , m_mediaFiles{parts.backend}
    , m_links{parts.backend, parts.accounts}
    , m_mediaAssets{parts.backend, parts.accounts}
    , m_folders{parts.backend}
    , m_jobs{parts.backend}
    , m_queue{parts.backend}
    , m_annotations{parts.backend}
    , m_comments{parts.backend}
    , m_reviews{parts.backend}
    , m_videoUploads{std::make_unique<VideoUploads>(m_intake)}
    , m_tus{std::make_unique<Tus>(m_intake)}
    , m_voiceOverUploads{std::make_unique<VoiceOverUploads>(m_intake)}
    , m_sockets{std::make_unique<SocketFeed>(parts.backend, parts.accounts, parts.sockets)}
    , m_socketController{std::make_unique<SocketController>(*m_sockets)}
    , m_metrics{std::make_unique<MetricsController>(
          MetricsSources{.backend = parts.backend,
                         .requests = m_requestMetrics,
                         .uploads = m_uploadMetrics,
                         .sockets = m_sockets->counts(),
                         .connections = [this] { return m_connections.load(); },
                         .spans = [this] { return m_traces ? std::optional{m_traces->counts()} : std::nullopt; }})}
    , m_docs{parts.docsFolder}
{
    m_health->addTo(m_table);
    m_auth.addTo(m_table);
    m_users.addTo(m_table);
    m_tokens.addTo(m_table);
    m_shares.addTo(m_table);
    m_audit.addTo(m_table);
    m_videos.addTo(m_table);
    m_videoStatus.addTo(m_table);
    m_mediaFiles.addTo(m_table);
    m_links.addTo(m_table);
    m_mediaAssets.addTo(m_table);
    m_folders.addTo(m_table);
    m_jobs.addTo(m_table);
    m_queue.addTo(m_table);
    m_annotations.addTo(m_table);
    m_comments.addTo(m_table);
    m_reviews.addTo(m_table);
    m_videoUploads->addTo(m_table);
    m_tus->addTo(m_table);
    m_voiceOverUploads->addTo(m_table);
    m_socketController->addTo(m_table);
    m_metrics->addTo(m_table);
    m_docs.addTo(m_table);
    m_docs.describe(m_table, {.version = parts.about.version, .isOpen = parts.accounts == nullptr});
}

ApiSurface::~ApiSurface() = default;

QList<RequestObserver *> ApiSurface::observers()
{
    QList<RequestObserver *> all{&m_requestMetrics, &m_uploadMetrics, &m_accessLog};
    if (m_traces) all.append(&m_traces->requests());
    return all;
}

}  // namespace chalkreel
