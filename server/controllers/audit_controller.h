#pragma once

#include "server/api/route.h"

namespace chalkreel {

class Accounts;

/// What was done and what was refused, for admins.
class AuditController
{
public:
    /// Null on a server without accounts, where all of it is NotFound. It must outlive the table.
    explicit AuditController(Accounts *accounts);

    void addTo(RouteTable &table);

private:
    Accounts *m_accounts;
};

}  // namespace chalkreel
