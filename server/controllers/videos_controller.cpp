#include "server/controllers/videos_controller.h"

#include "core/security/accounts.h"
#include "core/security/shares.h"
#include "server/api/reply.h"
#include "server/controllers/aliases.h"
#include "server/controllers/asset_listing.h"
#include "server/controllers/video_json.h"

#include <algorithm>

namespace chalkreel {
namespace {

Result<AssetDetails> assetOf(const ApiRequest &request, VisibleLibrary &library)
{
    const Result<AssetId> id = request.id<AssetId>();
    return id ? library.asset(*id) : fail(id.error());
}

bool isSha256(const QString &text)
{
    return text.size() == 64 && std::ranges::all_of(text, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

/// In JSON a null folder is "in none", which std::optional alone reads as "leave it".
Result<AssetPatch> patchOf(const ApiRequest &request)
{
    Result<AssetPatch> patch = request.jsonAs<AssetPatch>();
    if (!patch) return patch;
    const Result<QJsonObject> object = request.json();
    if (!object) return fail(object.error());
    for (auto it = object->begin(); it != object->end(); ++it) {
        if (!it->isNull()) continue;
        if (it.key() != QLatin1StringView{"folder_id"})
            return fail(ErrorCode::InvalidArgument, QStringLiteral("“%1” may not be null.").arg(it.key()));
        patch->folder = FolderId{};
    }
    return patch;
}

}  // namespace

VideosController::VideosController(Backend &backend, Accounts *accounts)
    : m_backend{backend}
    , m_accounts{accounts}
{
}

void VideosController::addTo(RouteTable &table)
{
    const auto on = [this](Result<HttpReply> (VideosController::*handler)(const ApiRequest &)) {
        return ApiHandler{[this, handler](const ApiRequest &request) { return (this->*handler)(request); }};
    };
    table.add({"GET",
               "/api/v1/videos",
               Access::Viewer,
               on(&VideosController::list),
               {.operation = "listVideos",
                .tag = "videos",
                .summary = "The videos that one may see, filtered and sorted",
                .query = "status tag folder q created_after deleted owner sort limit offset",
                .response = "VideoPage"},
               0});
    table.add({"GET",
               "/api/v1/videos/exists",
               Access::Viewer,
               on(&VideosController::exists),
               {.operation = "findVideoBySha256",
                .tag = "videos",
                .summary = "Whether the caller has a file with these bytes already, outside of the bin",
                .query = "sha256",
                .response = "VideoExists"},
               0});
    table.add({"GET",
               "/api/v1/library/counts",
               Access::Viewer,
               on(&VideosController::counts),
               {.operation = "getLibraryCounts",
                .tag = "library",
                .summary = "How many videos there are, by state, folder and tag",
                .response = "LibraryCounts"},
               0});
    addWithAliases(table,
                   {"GET",
                    "/api/v1/videos/{id}",
                    Access::Link,
                    on(&VideosController::get),
                    {.operation = "getVideo",
                     .tag = "videos",
                     .summary = "One video with all that is known of it; its ETag is its revision",
                     .response = "VideoDetails"},
                    0},
                   {"/api/videos/{id}"});
    table.add({"PATCH",
               "/api/v1/videos/{id}",
               Access::Coach,
               on(&VideosController::update),
               {.operation = "updateVideo",
                .tag = "videos",
                .summary = "Changes title, description, folder or tags; needs If-Match",
                .request = "VideoPatch",
                .response = "Video"}});
    table.add({"DELETE",
               "/api/v1/videos/{id}",
               Access::Coach,
               on(&VideosController::remove),
               {.operation = "deleteVideo",
                .tag = "videos",
                .summary = "Into the bin; for admins with purge=true for good, with all files",
                .query = "purge",
                .status = 204},
               0});
    table.add({"POST",
               "/api/v1/videos/{id}/restore",
               Access::Coach,
               on(&VideosController::restore),
               {.operation = "restoreVideo", .tag = "videos", .summary = "Out of the bin", .response = "Video"}});
    addWithAliases(table,
                   {"GET",
                    "/api/v1/videos/{id}/metadata",
                    Access::Viewer,
                    on(&VideosController::metadata),
                    {.operation = "getVideoMetadata",
                     .tag = "videos",
                     .summary = "What the file says of itself: format, streams, rotation, frame rate, and the colour histogram",
                     .response = "VideoMetadata"},
                    0},
                   {"/api/videos/{id}/metadata"});
}

Result<HttpReply> VideosController::list(const ApiRequest &request)
{
    VisibleLibrary library{m_backend, request.principal};
    const Result<AssetQuery> query = assetQueryOf(request, library);
    if (!query) return fail(query.error());
    const Result<Page<Asset>> page = waitFor(m_backend.library().list(*query));
    if (!page) return fail(page.error());
    QJsonArray items;
    for (const Asset &asset : page->items) items.append(videoJson(asset, request.principal));
    return pageReply(items, *page, *query);
}

Result<HttpReply> VideosController::exists(const ApiRequest &request)
{
    const QString sha256 = request.query(QLatin1StringView{"sha256"}).toLower();
    if (!isSha256(sha256)) return fail(ErrorCode::InvalidArgument, QStringLiteral("“sha256” has to be 64 hexadecimal digits."));
    const auto found = waitFor(m_backend.library().findBySha256(request.principal.owner(), sha256));
    if (!found) return fail(found.error());
    const bool isThere = found->has_value();
    return jsonReply(QJsonObject{{QStringLiteral("exists"), isThere},
                                 {QStringLiteral("id"), isThere ? QJsonValue{(*found)->id.toString()} : QJsonValue{}},
                                 {QStringLiteral("video"), isThere ? QJsonValue{videoJson(**found, request.principal)} : QJsonValue{}}});
}

Result<HttpReply> VideosController::counts(const ApiRequest &request)
{
    VisibleLibrary library{m_backend, request.principal};
    const Result<LibraryCounts> counts = waitFor(m_backend.library().counts(library.owner()));
    if (!counts) return fail(counts.error());
    return jsonReply(*counts);
}

Result<HttpReply> VideosController::get(const ApiRequest &request)
{
    VisibleLibrary library{m_backend, request.principal};
    const Result<AssetDetails> details = assetOf(request, library);
    if (!details) return fail(details.error());
    return revisionReply(videoDetailsJson(*details, request.principal), details->asset.revision);
}

Result<HttpReply> VideosController::update(const ApiRequest &request)
{
    VisibleLibrary library{m_backend, request.principal};
    const Result<AssetDetails> details = assetOf(request, library);
    if (!details) return fail(details.error());
    const Result<int> revision = request.revision();
    if (!revision) return fail(revision.error());
    const Result<AssetPatch> patch = patchOf(request);
    if (!patch) return fail(patch.error());
    if (patch->folder && !patch->folder->isNull())
        if (const Result<Folder> folder = library.folder(*patch->folder); !folder) return fail(folder.error());
    const Result<Asset> changed = waitFor(m_backend.library().update(details->asset.id, *patch, *revision));
    if (!changed) return fail(changed.error());
    return revisionReply(videoJson(*changed, request.principal), changed->revision);
}

Result<HttpReply> VideosController::remove(const ApiRequest &request)
{
    VisibleLibrary library{m_backend, request.principal};
    const Result<AssetDetails> details = assetOf(request, library);
    if (!details) return fail(details.error());
    const Result<bool> isPurge = request.queryFlag(QLatin1StringView{"purge"});
    if (!isPurge) return fail(isPurge.error());
    if (*isPurge && !request.principal.isAdmin())
        return fail(ErrorCode::Forbidden,
                    QStringLiteral("Only an admin may remove a video for good. Without “purge” it goes into the bin."));
    const QList<AssetId> ids{details->asset.id};
    if (const Result<void> removed = waitFor(m_backend.library().remove(ids)); !removed) return fail(removed.error());
    if (!*isPurge) return emptyReply();
    if (const Result<void> purged = waitFor(m_backend.library().purge(ids)); !purged) return fail(purged.error());
    if (m_accounts)
        if (const Result<void> unshared = m_accounts->shares().removeOf(details->asset.id); !unshared) return fail(unshared.error());
    return emptyReply();
}

Result<HttpReply> VideosController::restore(const ApiRequest &request)
{
    VisibleLibrary library{m_backend, request.principal};
    const Result<AssetDetails> details = assetOf(request, library);
    if (!details) return fail(details.error());
    if (const Result<void> restored = waitFor(m_backend.library().restore({details->asset.id})); !restored) return fail(restored.error());
    const Result<AssetDetails> now = library.asset(details->asset.id);
    if (!now) return fail(now.error());
    return revisionReply(videoJson(now->asset, request.principal), now->asset.revision);
}

Result<HttpReply> VideosController::metadata(const ApiRequest &request)
{
    VisibleLibrary library{m_backend, request.principal};
    const Result<AssetDetails> details = assetOf(request, library);
    if (!details) return fail(details.error());
    if (details->metadata.isEmpty())
        return fail(ErrorCode::NotFound, details->asset.status == AssetStatus::Failed
                                             ? QStringLiteral("This file could not be read, so there is no metadata.")
                                             : QStringLiteral("The metadata of this file is not extracted yet."));
    return jsonReply(fullMetadata(*details));
}

}  // namespace chalkreel
