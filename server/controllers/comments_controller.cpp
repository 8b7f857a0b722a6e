#include "server/controllers/comments_controller.h"

#include "server/api/reply.h"
#include "server/controllers/annotation_json.h"
#include "server/controllers/page_reply.h"
#include "server/controllers/revisions.h"

namespace chalkreel {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kBodyBytes = 512 << 10;  // room for the longest text, escaped

}  // namespace

CommentsController::CommentsController(Backend &backend)
    : m_backend{backend}
{
}

void CommentsController::addTo(RouteTable &table)
{
    table.add({"POST",
               "/api/v1/videos/{id}/comments",
               Access::Coach,
               [this](const ApiRequest &request) { return add(request); },
               {.operation = "createComment",
                .tag = "comments",
                .summary = "Say something at a time of a video, or answer",
                .request = "CommentCreate",
                .response = "Comment",
                .status = 201},
               kBodyBytes});
    table.add({"GET",
               "/api/v1/videos/{id}/comments",
               Access::Viewer,
               [this](const ApiRequest &request) { return list(request); },
               {.operation = "listComments",
                .tag = "comments",
                .summary = "Remarks on a video by time, answers after what they answer",
                .query = "is_done limit offset",
                .response = "CommentPage"},
               0});
    table.add({"GET",
               "/api/v1/comments/{id}",
               Access::Viewer,
               [this](const ApiRequest &request) { return show(request); },
               {.operation = "getComment", .tag = "comments", .summary = "One comment", .response = "Comment"},
               0});
    table.add(
        {"PATCH",
         "/api/v1/comments/{id}",
         Access::Coach,
         [this](const ApiRequest &request) { return update(request); },
         {.operation = "updateComment", .tag = "comments", .summary = "Change a comment", .request = "CommentPatch", .response = "Comment"},
         kBodyBytes});
    table.add({"DELETE",
               "/api/v1/comments/{id}",
               Access::Coach,
               [this](const ApiRequest &request) { return remove(request); },
               {.operation = "deleteComment", .tag = "comments", .summary = "Take a comment away, with its answers", .status = 204},
               64 << 10});
}

Result<HttpReply> CommentsController::add(const ApiRequest &request)
{
    const Result<AssetId> asset = request.id<AssetId>();
    if (!asset) return fail(asset.error());
    VisibleLibrary library = libraryOf(request);
    if (const auto seen = library.asset(*asset); !seen) return fail(seen.error());
    const Result<QJsonObject> body = request.json();
    if (!body) return fail(body.error());
    if (Result<void> named =
            ApiRequest::checkNames(*body, {u"text"_s, u"timestamp"_s, u"end_timestamp"_s, u"parent_id"_s, u"category"_s, u"color"_s});
        !named)
        return fail(std::move(named.error()));
    Result<CommentDraft> draft = commentDraftFromJson(*body);
    if (!draft) return fail(std::move(draft.error()));
    draft->asset = *asset;
    draft->author = library.author();
    const Result<Comment> added = waitFor(m_backend.comments().add(*draft));
    if (!added) return fail(added.error());
    HttpReply reply = revisionReply(toJson(*added), added->revision, 201);
    return reply.with("Location", "/api/v1/comments/" + added->id.toString().toLatin1());
}

Result<HttpReply> CommentsController::list(const ApiRequest &request)
{
    const Result<AssetId> asset = request.id<AssetId>();
    if (!asset) return fail(asset.error());
    if (const auto seen = libraryOf(request).asset(*asset); !seen) return fail(seen.error());
    CommentQuery query{.asset = *asset};
    if (Result<void> read = readPaging(request, query); !read) return fail(std::move(read.error()));
    if (request.hasQuery("is_done"_L1)) {
        const Result<bool> isDone = request.queryFlag("is_done"_L1);
        if (!isDone) return fail(isDone.error());
        query.isDone = *isDone;
    }
    const Result<Page<Comment>> page = waitFor(m_backend.comments().list(query));
    if (!page) return fail(page.error());
    return pageReply(*page, query, toJson<Comment>);
}

Result<HttpReply> CommentsController::show(const ApiRequest &request)
{
    const Result<CommentId> id = request.id<CommentId>();
    if (!id) return fail(id.error());
    const Result<Comment> comment = libraryOf(request).comment(*id);
    if (!comment) return fail(comment.error());
    return revisionReply(toJson(*comment), comment->revision);
}

Result<HttpReply> CommentsController::update(const ApiRequest &request)
{
    const Result<CommentId> id = request.id<CommentId>();
    if (!id) return fail(id.error());
    const Result<Comment> comment = libraryOf(request).comment(*id, VisibleLibrary::Use::Change);
    if (!comment) return fail(comment.error());
    const Result<int> revision = request.revision();
    if (!revision) return fail(revision.error());
    const Result<QJsonObject> body = request.json();
    if (!body) return fail(body.error());
    const Result<QJsonObject> part =
        editablePart(*body, toJson(*comment), {u"text"_s, u"timestamp"_s, u"end_timestamp"_s, u"category"_s, u"color"_s, u"is_done"_s});
    if (!part) return fail(part.error());
    const Result<CommentPatch> patch = commentPatchFromJson(*part);
    if (!patch) return fail(patch.error());
    const Result<Comment> changed = waitFor(m_backend.comments().update(*id, *patch, *revision));
    if (!changed) return fail(changed.error());
    return revisionReply(toJson(*changed), changed->revision);
}

Result<HttpReply> CommentsController::remove(const ApiRequest &request)
{
    const Result<CommentId> id = request.id<CommentId>();
    if (!id) return fail(id.error());
    if (const auto seen = libraryOf(request).comment(*id, VisibleLibrary::Use::Change); !seen) return fail(seen.error());
    const Result<std::optional<int>> revision = givenRevision(request);
    if (!revision) return fail(revision.error());
    if (Result<void> removed = waitFor(m_backend.comments().remove(*id, *revision)); !removed) return fail(std::move(removed.error()));
    return emptyReply();
}

}  // namespace chalkreel
