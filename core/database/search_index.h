#pragma once

#include "core/database/transaction.h"
#include "core/model/asset.h"

namespace chalkreel {

/// The full-text index over title, name, description and tags. An asset leaves it by being purged.
class SearchIndex
{
public:
    /// Adds the asset or replaces what the index has of it.
    static Result<void> update(Transaction &transaction, const Asset &asset);
    /// SQL that gives the ids of the assets that match one bound value, a matchExpression().
    static QString matchingIdsSql();
};

}  // namespace chalkreel
