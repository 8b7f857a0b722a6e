#pragma once

#include "server/controllers/health_controller.h"

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
};

}  // namespace chalkreel
