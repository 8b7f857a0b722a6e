#include "server/controllers/reviews_controller.h"

#include "server/api/reply.h"
#include "server/controllers/annotation_json.h"
#include "server/controllers/page_reply.h"
#include "server/controllers/revisions.h"

namespace chalkreel {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kBodyBytes = 512 << 10;  // room for the longest text, escaped

}  // namespace

ReviewsController::ReviewsController(Backend &backend)
    : m_backend{backend}
{
}

void ReviewsController::addTo(RouteTable &table)
{
    table.add({"POST",
               "/api/v1/videos/{id}/reviews",
               Access::Coach,
               [this](const ApiRequest &request) { return add(request); },
               {.operation = "createReview",
                .tag = "reviews",
                .summary = "Begin a review of a video",
                .request = "ReviewCreate",
                .response = "Review",
                .status = 201},
               kBodyBytes});
    table.add({"GET",
               "/api/v1/videos/{id}/reviews",
               Access::Viewer,
               [this](const ApiRequest &request) { return list(request); },
               {.operation = "listReviews",
                .tag = "reviews",
                .summary = "Reviews of a video, newest first",
                .query = "status limit offset",
                .response = "ReviewPage"},
               0});
    table.add({"GET",
               "/api/v1/reviews/{id}",
               Access::Viewer,
               [this](const ApiRequest &request) { return show(request); },
               {.operation = "getReview", .tag = "reviews", .summary = "One review", .response = "Review"},
               0});
    table.add(
        {"PATCH",
         "/api/v1/reviews/{id}",
         Access::Coach,
         [this](const ApiRequest &request) { return update(request); },
         {.operation = "updateReview", .tag = "reviews", .summary = "Change a review", .request = "ReviewPatch", .response = "Review"},
         kBodyBytes});
    table.add({"DELETE",
               "/api/v1/reviews/{id}",
               Access::Coach,
               [this](const ApiRequest &request) { return remove(request); },
               {.operation = "deleteReview", .tag = "reviews", .summary = "Take a review away", .status = 204},
               64 << 10});
}

Result<HttpReply> ReviewsController::add(const ApiRequest &request)
{
    const Result<AssetId> asset = request.id<AssetId>();
    if (!asset) return fail(asset.error());
    VisibleLibrary library = libraryOf(request);
    if (const auto seen = library.asset(*asset); !seen) return fail(seen.error());
    const Result<QJsonObject> body = request.json();
    if (!body) return fail(body.error());
    if (Result<void> named = ApiRequest::checkNames(*body, {u"title"_s, u"status"_s, u"notes"_s}); !named)
        return fail(std::move(named.error()));
    Result<ReviewDraft> draft = reviewDraftFromJson(*body);
    if (!draft) return fail(std::move(draft.error()));
    draft->asset = *asset;
    draft->author = library.author();
    const Result<Review> added = waitFor(m_backend.reviews().add(*draft));
    if (!added) return fail(added.error());
    HttpReply reply = revisionReply(toJson(*added), added->revision, 201);
    return reply.with("Location", "/api/v1/reviews/" + added->id.toString().toLatin1());
}

Result<HttpReply> ReviewsController::list(const ApiRequest &request)
{
    const Result<AssetId> asset = request.id<AssetId>();
    if (!asset) return fail(asset.error());
    if (const auto seen = libraryOf(request).asset(*asset); !seen) return fail(seen.error());
    ReviewQuery query{.asset = *asset};
    if (Result<void> read = readPaging(request, query); !read) return fail(std::move(read.error()));
    const auto status = request.queryEnum<ReviewStatus>("status"_L1);
    if (!status) return fail(status.error());
    query.status = *status;
    const Result<Page<Review>> page = waitFor(m_backend.reviews().list(query));
    if (!page) return fail(page.error());
    return pageReply(*page, query, toJson<Review>);
}

Result<HttpReply> ReviewsController::show(const ApiRequest &request)
{
    const Result<ReviewId> id = request.id<ReviewId>();
    if (!id) return fail(id.error());
    const Result<Review> review = libraryOf(request).review(*id);
    if (!review) return fail(review.error());
    return revisionReply(toJson(*review), review->revision);
}

Result<HttpReply> ReviewsController::update(const ApiRequest &request)
{
    const Result<ReviewId> id = request.id<ReviewId>();
    if (!id) return fail(id.error());
    const Result<Review> review = libraryOf(request).review(*id, VisibleLibrary::Use::Change);
    if (!review) return fail(review.error());
    const Result<int> revision = request.revision();
    if (!revision) return fail(revision.error());
    const Result<QJsonObject> body = request.json();
    if (!body) return fail(body.error());
    const Result<QJsonObject> part = editablePart(*body, toJson(*review), {u"title"_s, u"status"_s, u"notes"_s});
    if (!part) return fail(part.error());
    const Result<ReviewPatch> patch = reviewPatchFromJson(*part);
    if (!patch) return fail(patch.error());
    const Result<Review> changed = waitFor(m_backend.reviews().update(*id, *patch, *revision));
    if (!changed) return fail(changed.error());
    return revisionReply(toJson(*changed), changed->revision);
}

Result<HttpReply> ReviewsController::remove(const ApiRequest &request)
{
    const Result<ReviewId> id = request.id<ReviewId>();
    if (!id) return fail(id.error());
    if (const auto seen = libraryOf(request).review(*id, VisibleLibrary::Use::Change); !seen) return fail(seen.error());
    const Result<std::optional<int>> revision = givenRevision(request);
    if (!revision) return fail(revision.error());
    if (Result<void> removed = waitFor(m_backend.reviews().remove(*id, *revision)); !removed) return fail(std::move(removed.error()));
    return emptyReply();
}

}  // namespace chalkreel
