#pragma once

#include "core/base/async.h"
#include "core/model/queries.h"
#include "core/model/review.h"

#include <QObject>

namespace chalkreel {

class ReviewService : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Newest first. NotFound for an unknown asset.
    virtual Async<Page<Review>> list(const ReviewQuery &query) = 0;
    virtual Async<Review> get(ReviewId review) = 0;
    /// InvalidArgument names the field; NotFound for the asset; Conflict when it is in the bin.
    virtual Async<Review> add(const ReviewDraft &draft) = 0;
    /// Conflict when `revision` is not the current one.
    virtual Async<Review> update(ReviewId review, const ReviewPatch &patch, int revision) = 0;
    /// Conflict when `revision` is given and not the current one.
    virtual Async<void> remove(ReviewId review, std::optional<int> revision) = 0;
};

}  // namespace chalkreel
