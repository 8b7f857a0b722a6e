#include "server/controllers/tokens_controller.h"

#include "core/security/api_tokens.h"
#include "server/controllers/account_bodies.h"
#include "server/controllers/account_rows.h"

namespace chalkreel {
namespace {

constexpr qint64 kBodyBytes = qint64{16} << 10;

Result<HttpReply> list(Accounts &accounts, const ApiRequest &request)
{
    const Result<QList<ApiToken>> tokens = accounts.apiTokens().list(request.principal);
    if (!tokens) return fail(tokens.error());
    return partReply(request, *tokens);
}

Result<HttpReply> create(Accounts &accounts, const ApiRequest &request)
{
    const Result<NewTokenBody> body = request.jsonAs<NewTokenBody>();
    if (!body) return fail(body.error());
    const Result<CreatedApiToken> created = accounts.apiTokens().create(
        request.principal, {.name = body->name, .scope = body->scope, .expires = body->expires}, request.clientAddress);
    if (!created) return fail(created.error());
    QJsonObject answer = toJson(created->token);
    answer.insert(QStringLiteral("secret"), created->secret);
    return jsonReply(answer, 201);
}

Result<HttpReply> remove(Accounts &accounts, const ApiRequest &request)
{
    const Result<CredentialId> id = request.id<CredentialId>();
    if (!id) return fail(id.error());
    if (const Result<void> removed = accounts.apiTokens().remove(request.principal, *id, request.clientAddress); !removed)
        return fail(removed.error());
    return emptyReply();
}

}  // namespace

TokensController::TokensController(Accounts *accounts)
    : m_accounts{accounts}
{
}

void TokensController::addTo(RouteTable &table)
{
    table.add({"GET",
               "/api/v1/tokens",
               Access::Viewer,
               withAccounts(m_accounts, list),
               {.operation = "listTokens",
                .tag = "tokens",
                .summary = "One's own API tokens, without their secrets",
                .query = "limit offset",
                .response = "TokenList"},
               0});
    table.add({"POST",
               "/api/v1/tokens",
               Access::Viewer,
               withAccounts(m_accounts, create),
               {.operation = "createToken",
                .tag = "tokens",
                .summary = "A new API token; its secret is shown this once. Needs to be signed in with the password",
                .request = "NewToken",
                .response = "CreatedToken",
                .status = 201},
               kBodyBytes});
    table.add({"DELETE",
               "/api/v1/tokens/{id}",
               Access::Viewer,
               withAccounts(m_accounts, remove),
               {.operation = "deleteToken", .tag = "tokens", .summary = "Remove an API token: it ends at once", .status = 204},
               0});
}

}  // namespace chalkreel
