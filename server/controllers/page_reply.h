#pragma once

#include "core/model/queries.h"
#include "server/api/api_request.h"
#include "server/api/reply.h"

namespace chalkreel {

/// `limit` and `offset` into a query of the core.
template <typename Query>
Result<void> readPaging(const ApiRequest &request, Query &query)
{
    const Result<int> limit = request.queryNumber(QLatin1StringView{"limit"}, 1, kLargestPage, query.limit);
    if (!limit) return fail(limit.error());
    const Result<int> offset = request.queryNumber(QLatin1StringView{"offset"}, 0, std::numeric_limits<int>::max(), 0);
    if (!offset) return fail(offset.error());
    query.limit = *limit;
    query.offset = *offset;
    return {};
}

/// {"items", "total", "limit", "offset"} and the event sequence that the list shows.
template <typename T, typename Query, typename ToJson>
HttpReply pageReply(const Page<T> &page, const Query &query, ToJson &&itemJson)
{
    QJsonArray items;
    for (const T &item : page.items) items.append(itemJson(item));
    HttpReply reply = jsonReply(QJsonObject{{QStringLiteral("items"), items},
                                            {QStringLiteral("total"), page.total},
                                            {QStringLiteral("limit"), query.limit},
                                            {QStringLiteral("offset"), query.offset}});
    return reply.with("X-Event-Sequence", QByteArray::number(page.sequence));
}

}  // namespace chalkreel
