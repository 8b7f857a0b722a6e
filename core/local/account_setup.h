#pragma once

#include "core/local/local_backend.h"
#include "core/security/accounts.h"

namespace chalkreel {

/// The options that the settings give, with the secret key of `dataFolder` (made there when there is none).
/// What loadSecretKey() fails with.
[[nodiscard]] Result<AccountOptions> accountOptions(const Settings &settings, const QString &dataFolder);

/// The accounts of a library that is open here; the backend must outlive them. What accountOptions() and
/// AccountStore::load() fail with.
[[nodiscard]] Result<std::unique_ptr<Accounts>> openAccounts(LocalBackend &backend, const Settings &settings, bool isOpen = false);

}  // namespace chalkreel
