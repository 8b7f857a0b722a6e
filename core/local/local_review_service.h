#pragma once

#include "core/backend/review_service.h"
#include "core/local/library.h"

namespace chalkreel {

class LocalReviewService final : public ReviewService
{
    Q_OBJECT
public:
    explicit LocalReviewService(Library &library);

    Async<Page<Review>> list(const ReviewQuery &query) override;
    Async<Review> get(ReviewId review) override;
    Async<Review> add(const ReviewDraft &draft) override;
    Async<Review> update(ReviewId review, const ReviewPatch &patch, int revision) override;
    Async<void> remove(ReviewId review, std::optional<int> revision) override;

private:
    Library &m_library;
};

}  // namespace chalkreel
