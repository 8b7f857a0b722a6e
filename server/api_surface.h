#pragma once

#include "server/controllers/audit_controller.h"
#include "server/controllers/auth_controller.h"
#include "server/controllers/health_controller.h"
#include "server/controllers/shares_controller.h"
#include "server/controllers/tokens_controller.h"
#include "server/controllers/users_controller.h"

#include <memory>

namespace chalkreel {

class Accounts;
class Backend;

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
    AuthController m_auth;
    UsersController m_users;
    TokensController m_tokens;
    SharesController m_shares;
    AuditController m_audit;
};

}  // namespace chalkreel
