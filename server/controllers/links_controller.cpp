#include "server/controllers/links_controller.h"

#include "server/api/reply.h"
#include "server/controllers/request_bodies.h"
#include "server/controllers/visible_library.h"

#include <algorithm>

namespace chalkreel {
namespace {

Result<LinksInput> inputOf(const ApiRequest &request)
{
    if (request.body.isEmpty()) return LinksInput{};
    Result<LinksInput> input = request.jsonAs<LinksInput>();
    if (input && (input->expiresIn < 1 || input->expiresIn > kLongestLinkLife))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("“expires_in” has to be from 1 to %1 seconds.").arg(kLongestLinkLife));
    return input;
}

}  // namespace

LinksController::LinksController(Backend &backend, Accounts *accounts)
    : m_backend{backend}
    , m_urls{accounts}
{
}

void LinksController::addTo(RouteTable &table)
{
    table.add({"POST",
               "/api/v1/videos/{id}/links",
               Access::Viewer,
               ApiHandler{[this](const ApiRequest &request) { return create(request); }},
               {.operation = "createVideoLinks",
                .tag = "videos",
                .summary = "Addresses of a video's files that need no header until they run out, or the caller signs out",
                .request = "LinksInput",
                .response = "VideoLinks",
                .status = 201,
                .isBodyOptional = true}});
}

Result<HttpReply> LinksController::create(const ApiRequest &request)
{
    const Result<AssetId> id = request.id<AssetId>();
    if (!id) return fail(id.error());
    VisibleLibrary library{m_backend, request.principal};
    const Result<AssetDetails> details = library.asset(*id);
    if (!details) return fail(details.error());
    const Result<LinksInput> input = inputOf(request);
    if (!input) return fail(input.error());

    const std::chrono::seconds life{input->expiresIn};
    QDateTime expires = QDateTime::currentDateTimeUtc().addSecs(life.count());
    if (request.principal.expires.isValid()) expires = std::min(expires, request.principal.expires);
    QJsonObject links;
    for (const RenditionKind kind : input->renditions.value_or(details->asset.renditions)) {
        if (!details->asset.renditions.contains(kind))
            return fail(ErrorCode::NotFound, QStringLiteral("There is no “%1” of this video.").arg(nameOf(kind)));
        if (const std::optional<QString> url = m_urls.of(request, *id, kind, life)) links.insert(nameOf(kind), *url);
    }
    return jsonReply(QJsonObject{{QStringLiteral("video_id"), id->toString()},
                                 {QStringLiteral("expires_at"), JsonCodec<QDateTime>::write(expires)},
                                 {QStringLiteral("links"), links}},
                     201);
}

}  // namespace chalkreel
