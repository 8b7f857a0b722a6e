#include "core/local/local_comment_service.h"

#include "core/database/comment_repository.h"

namespace chalkreel {

LocalCommentService::LocalCommentService(Library &library)
    : m_library{library}
{
}

Async<Page<Comment>> LocalCommentService::list(const CommentQuery &query)
{
    return m_library.store->read([=](Database &database) { return CommentRepository::list(database, query); });
}

Async<Comment> LocalCommentService::get(CommentId comment)
{
    return m_library.store->read([=](Database &database) { return CommentRepository::get(database, comment); });
}

Async<Comment> LocalCommentService::add(const CommentDraft &draft)
{
    if (Result<void> valid = validate(draft); !valid) return readyResult(Result<Comment>{fail(std::move(valid.error()))});
    return m_library.store->change([=](Transaction &transaction) { return CommentRepository::insert(transaction, draft); });
}

Async<Comment> LocalCommentService::update(CommentId comment, const CommentPatch &patch, int revision)
{
    if (Result<void> valid = validate(patch); !valid) return readyResult(Result<Comment>{fail(std::move(valid.error()))});
    return m_library.store->change(
        [=](Transaction &transaction) { return CommentRepository::update(transaction, comment, patch, revision); });
}

Async<void> LocalCommentService::remove(CommentId comment, std::optional<int> revision)
{
    return m_library.store->change([=](Transaction &transaction) { return CommentRepository::remove(transaction, comment, revision); });
}

}  // namespace chalkreel
