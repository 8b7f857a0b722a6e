#include "server/controllers/media_assets_controller.h"

#include "server/api/reply.h"
#include "server/controllers/asset_listing.h"
#include "server/controllers/video_json.h"

namespace chalkreel {
namespace {

constexpr std::chrono::hours kLinkLife{1};  // as there

}  // namespace

MediaAssetsController::MediaAssetsController(Backend &backend, Accounts *accounts)
    : m_backend{backend}
    , m_urls{accounts}
{
}

void MediaAssetsController::addTo(RouteTable &table)
{
    table.add({"GET",
               "/api/v1/media",
               Access::Viewer,
               ApiHandler{[this](const ApiRequest &request) { return list(request); }},
               {.operation = "listMedia",
                .tag = "media",
                .summary = "Media assets, with addresses of their files that are good for an hour",
                .query = "status tag folder q created_after deleted owner sort limit offset",
                .response = "MediaAssetPage"},
               0});
    table.add({"GET",
               "/api/v1/media/{id}",
               Access::Viewer,
               ApiHandler{[this](const ApiRequest &request) { return get(request); }},
               {.operation = "getMedia",
                .tag = "media",
                .summary = "One media asset, with addresses of its files that are good for an hour",
                .response = "MediaAsset"},
               0});
}

QJsonObject MediaAssetsController::json(const ApiRequest &request, const AssetDetails &details) const
{
    const AssetId id = details.asset.id;
    return mediaAssetJson(details, m_urls.of(request, id, RenditionKind::Original, kLinkLife).value_or(QString{}),
                          m_urls.of(request, id, RenditionKind::Thumbnail, kLinkLife).value_or(QString{}));
}

Result<HttpReply> MediaAssetsController::list(const ApiRequest &request)
{
    VisibleLibrary library{m_backend, request.principal};
    const Result<AssetQuery> query = assetQueryOf(request, library);
    if (!query) return fail(query.error());
    const Result<Page<Asset>> page = waitFor(m_backend.library().list(*query));
    if (!page) return fail(page.error());
    QList<Async<AssetDetails>> asked;
    for (const Asset &asset : page->items) asked.append(m_backend.library().details(asset.id));
    QJsonArray items;
    for (qsizetype i = 0; i < asked.size(); ++i) {
        const Result<AssetDetails> details = waitFor(asked[i]);
        // One that was purged a moment ago is shown as the list had it.
        items.append(json(request, details ? *details : AssetDetails{.asset = page->items[i]}));
    }
    return pageReply(items, *page, *query);
}

Result<HttpReply> MediaAssetsController::get(const ApiRequest &request)
{
    const Result<AssetId> id = request.id<AssetId>();
    if (!id) return fail(id.error());
    VisibleLibrary library{m_backend, request.principal};
    const Result<AssetDetails> details = library.asset(*id);
    if (!details) return fail(details.error());
    return jsonReply(json(request, *details));
}

}  // namespace chalkreel
