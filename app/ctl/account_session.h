#pragma once

#include "core/local/local_backend.h"
#include "core/security/accounts.h"

namespace chalkreel::ctl {

/// A library's accounts, opened here for a command. Members are in the order in which they need each other.
struct AccountSession
{
    std::unique_ptr<LocalBackend> library;
    std::unique_ptr<Accounts> accounts;

    /// Conflict, with what to do, when a server or another program has the library.
    static Result<AccountSession> open(const Settings &settings);
};

}  // namespace chalkreel::ctl
