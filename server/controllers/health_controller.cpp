#include "server/controllers/health_controller.h"

#include "server/api/reply.h"
#include "server/controllers/visible_library.h"

#include <QJsonObject>

namespace chalkreel {

HealthController::HealthController(Backend &backend, About about, QList<Check> checks)
    : m_backend{backend}
    , m_about{std::move(about)}
    , m_checks{std::move(checks)}
{
}

void HealthController::addTo(RouteTable &table)
{
    table.add(quick({"GET",
                     "/health",
                     Access::Public,
                     [this](const ApiRequest &request) { return health(request); },
                     {.operation = "getHealth", .tag = "operations", .summary = "Whether the server is alive", .response = "Health"},
                     0}));
    table.add({"GET",
               "/ready",
               Access::Public,
               [this](const ApiRequest &request) { return ready(request); },
               {.operation = "getReadiness",
                .tag = "operations",
                .summary = "Whether the server can do its work, and what is missing",
                .response = "Readiness"},
               0});
}

Result<HttpReply> HealthController::health(const ApiRequest &)
{
    return jsonReply(QJsonObject{{QStringLiteral("status"), QStringLiteral("healthy")},
                                 {QStringLiteral("queue_running"), !m_isDraining},
                                 {QStringLiteral("debug"), m_about.isDebug},
                                 {QStringLiteral("version"), m_about.version},
                                 {QStringLiteral("environment"), m_about.environment}});
}

Result<HttpReply> HealthController::ready(const ApiRequest &)
{
    QJsonObject checks;
    bool isReady = !m_isDraining;
    for (const Check &check : m_checks) {
        const Result<QString> state = check.look();
        if (!state && check.isRequired) isReady = false;
        checks.insert(check.name, QJsonObject{{QStringLiteral("ok"), state.has_value()},
                                              {QStringLiteral("required"), check.isRequired},
                                              {QStringLiteral("detail"), state ? *state : state.error().message}});
    }
    const QString word = m_isDraining ? QStringLiteral("stopping") : isReady ? QStringLiteral("ready") : QStringLiteral("not_ready");
    HttpReply reply = jsonReply(QJsonObject{{QStringLiteral("status"), word}, {QStringLiteral("checks"), checks}}, isReady ? 200 : 503);
    if (!isReady) reply.with("Retry-After", "10");
    return reply;
}

}  // namespace chalkreel
