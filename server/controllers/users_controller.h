#pragma once

#include "server/api/route.h"

namespace chalkreel {

class Accounts;

/// Who may use the server. The rules are those of Users: an admin sees and changes all, others themselves.
class UsersController
{
public:
    /// Null on a server without accounts, where all of it is NotFound. It must outlive the table.
    explicit UsersController(Accounts *accounts);

    void addTo(RouteTable &table);

private:
    Accounts *m_accounts;
};

}  // namespace chalkreel
