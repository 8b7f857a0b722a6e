#pragma once

#include "server/controllers/annotations_controller.h"
#include "server/controllers/audit_controller.h"
#include "server/controllers/auth_controller.h"
#include "server/controllers/comments_controller.h"
#include "server/controllers/folders_controller.h"
#include "server/controllers/health_controller.h"
#include "server/controllers/jobs_controller.h"
#include "server/controllers/links_controller.h"
#include "server/controllers/media_assets_controller.h"
#include "server/controllers/media_files_controller.h"
#include "server/controllers/queue_controller.h"
#include "server/controllers/reviews_controller.h"
#include "server/controllers/shares_controller.h"
#include "server/controllers/tokens_controller.h"
#include "server/controllers/users_controller.h"
#include "server/controllers/video_status_controller.h"
#include "server/controllers/videos_controller.h"
#include "server/events/socket_controller.h"
#include "server/events/socket_feed.h"
#include "server/ops/access_log.h"
#include "server/ops/metrics_controller.h"
#include "server/ops/traces.h"
#include "server/uploads/upload_intake.h"
#include "server/web/docs_controller.h"

#include <memory>

namespace chalkreel {

class Accounts;
class Backend;
class Tus;
class VideoUploads;
class VoiceOverUploads;
struct ConnectionCounts;

/// What the surface stands on. All must outlive it.
struct ApiParts
{
    Backend &backend;
    Accounts *accounts = nullptr;  ///< null: an open server
    HealthController::About about;
    QList<HealthController::Check> checks;
    UploadLimits uploads{};
    std::optional<TraceOptions> traces{};  ///< nothing: none are sent
    QString docsFolder{};                  ///< see DocsController
    SocketLimits sockets{};
};

/// All that can be asked of a server: the controllers, and the table of their rows.
class ApiSurface
{
public:
    explicit ApiSurface(const ApiParts &parts);
    ~ApiSurface();

    const RouteTable &table() const { return m_table; }
    HealthController &health() { return *m_health; }
    UploadIntake &intake() { return m_intake; }
    /// For Server::start. It has to be told of credentials that end.
    SocketFeed &sockets() { return *m_sockets; }
    /// For the gateway.
    QList<RequestObserver *> observers();
    /// Those of the running server, for its figures; null before it runs.
    void setConnections(const ConnectionCounts *connections) { m_connections = connections; }

private:
    RouteTable m_table;
    std::atomic<const ConnectionCounts *> m_connections = nullptr;
    RequestMetrics m_requestMetrics;
    UploadMetrics m_uploadMetrics;
    AccessLog m_accessLog;
    std::unique_ptr<Traces> m_traces;  ///< null: none are sent
    UploadIntake m_intake;
    std::unique_ptr<HealthController> m_health;
    AuthController m_auth;
    UsersController m_users;
    TokensController m_tokens;
    SharesController m_shares;
    AuditController m_audit;
    VideosController m_videos;
    VideoStatusController m_videoStatus;
    MediaFilesController m_mediaFiles;
    LinksController m_links;
    MediaAssetsController m_mediaAssets;
    FoldersController m_folders;
    JobsController m_jobs;
    QueueController m_queue;
    AnnotationsController m_annotations;
    CommentsController m_comments;
    ReviewsController m_reviews;
    std::unique_ptr<VideoUploads> m_videoUploads;
    std::unique_ptr<Tus> m_tus;
    std::unique_ptr<VoiceOverUploads> m_voiceOverUploads;
    std::unique_ptr<SocketFeed> m_sockets;
    std::unique_ptr<SocketController> m_socketController;
    std::unique_ptr<MetricsController> m_metrics;
    DocsController m_docs;
};

}  // namespace chalkreel
