#include "server/events/socket_controller.h"

#include "server/api/reply.h"
#include "server/events/socket_feed.h"

namespace chalkreel {
namespace {

struct SocketRow
{
    const char *path;
    const char *aliasPath;
    const char *operation;
    const char *aliasOperation;
    const char *summary;
    const char *query;
};

constexpr std::array kSockets{
    SocketRow{"/ws/status", "/api/v1/ws/status", "followStatus", "followStatusV1", "Each change of status of what one may see", ""},
    SocketRow{"/ws/events", "/api/v1/ws/events", "followEvents", "followEventsV1", "The numbered stream of events, from where it was left",
              "since epoch topics"},
    SocketRow{"/ws/jobs/broadcast", "/api/v1/ws/jobs/broadcast", "followJobs", "followJobsV1", "Each change of each job that one may see",
              ""},
    SocketRow{"/ws/health", "/api/v1/ws/health", "followHealth", "followHealthV1", "Ping and pong", ""},
    SocketRow{"/ws/{id}", "/api/v1/ws/{id}", "followOne", "followOneV1", "One job, or what one client submitted", ""},
};

constexpr const char *kStatusPath = "/connections/status";

}  // namespace

SocketController::SocketController(SocketFeed &feed)
    : m_feed{feed}
{
}

void SocketController::addTo(RouteTable &table)
{
    const auto socket = [&](const char *path, const SocketRow &row, const char *operation, const char *alias) {
        table.add({"GET",
                   path,
                   Access::Viewer,
                   WebSocketRow{},
                   {.operation = operation, .tag = "events", .summary = row.summary, .query = row.query, .status = 101, .mediaType = ""},
                   0,
                   alias});
    };
    for (const SocketRow &row : kSockets) {
        socket(row.path, row, row.operation, "");
        socket(row.aliasPath, row, row.aliasOperation, row.path);
    }
    const auto counts = [&](const char *path, const char *operation, const char *alias) {
        table.add(
            quick({"GET",
                   path,
                   Access::Viewer,
                   [this](const ApiRequest &request) { return status(request); },
                   {.operation = operation, .tag = "events", .summary = "How many WebSockets are open", .response = "ConnectionsStatus"},
                   0,
                   alias}));
    };
    counts(kStatusPath, "getConnections", "");
    counts("/ws/connections/status", "getSocketConnections", kStatusPath);
    counts("/api/v1/connections/status", "getConnectionsV1", kStatusPath);
    counts("/api/v1/ws/connections/status", "getSocketConnectionsV1", kStatusPath);
}

Result<HttpReply> SocketController::status(const ApiRequest &request)
{
    QJsonObject channels;
    for (const auto &[channel, count] : m_feed.counts().byChannel()) channels.insert(channel, count);
    const QString mine = userKeyOf(request.principal);
    return jsonReply(QJsonObject{{QStringLiteral("status"), QStringLiteral("healthy")},
                                 {QStringLiteral("total_connections"), m_feed.counts().total()},
                                 {QStringLiteral("connections"), channels},
                                 {QStringLiteral("own_connections"), request.principal.user.isNull() ? 0 : m_feed.counts().ofUser(mine)}});
}

}  // namespace chalkreel
