#include "server/controllers/health_controller.h"

#include "server/api/reply.h"

#include <QJsonObject>

namespace chalkreel {

namespace {

HttpReply healthOf(const HealthController::About &about, bool isDraining)
{
    return jsonReply(QJsonObject{{QStringLiteral("status"), QStringLiteral("healthy")},
                                 {QStringLiteral("queue_running"), !isDraining},
                                 {QStringLiteral("debug"), about.isDebug},
                                 {QStringLiteral("version"), about.version},
                                 {QStringLiteral("environment"), about.environment}});
}

}  // namespace

HealthController::HealthController(const About &about, QList<Check> checks)
    : m_checks{std::move(checks)}
    , m_alive{healthOf(about, false)}
    , m_leaving{healthOf(about, true)}
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

Result<HttpReply> HealthController::health(const ApiRequest &) { return m_isDraining ? m_leaving : m_alive; }

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
