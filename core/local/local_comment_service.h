#pragma once

#include "core/backend/comment_service.h"
#include "core/local/library.h"

namespace chalkreel {

class LocalCommentService final : public CommentService
{
    Q_OBJECT
public:
    explicit LocalCommentService(Library &library);

    Async<Page<Comment>> list(const CommentQuery &query) override;
    Async<Comment> get(CommentId comment) override;
    Async<Comment> add(const CommentDraft &draft) override;
    Async<Comment> update(CommentId comment, const CommentPatch &patch, int revision) override;
    Async<void> remove(CommentId comment, std::optional<int> revision) override;

private:
    Library &m_library;
};

}  // namespace chalkreel
