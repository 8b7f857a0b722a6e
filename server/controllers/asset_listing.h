#pragma once

#include "core/model/queries.h"
#include "server/api/api_request.h"
#include "server/controllers/visible_library.h"

namespace chalkreel {

/// The query of a list of assets: status, tag, folder (an id, or "none"), q, created_after, deleted, sort, limit, offset,
/// narrowed to what this person may see. An admin may narrow it by `owner`.
[[nodiscard]] Result<AssetQuery> assetQueryOf(const ApiRequest &request, VisibleLibrary &library);

/// {items, total, limit, offset, sequence, epoch}, and the sequence as a header.
[[nodiscard]] HttpReply pageReply(const QJsonArray &items, const Page<Asset> &page, const AssetQuery &query);

}  // namespace chalkreel
