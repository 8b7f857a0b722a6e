#pragma once

#include "server/api/route.h"

namespace chalkreel {

class Accounts;
class Backend;

/// Links by which somebody without an account sees one video.
class SharesController
{
public:
    /// Both must outlive the table. `accounts` is null on a server without accounts, where all of it is NotFound.
    SharesController(Backend &backend, Accounts *accounts);

    void addTo(RouteTable &table);

private:
    Backend &m_backend;
    Accounts *m_accounts;
};

}  // namespace chalkreel
