#pragma once

#include "server/controllers/me_answers.h"

namespace chalkreel {

class Accounts;

/// Signing in, staying signed in, and out; and the first admin of a new server.
class AuthController
{
public:
    /// Null on a server without accounts, where all of it is NotFound but who one is. It must outlive the table.
    explicit AuthController(Accounts *accounts);

    void addTo(RouteTable &table);

private:
    Accounts *m_accounts;
    MeAnswers m_meAnswers;
};

}  // namespace chalkreel
