#pragma once

#include "server/api/route.h"

namespace chalkreel {

class Accounts;

/// The ways in that a person hands out to programs.
class TokensController
{
public:
    /// Null on a server without accounts, where all of it is NotFound. It must outlive the table.
    explicit TokensController(Accounts *accounts);

    void addTo(RouteTable &table);

private:
    Accounts *m_accounts;
};

}  // namespace chalkreel
