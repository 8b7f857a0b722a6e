#include "server/api_surface.h"

#include "server/controllers/folders_controller.h"
#include "server/controllers/links_controller.h"
#include "server/controllers/media_assets_controller.h"
#include "server/controllers/media_files_controller.h"
#include "server/controllers/video_status_controller.h"
#include "server/controllers/videos_controller.h"

namespace chalkreel {

ApiSurface::ApiSurface(const ApiParts &parts)
    : m_health{std::make_unique<HealthController>(parts.backend, parts.about, parts.checks)}
    , m_videos{std::make_unique<VideosController>(parts.backend, parts.accounts)}
    , m_videoStatus{std::make_unique<VideoStatusController>(parts.backend)}
    , m_mediaFiles{std::make_unique<MediaFilesController>(parts.backend)}
    , m_links{std::make_unique<LinksController>(parts.backend, parts.accounts)}
    , m_mediaAssets{std::make_unique<MediaAssetsController>(parts.backend, parts.accounts)}
    , m_folders{std::make_unique<FoldersController>(parts.backend)}
{
    m_health->addTo(m_table);
    m_videos->addTo(m_table);
    m_videoStatus->addTo(m_table);
    m_mediaFiles->addTo(m_table);
    m_links->addTo(m_table);
    m_mediaAssets->addTo(m_table);
    m_folders->addTo(m_table);
}

ApiSurface::~ApiSurface() = default;

}  // namespace chalkreel
