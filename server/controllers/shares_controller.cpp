#include "server/controllers/shares_controller.h"

#include "core/security/shares.h"
#include "server/controllers/account_bodies.h"
#include "server/controllers/account_rows.h"
#include "server/controllers/visible_library.h"

namespace chalkreel {
namespace {

constexpr qint64 kBodyBytes = qint64{16} << 10;

/// The video of the path, which the asker has to see.
Result<AssetId> videoOf(Backend &backend, const ApiRequest &request)
{
    const Result<AssetId> id = request.id<AssetId>();
    if (!id) return fail(id.error());
    const Result<AssetDetails> details = VisibleLibrary{backend, request.principal}.asset(*id);
    if (!details) return fail(details.error());
    return *id;
}

Result<HttpReply> list(Backend &backend, Accounts &accounts, const ApiRequest &request)
{
    const Result<AssetId> video = videoOf(backend, request);
    if (!video) return fail(video.error());
    const Result<QList<ShareLink>> shares = accounts.shares().list(request.principal, *video);
    if (!shares) return fail(shares.error());
    return partReply(request, *shares);
}

Result<HttpReply> create(Backend &backend, Accounts &accounts, const ApiRequest &request)
{
    const Result<AssetId> video = videoOf(backend, request);
    if (!video) return fail(video.error());
    Result<NewShareBody> body = NewShareBody{};
    if (!request.body.isEmpty()) body = request.jsonAs<NewShareBody>();
    if (!body) return fail(body.error());
    const Result<CreatedShare> created = accounts.shares().create(
        request.principal, {.asset = *video, .label = body->label, .password = body->password, .expires = body->expires},
        request.clientAddress);
    if (!created) return fail(created.error());
    QJsonObject answer = toJson(created->share);
    answer.insert(QStringLiteral("token"), created->token);
    answer.insert(QStringLiteral("url"), QString{request.origin % QStringLiteral("/r/") % created->token});
    return jsonReply(answer, 201);
}

Result<HttpReply> remove(Accounts &accounts, const ApiRequest &request)
{
    const Result<CredentialId> id = request.id<CredentialId>();
    if (!id) return fail(id.error());
    if (const Result<void> removed = accounts.shares().remove(request.principal, *id, request.clientAddress); !removed)
        return fail(removed.error());
    return emptyReply();
}

Result<HttpReply> visit(Accounts &accounts, const ApiRequest &request)
{
    const Result<OpenShareBody> body = request.jsonAs<OpenShareBody>();
    if (!body) return fail(body.error());
    const Result<ShareVisit> visited = accounts.shares().visit(body->token, body->password, request.clientAddress);
    if (!visited) return fail(visited.error());
    return jsonReply(QJsonObject{{QStringLiteral("access_token"), visited->bearer},
                                 {QStringLiteral("token_type"), QStringLiteral("bearer")},
                                 {QStringLiteral("access_expires"), JsonCodec<QDateTime>::write(visited->expires)},
                                 {QStringLiteral("video_id"), visited->share.asset.toString()},
                                 {QStringLiteral("label"), visited->share.label}});
}

}  // namespace

SharesController::SharesController(Backend &backend, Accounts *accounts)
    : m_backend{backend}
    , m_accounts{accounts}
{
}

void SharesController::addTo(RouteTable &table)
{
    const auto ofVideo = [&](auto handler) {
        return withAccounts(m_accounts, [&backend = m_backend, handler](Accounts &accounts, const ApiRequest &request) {
            return handler(backend, accounts, request);
        });
    };
    table.add({"GET",
               "/api/v1/videos/{id}/share",
               Access::Viewer,
               ofVideo(list),
               {.operation = "listShares",
                .tag = "shares",
                .summary = "The links to a video that one made",
                .query = "limit offset",
                .response = "ShareList"},
               0});
    table.add({"POST",
               "/api/v1/videos/{id}/share",
               Access::Coach,
               ofVideo(create),
               {.operation = "createShare",
                .tag = "shares",
                .summary = "A link by which whoever has it sees this video; its token is shown this once",
                .request = "NewShare",
                .response = "CreatedShare",
                .status = 201,
                .isBodyOptional = true},
               kBodyBytes});
    table.add({"DELETE",
               "/api/v1/shares/{id}",
               Access::Coach,
               withAccounts(m_accounts, remove),
               {.operation = "deleteShare", .tag = "shares", .summary = "Remove a link: it ends at once", .status = 204},
               0});
    table.add({"POST",
               "/api/v1/shares/open",
               Access::Public,
               withAccounts(m_accounts, visit),
               {.operation = "openShare",
                .tag = "shares",
                .summary = "What a link's token, and its password if it has one, let see: a bearer for that one video",
                .request = "OpenShare",
                .response = "ShareVisit"},
               kBodyBytes});
}

}  // namespace chalkreel
