#pragma once

#include "server/api/api_request.h"

namespace chalkreel {

/// The revision in If-Match; nothing when it was not sent, which deleting allows.
inline Result<std::optional<int>> givenRevision(const ApiRequest &request)
{
    if (request.head.count("If-Match") == 0) return std::optional<int>{};
    const Result<int> revision = request.revision();
    if (!revision) return fail(revision.error());
    return *revision;
}

}  // namespace chalkreel
