#pragma once

#include "core/base/async.h"
#include "core/model/comment.h"
#include "core/model/queries.h"

#include <QObject>

namespace chalkreel {

class CommentService : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// By time, answers right after what they answer. NotFound for an unknown asset.
    virtual Async<Page<Comment>> list(const CommentQuery &query) = 0;
    virtual Async<Comment> get(CommentId comment) = 0;
    /// InvalidArgument names the field; NotFound for the asset or the parent; Conflict when the asset is in the bin.
    virtual Async<Comment> add(const CommentDraft &draft) = 0;
    /// Conflict when `revision` is not the current one.
    virtual Async<Comment> update(CommentId comment, const CommentPatch &patch, int revision) = 0;
    /// With its answers. Conflict when `revision` is given and not the current one.
    virtual Async<void> remove(CommentId comment, std::optional<int> revision) = 0;
};

}  // namespace chalkreel
