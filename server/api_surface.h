#pragma once

#include "server/controllers/health_controller.h"

#include <memory>

namespace chalkreel {

class Accounts;
class Backend;
class FoldersController;
class LinksController;
class MediaAssetsController;
class MediaFilesController;
class VideosController;
class VideoStatusController;

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

private:
    RouteTable m_table;
    std::unique_ptr<HealthController> m_health;
    std::unique_ptr<VideosController> m_videos;
    std::unique_ptr<VideoStatusController> m_videoStatus;
    std::unique_ptr<MediaFilesController> m_mediaFiles;
    std::unique_ptr<LinksController> m_links;
    std::unique_ptr<MediaAssetsController> m_mediaAssets;
    std::unique_ptr<FoldersController> m_folders;
};

}  // namespace chalkreel
