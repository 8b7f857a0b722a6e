#include "core/local/local_review_service.h"

#include "core/database/review_repository.h"

namespace chalkreel {

LocalReviewService::LocalReviewService(Library &library)
    : m_library{library}
{
}

Async<Page<Review>> LocalReviewService::list(const ReviewQuery &query)
{
    return m_library.store->read([=](Database &database) { return ReviewRepository::list(database, query); });
}

Async<Review> LocalReviewService::get(ReviewId review)
{
    return m_library.store->read([=](Database &database) { return ReviewRepository::get(database, review); });
}

Async<Review> LocalReviewService::add(const ReviewDraft &draft)
{
    if (Result<void> valid = validate(draft); !valid) return readyResult(Result<Review>{fail(std::move(valid.error()))});
    return m_library.store->change([=](Transaction &transaction) { return ReviewRepository::insert(transaction, draft); });
}

Async<Review> LocalReviewService::update(ReviewId review, const ReviewPatch &patch, int revision)
{
    if (Result<void> valid = validate(patch); !valid) return readyResult(Result<Review>{fail(std::move(valid.error()))});
    return m_library.store->change(
        [=](Transaction &transaction) { return ReviewRepository::update(transaction, review, patch, revision); });
}

Async<void> LocalReviewService::remove(ReviewId review, std::optional<int> revision)
{
    return m_library.store->change([=](Transaction &transaction) { return ReviewRepository::remove(transaction, review, revision); });
}

}  // namespace chalkreel
