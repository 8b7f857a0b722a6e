#pragma once

#include "core/security/accounts.h"
#include "server/api/reply.h"
#include "server/api/route.h"

namespace chalkreel {

/// A handler of what only a server with accounts has. NotFound on one without.
inline ApiHandler withAccounts(Accounts *accounts, std::function<Result<HttpReply>(Accounts &, const ApiRequest &)> handler)
{
    return [accounts, handler = std::move(handler)](const ApiRequest &request) -> Result<HttpReply> {
        if (!accounts) return fail(ErrorCode::NotFound, QStringLiteral("This server was started without accounts."));
        return handler(*accounts, request);
    };
}

/// One part of a list that is in memory as a whole, as `limit` and `offset` of the request say.
template <HasFields T>
Result<HttpReply> partReply(const ApiRequest &request, const QList<T> &all)
{
    const Result<int> limit = request.queryNumber(QLatin1StringView{"limit"}, 1, 200, 50);
    if (!limit) return fail(limit.error());
    const Result<int> offset = request.queryNumber(QLatin1StringView{"offset"}, 0, std::numeric_limits<int>::max(), 0);
    if (!offset) return fail(offset.error());
    return jsonReply(QJsonObject{{QStringLiteral("items"), JsonCodec<QList<T>>::write(all.mid(*offset, *limit))},
                                 {QStringLiteral("total"), all.size()},
                                 {QStringLiteral("limit"), *limit},
                                 {QStringLiteral("offset"), *offset}});
}

}  // namespace chalkreel
