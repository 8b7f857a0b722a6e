#pragma once

#include "core/database/transaction.h"
#include "core/model/queries.h"
#include "core/model/review.h"

namespace chalkreel {

/// Reviews of videos; each change appends its event.
class ReviewRepository
{
public:
    /// Newest first. NotFound for an unknown asset.
    static Result<Page<Review>> list(Database &database, const ReviewQuery &query);
    static Result<Review> get(Database &database, ReviewId review);
    /// NotFound for the asset, Conflict when it is in the bin.
    static Result<Review> insert(Transaction &transaction, const ReviewDraft &draft);
    /// Conflict when `revision` is not the current one.
    static Result<Review> update(Transaction &transaction, ReviewId review, const ReviewPatch &patch, int revision);
    /// Conflict when `revision` is given and not the current one.
    static Result<void> remove(Transaction &transaction, ReviewId review, std::optional<int> revision);
};

}  // namespace chalkreel
