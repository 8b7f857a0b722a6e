#pragma once

#include "core/database/transaction.h"
#include "core/model/comment.h"
#include "core/model/queries.h"

namespace chalkreel {

/// Comments and their answers; each change appends its event.
class CommentRepository
{
public:
    /// By time, answers right after what they answer. NotFound for an unknown asset.
    static Result<Page<Comment>> list(Database &database, const CommentQuery &query);
    static Result<Comment> get(Database &database, CommentId comment);
    /// NotFound for the asset, or for a parent that is not on the same asset; Conflict when the asset is in the bin.
    static Result<Comment> insert(Transaction &transaction, const CommentDraft &draft);
    /// Conflict when `revision` is not the current one.
    static Result<Comment> update(Transaction &transaction, CommentId comment, const CommentPatch &patch, int revision);
    /// With its answers, each with its event. Conflict when `revision` is given and not the current one.
    static Result<void> remove(Transaction &transaction, CommentId comment, std::optional<int> revision);
};

}  // namespace chalkreel
