#pragma once

#include "core/database/transaction.h"
#include "core/model/account_records.h"

namespace chalkreel {

/// The accounts of a server. They tell no events: who has an account is nobody else's business.
class AccountRepository
{
public:
    /// All, with the library's epoch as the issuer.
    static Result<AccountSnapshot> load(Database &database);
    /// All but the audit entries of it. Conflict when a name is taken.
    static Result<void> apply(Transaction &transaction, const AccountChange &change);
};

}  // namespace chalkreel
